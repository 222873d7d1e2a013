/** Worths of items from rankings or paired comparisons: of everybody and by group, with ranks and how sure they are. */
import { centred } from '../../../domain/statistics/comparison/estimates.js';
import { itemRanks } from '../../../domain/statistics/comparison/ranks.js';
import { shareIntervals } from '../../../domain/statistics/comparison/share-intervals.js';
import { drawnRanks } from '../../../domain/statistics/ranking/drawn-ranks.js';
import { rankingsByGroup } from '../../../domain/statistics/ranking/group-difference.js';
import { type PlackettLuce, plackettLuce } from '../../../domain/statistics/ranking/plackett-luce.js';
import { rankSummary } from '../../../domain/statistics/ranking/rank-summary.js';
import { type Rankings, rankingsWithin } from '../../../domain/statistics/ranking/rankings.js';
import { quickRandom } from '../../../shared/quick-random.js';
import type { Grouping } from '../enquiries/groups.js';
import { experimentOf } from './asked.js';
import type { PreferenceGroup, PreferenceItem, PreferenceReport } from './preference-report.js';
import { pairAnswers, type RankingAnswers, rankingAnswers } from './ranking-answers.js';
import {
  bannerOf,
  DRAWS,
  effectiveOf,
  groupsInOrder,
  intervalOf,
  NOBODY,
  type Reporting,
  wordsFor,
} from './reporting.js';

/** So many first ranks are “the first few” in the counts. */
const FEW = 3;

/** The report of a question that asks for an order. */
export function rankingReport(asked: Reporting): PreferenceReport {
  const { question, data, language } = asked;
  const list = question.variables.flatMap((place, at) => {
    const variable = data.variables[place];
    return variable === undefined ? [] : [{ name: question.parts[at] ?? '', label: variable.label }];
  });
  return reportOf(asked, 'ranking', wordsFor(list, language), rankingAnswers(asked));
}

/** The report of paired comparisons. */
export function pairReport(asked: Reporting): PreferenceReport {
  const words = wordsFor(experimentOf(asked).choices, asked.language);
  return reportOf(asked, 'paired', words, pairAnswers(asked));
}

function reportOf(
  asked: Reporting,
  kind: 'ranking' | 'paired',
  words: (name: string) => string,
  { rankings: named, rows }: RankingAnswers,
): PreferenceReport {
  const rankings = { ...named, items: named.items.map(words) };
  const isIn = (group: Uint8Array) => Uint8Array.from(rows, (row) => group[row] ?? 0);
  const byRow = { rows, respondents: Int32Array.from(rows.keys()), weights: rankings.weights };
  return {
    ...{ kind, key: asked.question.name, label: asked.label, level: asked.level, draws: DRAWS },
    items: named.items.map((key) => ({ key, label: words(key) })),
    neverShown: [],
    banners: asked.groupings.map((grouping) => bannerOf(grouping, differenceOf(rankings, grouping, rows))),
    groups: groupsInOrder(asked).map(({ rows: group, ...of }) => ({
      ...of,
      ...effectiveOf(byRow, group),
      ...estimated(asked, of.key, rankingsWithin(rankings, isIn(group))),
    })),
  };
}

function estimated(
  { question, level }: Reporting,
  key: string,
  rankings: Rankings,
): Pick<PreferenceGroup, 'tasks' | 'fit' | 'fault' | 'items' | 'unbounded' | 'failed'> {
  const tasks = rankings.weights.length;
  const model = plackettLuce(rankings);
  const fault = tasks === 0 ? NOBODY : model.ok ? null : model.problem;
  if (!model.ok) return { tasks, fault, fit: null, items: [], unbounded: 0, failed: 0 };
  const random = quickRandom(`${question.name} ${key}`);
  const { ranks, unbounded, failed } = drawnRanks(rankings, { draws: DRAWS, random });
  const fit = { logLikelihood: model.value.logLikelihood, byChance: null };
  return { tasks, fault, fit, items: itemsOf(model.value, rankings, ranks, level), unbounded, failed };
}

function itemsOf(
  { items, logWorths, covariance, robustCovariance }: PlackettLuce,
  rankings: Rankings,
  drawn: Int32Array,
  level: number,
): readonly PreferenceItem[] {
  const { values, robust } = centred({ values: logWorths, covariance, robust: robustCovariance });
  const shares = shareIntervals(values, robust, level);
  const ranks = itemRanks(items, values, drawn, level);
  const counted = countsOf(rankings);
  return items.map((_, at) => {
    const standardError = Math.sqrt(robust[at * items.length + at] ?? 0);
    const utility = values[at] ?? 0;
    const [share, rank] = [shares[at], ranks[at]];
    return {
      ...{ utility, standardError, interval: intervalOf(utility, standardError, level) },
      ...{ share: share?.share ?? 0, shareInterval: share?.interval ?? [0, 1] },
      ...{ rank: rank?.rank ?? 0, rankInterval: rank?.interval ?? [0, 0], rankShares: rank?.shares ?? [] },
      counts: counted[at] ?? {},
    };
  });
}

/** By item: its mean rank among those who rank it, and the shares of all rows that rank it first, among the first few, at all. */
function countsOf(rankings: Rankings): readonly Readonly<Record<string, number>>[] {
  const { items, ranks, weights } = rankings;
  const { n, meanRank } = rankSummary(rankings);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const share = (item: number, accepts: (rank: number) => boolean) =>
    weights.reduce((sum, weight, row) => {
      const rank = ranks[row * items.length + item] ?? Number.NaN;
      return accepts(rank) ? sum + weight : sum;
    }, 0) / total;
  return items.map((_, item) => ({
    ranked: n[item] ?? 0,
    meanRank: meanRank[item] ?? 0,
    first: share(item, (rank) => rank === 1),
    few: share(item, (rank) => rank <= FEW),
    any: share(item, (rank) => !Number.isNaN(rank)),
  }));
}

function differenceOf(rankings: Rankings, { exclusive, groups }: Grouping, rows: Int32Array) {
  if (!exclusive) return null;
  const groupOf = Int32Array.from(rows, (row) => groups.findIndex((group) => group.rows[row] === 1));
  const grouped = rankingsByGroup(rankings, groupOf, groups.length);
  return grouped.ok ? grouped.value.difference : null;
}
