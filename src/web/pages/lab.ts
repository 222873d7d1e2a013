/** A lab for everybody: its story as a timeline, its ballots, and the surveys it has open. */

import type { ReportOfLab } from '../../services/analysis/publishing/editions.js';
import { isPublic } from '../../services/ballots/visibility.js';
import type { LabTexts } from '../../services/labs/lab-texts.js';
import type { SurveyNotice } from '../../services/surveys/notices.js';
import { inLanguage, languageGiven } from '../../shared/language.js';
import type { BallotRow } from '../../storage/ballot-store.js';
import type { LabRow } from '../../storage/lab-store.js';
import { markdown } from '../markdown.js';
import type { PageModel } from '../render.js';
import { listedNotice, type PublicWords } from './notice.js';
import { listedReport } from './report-listed.js';
import { listedSurvey } from './survey-notice.js';
import { shownStages } from './timeline.js';

/** The lab's public page; `today` is an ISO day in the lab's zone. */
export function labPage(
  lab: LabRow,
  texts: LabTexts,
  held: {
    readonly ballots: readonly BallotRow[];
    readonly surveys: readonly SurveyNotice[];
    readonly reports: readonly ReportOfLab[];
  },
  words: PublicWords & { readonly today: string },
): PageModel {
  return {
    title: inLanguage(texts.title, words.language),
    titleLang: languageGiven(texts.title, words.language),
    summaryLang: languageGiven(texts.summary, words.language),
    area: 'public',
    synthetic: lab.synthetic === 1,
    breadcrumbs: [{ text: words.t('site.name'), href: '/' }],
    summary: markdown(inLanguage(texts.summary, words.language)),
    reports: held.reports.flatMap((report) => listedReport(lab, report, words)),
    surveys: held.surveys.map((notice) => listedSurvey(notice, words)),
    ballots: held.ballots.filter(isPublic).map((ballot) => listedNotice({ ballot, lab }, words)),
    timeline: { stages: shownStages(texts.stages, words.today, words) },
  };
}
