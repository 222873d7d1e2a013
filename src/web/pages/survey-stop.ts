/** Why somebody cannot answer a survey here now, said kindly, with what to do instead. */

import type { Formats } from '../../shared/dates.js';
import type { Problem, ProblemCode } from '../../shared/problem.js';
import type { Translate } from '../../shared/text.js';
import type { SurveyRow } from '../../storage/survey-store.js';
import type { PageLink } from '../render.js';

/** What is known when a page has to say no. */
export interface SurveyStop {
  readonly problem: Problem;
  readonly survey: SurveyRow;
  readonly timeZone: string;
  /** The address of the survey's first page. */
  readonly home: string;
}

type NextStep = 'start' | 'resume' | 'withdraw';

const NEXT_STEPS: Partial<Record<ProblemCode, readonly NextStep[]>> = {
  'survey-closed': ['withdraw'],
  'survey-link-unknown': ['start', 'resume'],
  'survey-link-used': ['withdraw'],
  'survey-by-link-only': ['resume'],
  'no-response': ['start', 'resume'],
  'visit-ended': ['resume', 'start'],
  'survey-crowded': ['start', 'resume'],
  'form-stale': ['start'],
  'saved-elsewhere': ['start'],
};

/** For `pages/stopped`: a heading, sentences and links. */
export function surveyStopPage(stop: SurveyStop, words: { readonly t: Translate; readonly format: Formats }) {
  const { problem, home } = stop;
  const { t } = words;
  const heading = t(`problems.${problem.code}.title`);
  const text = t(`problems.${problem.code}.text`, problem.parameters);
  const moment = momentOf(stop, words);
  const links: readonly PageLink[] = (NEXT_STEPS[problem.code] ?? []).map((step) => ({
    text: t(`survey.next.${step}`),
    href: step === 'start' ? home : `${home}/${step}`,
  }));
  return { title: heading, heading, paragraphs: moment === null ? [text] : [moment, text], links };
}

function momentOf(
  { problem, survey, timeZone }: SurveyStop,
  { t, format }: { readonly t: Translate; readonly format: Formats },
): string | null {
  if (problem.code === 'survey-not-open' && survey.opens_at !== null)
    return t('survey.opens', { moment: format.moment(survey.opens_at, timeZone) });
  if (problem.code === 'survey-closed' && survey.closes_at !== null)
    return t('survey.closed', { moment: format.moment(survey.closes_at, timeZone) });
  return null;
}
