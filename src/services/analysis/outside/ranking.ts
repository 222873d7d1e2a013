/** `ranking`: rankings in wide format: means, first places, concordance, and worths by Plackett and Luce. */
import { z } from 'zod';
import { chiSquareUpper } from '../../../domain/statistics/distributions/index.js';
import { standardErrors } from '../../../domain/statistics/estimation/symmetric.js';
import { concordance } from '../../../domain/statistics/ranking/concordance.js';
import { type PlackettLuce, plackettLuce } from '../../../domain/statistics/ranking/plackett-luce.js';
import { quasiStandardErrors } from '../../../domain/statistics/ranking/quasi-variances.js';
import { rankSummary } from '../../../domain/statistics/ranking/rank-summary.js';
import type { Rankings } from '../../../domain/statistics/ranking/rankings.js';
import { outsideAnalysis } from './analysis.js';
import type { CsvTable } from './csv-table.js';
import { filterRows } from './filter.js';
import { columns, PLAIN } from './options.js';
import { fromPlaces, fromRanks } from './rankings-of.js';
import { fail, need } from './refusal.js';

export const ranking = outsideAnalysis({
  name: 'ranking',
  summary: 'rankings: mean ranks, concordance, Plackett–Luce worths',
  options: {
    ...PLAIN,
    items: columns.optional(),
    orderings: columns.optional(),
    model: z.enum(['plackett-luce', 'none']).default('plackett-luce'),
  },
  answer(data, { items, orderings, filter, model }) {
    const rankings = readRankings(data, items, orderings, filter);
    const summary = rankSummary(rankings);
    if (rankings.items.length === 0) fail('expected rankings, found only blanks');
    const unranked = rankings.items.filter((_, item) => summary.n[item] === 0);
    if (unranked.length > 0) fail(`no row ranks ${unranked.join(', ')}`);
    const fitted = model === 'none' ? null : need(plackettLuce(rankings));
    const worths = fitted === null ? null : worthsOf(fitted);
    const listed = rankings.items.map((item, at) => ({
      item,
      n: summary.n[at] as number,
      meanRank: summary.meanRank[at] as number,
      topShare: summary.topShare[at] as number,
      ...worths?.[at],
    }));
    return {
      items: listed,
      ...(fitted === null ? {} : tiesOf(fitted)),
      ...concordanceOf(rankings),
      ...(fitted === null ? {} : { logLikelihood: fitted.logLikelihood }),
    };
  },
});

function readRankings(
  data: CsvTable,
  items: readonly string[] | undefined,
  orderings: readonly string[] | undefined,
  filter: string | undefined,
): Rankings {
  const mask = filterRows(data, filter);
  if (items !== undefined && orderings !== undefined) return fail('expected items or orderings, found both');
  if (items !== undefined) return fromRanks(data, items, mask);
  return orderings === undefined
    ? fail('ranking needs the option items or the option orderings')
    : fromPlaces(data, orderings, mask);
}

function worthsOf(fitted: PlackettLuce) {
  const size = fitted.items.length;
  const errors = standardErrors(fitted.covariance, size);
  const quasi = quasiStandardErrors(fitted.covariance, size);
  return fitted.items.map((_, at) => ({
    worth: fitted.worths[at] as number,
    logWorth: fitted.logWorths[at] as number,
    standardError: errors[at] as number,
    quasiStandardError: quasi?.[at] ?? undefined,
  }));
}

function tiesOf({ ties }: PlackettLuce) {
  return { ties: Object.fromEntries(ties.map(({ size, delta }) => [String(size), delta])) };
}

function concordanceOf(rankings: Rankings) {
  const found = concordance(rankings);
  if (found === null) return {};
  const { w, statistic, df } = found;
  return { kendallW: { w, statistic, df, p: chiSquareUpper(statistic, df) } };
}
