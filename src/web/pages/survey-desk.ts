/** Where an organiser's page about a survey stands, and the words for a survey's state. */
import { settingsOf } from '../../services/surveys/settings.js';
import type { SurveyState } from '../../storage/survey-tables.js';
import type { PageLink } from '../render.js';
import type { SurveyVisit } from '../visit.js';
import { belowLabFrame, type OrganiserFrame } from './organiser-frame.js';
import type { Tag } from './tag.js';

/** How each state is called in an organiser's lists. */
export const SURVEY_TAGS: Readonly<Record<SurveyState, Tag>> = {
  draft: { text: 'Draft', tone: 'needs-you' },
  scheduled: { text: 'Opens by itself', tone: 'good' },
  open: { text: 'Open', tone: 'good' },
  closed: { text: 'Closed', tone: 'plain' },
  cancelled: { text: 'Cancelled', tone: 'plain' },
};

/** What surrounds a page below a survey. */
export interface SurveyFrame extends OrganiserFrame {
  /** The survey's title, above the page's heading. */
  readonly caption: string;
  /** Address of the survey's home, without a slash at the end. */
  readonly home: string;
}

/** The address of a survey's home for those who run it. */
export function surveyHome(slug: string): string {
  return `/manage/surveys/${slug}`;
}

/** The surroundings of a page below a survey; `above` are the pages between the survey's home and this one. */
export function belowSurveyFrame(
  visit: Pick<SurveyVisit, 'lab' | 'survey'>,
  ...above: readonly PageLink[]
): SurveyFrame {
  const home = surveyHome(visit.survey.slug);
  return {
    ...belowLabFrame(visit, { text: 'Survey', href: home }, ...above),
    caption: settingsOf(visit.survey).title.en,
    home,
  };
}
