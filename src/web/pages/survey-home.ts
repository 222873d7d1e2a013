/** A survey's home for those who run it: where it stands, the one next step, and what is missing. */
import { SURVEY_MOVES } from '../../services/surveys/moves.js';
import {
  missingForSurveyOpening,
  SURVEY_PARTS,
  type SurveyPart,
  type SurveySituation,
} from '../../services/surveys/readiness.js';
import type { Formats } from '../../shared/dates.js';
import type { PageLink, PageModel } from '../render.js';
import type { SurveyVisit } from '../visit.js';
import { counted } from './counted.js';
import { belowLabFrame } from './organiser-frame.js';
import { SURVEY_TAGS, surveyHome } from './survey-desk.js';

const STAGES = ['Questionnaire', 'Ready', 'Open', 'Closed'] as const;

const PART_NAMES: Readonly<Record<SurveyPart, string>> = {
  questionnaire: 'Questionnaire',
  about: 'What respondents are told',
  versions: 'Versions',
  links: 'Ways in',
  dates: 'Dates',
};

const PART_BUTTONS: Readonly<Record<SurveyPart, PageLink>> = {
  questionnaire: { text: 'Write the questionnaire', href: 'questionnaire' },
  about: { text: 'Write what respondents are told', href: 'about' },
  versions: { text: 'Publish a version', href: 'versions/publish' },
  links: { text: 'Open a way in', href: 'links' },
  dates: { text: 'Set the dates', href: 'dates' },
};

/** How a survey's pages write moments: in the lab's zone. */
export interface SurveyWords {
  readonly format: Formats;
  readonly zone: string;
}

export interface SurveyStep {
  readonly sentence: string;
  readonly button: PageLink | null;
}

/** The one next step of the survey. */
export function nextSurveyStep(situation: SurveySituation, { format, zone }: SurveyWords): SurveyStep {
  const { survey, versions, draft } = situation;
  const home = surveyHome(survey.slug);
  const [first] = missingForSurveyOpening(situation);
  const publish = { text: 'Publish the new version', href: `${home}/versions/publish` };
  if (survey.state === 'cancelled')
    return { sentence: 'This survey was cancelled. Nothing that was answered is used.', button: null };
  if (survey.state === 'closed')
    return {
      sentence: 'The survey is over. Its answers can be downloaded.',
      button: { text: 'Download the answers', href: `${home}/answers` },
    };
  if (survey.state === 'open')
    return draft !== undefined
      ? { sentence: 'It is open, and a new questionnaire waits to be published.', button: publish }
      : {
          sentence:
            survey.closes_at === null
              ? 'It is open until you close it.'
              : `It is open until ${format.moment(survey.closes_at, zone)}.`,
          button: { text: 'See the field report', href: `${home}/report` },
        };
  if (first !== undefined) {
    const { text, href } = PART_BUTTONS[first.part];
    return { sentence: `Before it can open: ${first.sentence}.`, button: { text, href: `${home}/${href}` } };
  }
  if (draft !== undefined && versions.length > 0)
    return { sentence: 'A new questionnaire waits to be published.', button: publish };
  if (survey.state === 'scheduled')
    return { sentence: `It opens by itself on ${format.moment(survey.opens_at ?? 0, zone)}.`, button: null };
  return survey.opens_at !== null && survey.opens_at > situation.now
    ? {
        sentence: 'Everything is there. It can open by itself.',
        button: { text: 'Let it open by itself', href: `${home}/move/schedule` },
      }
    : {
        sentence: 'Everything is there. It can open now.',
        button: { text: 'Open the survey', href: `${home}/move/open` },
      };
}

/** The home of the survey in this situation, for this visitor's role. */
export function surveyHomePage(
  visit: SurveyVisit,
  situation: SurveySituation,
  words: SurveyWords,
): PageModel {
  const { survey, role } = visit;
  const home = surveyHome(survey.slug);
  const isOrganiser = role === 'organiser';
  const next = nextSurveyStep(situation, words);
  const isOver = survey.state === 'closed' || survey.state === 'cancelled';
  return {
    ...belowLabFrame(visit),
    title: situation.settings.title.en,
    stages: { label: 'Stage of this survey', items: STAGES, current: stageOf(situation) },
    tag: SURVEY_TAGS[survey.state],
    next: isOrganiser ? next : { ...next, button: null },
    tasks: isOrganiser && !isOver ? tasksOf(situation, home, words) : [],
    links: linksOf(visit, situation.contacts > 0, home),
    fingerprint: situation.versions[0]?.fingerprint ?? null,
    moves: isOrganiser ? movesOf(situation, home, next) : [],
  };
}

function stageOf({ survey, versions }: SurveySituation): (typeof STAGES)[number] | null {
  if (survey.state === 'cancelled') return null;
  if (survey.state === 'open') return 'Open';
  if (survey.state === 'closed') return 'Closed';
  return versions.length > 0 ? 'Ready' : 'Questionnaire';
}

function tasksOf(situation: SurveySituation, home: string, words: SurveyWords) {
  const missing = missingForSurveyOpening(situation);
  return SURVEY_PARTS.map((part) => {
    const wanting = missing.some((thing) => thing.part === part);
    const isOptional = part === 'dates';
    return {
      text: PART_NAMES[part],
      href: `${home}/${part}`,
      hint: hintOf(part, situation, words),
      ...(wanting
        ? ({ status: 'To do', tone: 'needs-you' } as const)
        : isOptional && situation.survey.closes_at === null
          ? ({ status: 'Optional', tone: null } as const)
          : ({ status: 'Done', tone: 'good' } as const)),
    };
  });
}

function hintOf(part: SurveyPart, situation: SurveySituation, { format, zone }: SurveyWords): string {
  const { draft, versions, settings, consent, survey, contacts } = situation;
  const hints: Readonly<Record<SurveyPart, () => string>> = {
    questionnaire: () =>
      draft === undefined
        ? versions.length > 0
          ? 'As published'
          : 'Nothing asked yet'
        : `${draft.file_name}, not published yet`,
    about: () => (consent === undefined ? 'No consent yet' : `Consent wording ${consent.number}`),
    versions: () => (versions.length === 0 ? 'None published' : `Version ${versions[0]?.number}`),
    links: () =>
      [
        ...(settings.openLink ? ['Open link'] : []),
        ...(contacts > 0 ? [counted(format, contacts, 'personal link', 'personal links')] : []),
        ...(settings.panel === null ? [] : ['Panel']),
      ].join(', ') || 'None',
    dates: () =>
      survey.closes_at === null ? 'Closed by hand' : `Until ${format.shortMoment(survey.closes_at, zone)}`,
  };
  return hints[part]();
}

function linksOf(
  { survey, lab, role }: SurveyVisit,
  hasContacts: boolean,
  home: string,
): readonly PageLink[] {
  return [
    ...(survey.state === 'draft' ? [] : [{ text: 'Respondents’ first page', href: `/s/${survey.slug}` }]),
    ...(survey.state === 'draft' || survey.state === 'scheduled'
      ? []
      : [{ text: 'Field report', href: `${home}/report` }]),
    ...(role === 'organiser' && hasContacts
      ? [
          { text: 'Contacts', href: `${home}/contacts` },
          { text: 'Invitations and reminders', href: `${home}/mail` },
        ]
      : []),
    { text: 'Try it out', href: `${home}/try` },
    { text: 'Versions', href: `${home}/versions` },
    ...(role === 'observer' || survey.state === 'draft' || survey.state === 'scheduled'
      ? []
      : [
          { text: 'Workbench', href: `${home}/workbench` },
          { text: 'Comments', href: `${home}/comments` },
          { text: 'Answers', href: `${home}/answers` },
        ]),
    ...(role === 'organiser' && survey.state !== 'draft' && survey.state !== 'scheduled'
      ? [{ text: 'Erase on request', href: `${home}/erasure` }]
      : []),
    ...(role === 'organiser' ? [{ text: 'Who did what', href: `/manage/labs/${lab.slug}/audit` }] : []),
  ];
}

/** The moves that are possible now besides the next step. */
function movesOf(situation: SurveySituation, home: string, next: SurveyStep): readonly PageLink[] {
  return SURVEY_MOVES.filter(({ from }) => from.includes(situation.survey.state))
    .filter((move) => move.missing(situation).length === 0)
    .map((move) => ({ text: move.button, href: `${home}/move/${move.name}` }))
    .filter(({ href }) => href !== next.button?.href);
}
