/** The report of whatever task people were given: which of the models fits a question's table. */
import { type AskedProfile, bestWorstByBanner, type ChoiceByBanner, choiceByBanner } from './by-banner.js';
import { itemsShown } from './items-shown.js';
import type { PreferenceReport } from './preference-report.js';
import { pairReport, rankingReport } from './ranking-report.js';
import type { Reporting } from './reporting.js';

/** The report of a question about preferences; null for every other question. */
export function preferencesOf(
  asked: Reporting,
  profiles: readonly AskedProfile[],
): PreferenceReport | ChoiceByBanner | null {
  const { table, experiment } = asked.question;
  if (table === 'ranks') return rankingReport(asked);
  if (experiment === null) return null;
  if (table === 'choice-task') return choiceByBanner(asked, profiles);
  if (table !== 'best-worst') return null;
  // A best–worst task has two answers, a pair one.
  return itemsShown(asked).columnsEach === 2 ? bestWorstByBanner(asked) : pairReport(asked);
}
