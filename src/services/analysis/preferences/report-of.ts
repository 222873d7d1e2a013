/** The report of whatever task people were given: which of the models fits a question's table. */
import type { Asked } from './asked.js';
import { bestWorstAnswers } from './best-worst-answers.js';
import { type AskedChoice, bestWorstByBanner, type ChoiceByBanner, choiceByBanner } from './by-banner.js';
import { choiceAnswers } from './choice-answers.js';
import { itemsShown } from './items-shown.js';
import type { PreferenceReport } from './preference-report.js';
import { pairAnswers, rankingAnswers } from './ranking-answers.js';
import { pairReport, rankingReport } from './ranking-report.js';
import type { Reporting } from './reporting.js';

/** The report of a question about preferences; null for every other question. */
export function preferencesOf(
  asked: Reporting,
  wanted: AskedChoice,
): PreferenceReport | ChoiceByBanner | null {
  const { table, experiment } = asked.question;
  if (table === 'ranks') return rankingReport(asked);
  if (experiment === null) return null;
  if (table === 'choice-task') return choiceByBanner(asked, wanted);
  if (table !== 'best-worst') return null;
  // A best–worst task has two answers, a pair one.
  return itemsShown(asked).columnsEach === 2 ? bestWorstByBanner(asked) : pairReport(asked);
}

/** The data set's rows of those who answered a question about preferences, each once; null for every other question. */
export function respondentRows(asked: Asked): ReadonlySet<number> | null {
  const { table, experiment } = asked.question;
  if (table === 'ranks') return new Set(rankingAnswers(asked).rows);
  if (experiment === null) return null;
  if (table === 'choice-task') return new Set(choiceAnswers(asked).rows);
  if (table !== 'best-worst') return null;
  const answers = itemsShown(asked).columnsEach === 2 ? bestWorstAnswers(asked) : pairAnswers(asked);
  return new Set(answers.rows);
}
