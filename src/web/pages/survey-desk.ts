/** What all of an organiser's pages about a survey share: where they stand, and the words for its state. */
import { settingsOf } from '../../services/surveys/settings.js';
import type { SurveyState } from '../../storage/survey-tables.js';
import type { PageFrame, PageLink } from '../render.js';
import type { SurveyVisit } from '../visit.js';
import { belowLabFrame, type Tag } from './organiser.js';

/** How each state is called in an organiser's lists. */
export const SURVEY_TAGS: Readonly<Record<SurveyState, Tag>> = {
  draft: { text: 'Draft', tone: 'needs-you' },
  scheduled: { text: 'Opens by itself', tone: 'good' },
  open: { text: 'Open', tone: 'good' },
  closed: { text: 'Closed', tone: 'plain' },
  cancelled: { text: 'Cancelled', tone: 'plain' },
};

/** The address of a survey's home for those who run it. */
export function surveyHome(slug: string): string {
  return `/manage/surveys/${slug}`;
}

/** The surroundings of a page below a survey: back to its home, its title as the caption. */
export function belowSurveyFrame(visit: SurveyVisit): Pick<
  PageFrame,
  'area' | 'synthetic' | 'breadcrumbs'
> & {
  readonly caption: string;
  readonly home: string;
} {
  const { area = 'organiser', synthetic = false, breadcrumbs = [] } = belowLabFrame(visit);
  const home = surveyHome(visit.survey.slug);
  const title = settingsOf(visit.survey).title.en;
  const above: PageLink = { text: 'Survey', href: home };
  return { area, synthetic, breadcrumbs: [...breadcrumbs, above], caption: title, home };
}
