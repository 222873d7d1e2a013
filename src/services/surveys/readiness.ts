/** What a survey still needs before respondents can meet it. */
import { countContacts } from '../../storage/survey-link-store.js';
import type { SurveyRow } from '../../storage/survey-store.js';
import type { ConsentRow, DraftRow, VersionRow } from '../../storage/survey-version-store.js';
import { findDraft, listVersions, newestConsent } from '../../storage/survey-version-store.js';
import type { Database } from '../../storage/tables.js';
import { type SurveySettings, settingsOf } from './settings.js';

/** The parts of a survey's set-up, in the order in which an organiser meets them; each has a page of that name. */
export const SURVEY_PARTS = ['questionnaire', 'about', 'versions', 'links', 'dates'] as const;
export type SurveyPart = (typeof SURVEY_PARTS)[number];

/** One thing that is missing, in words that follow "Before this step:". */
export interface SurveyMissing {
  readonly part: SurveyPart;
  readonly sentence: string;
}

/** A survey with everything that its moves are judged by. */
export interface SurveySituation {
  readonly survey: SurveyRow;
  readonly settings: SurveySettings;
  readonly draft: DraftRow | undefined;
  /** Newest first, without their content. */
  readonly versions: readonly Pick<VersionRow, 'number' | 'fingerprint' | 'published_at'>[];
  readonly consent: ConsentRow | undefined;
  /** Contacts whose personal links can be used. */
  readonly contacts: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The situation of a stored survey, as the given database sees it. */
export async function surveySituation(
  database: Database,
  survey: SurveyRow,
  now: number,
): Promise<SurveySituation> {
  return {
    survey,
    settings: settingsOf(survey),
    draft: await findDraft(database, survey.id),
    versions: await listVersions(database, survey.id),
    consent: await newestConsent(database, survey.id),
    contacts: await countContacts(database, survey.id),
    now,
  };
}

/** Everything that stands between this survey and its opening now; nothing when it can open. */
export function missingForSurveyOpening(situation: SurveySituation): readonly SurveyMissing[] {
  const { draft, versions, consent, settings, contacts, survey, now } = situation;
  const hasWay = settings.openLink || settings.panel !== null || contacts > 0;
  return [
    ...(draft === undefined && versions.length === 0
      ? [missing('questionnaire', 'write the questionnaire, or import one')]
      : []),
    ...(settings.minutes === null ? [missing('about', 'say how long it takes')] : []),
    ...(consent === undefined ? [missing('about', 'write what respondents agree to')] : []),
    ...(versions.length === 0 ? [missing('versions', 'publish the first version')] : []),
    ...(hasWay ? [] : [missing('links', 'give respondents a way in')]),
    ...(survey.closes_at !== null && survey.closes_at <= now
      ? [missing('dates', 'set a closing time that is still to come')]
      : []),
  ];
}

/** The same for opening it by the clock. */
export function missingForSurveySchedule(situation: SurveySituation): readonly SurveyMissing[] {
  const { opens_at: opensAt } = situation.survey;
  const noOpening = opensAt === null || opensAt <= situation.now;
  return [
    ...missingForSurveyOpening(situation),
    ...(noOpening ? [missing('dates', 'set an opening time that is still to come')] : []),
  ];
}

function missing(part: SurveyPart, sentence: string): SurveyMissing {
  return { part, sentence };
}
