/** Rankings as choices from sets: the first of all, then the first of what is left, and so on. */
import { type Comparisons, comparisonsBuilder, type Gain } from '../comparison/comparisons.js';
import { BEST, type NormaliserKind } from '../comparison/normaliser.js';
import { emptyGraph, type PreferenceGraph, prefer } from '../comparison/preference-graph.js';
import { orderOf, type Rankings, type RowOrder, rankerCount, rowCount } from './rankings.js';
import { tiedChoice } from './tied-choice.js';

/** The stages of all rows with weight, and the sizes of ties that they hold, ascending from 2. */
export interface RankingStages {
  readonly comparisons: Comparisons;
  readonly tieSizes: readonly number[];
}

/**
 * The stages: at each, the items of one rank are chosen among those and all that stand lower. Parameters are the items'
 * log worths in order, then ln δ of each size of ties that was seen.
 */
export function rankingStages(rankings: Rankings): RankingStages {
  const orders = Array.from({ length: rowCount(rankings) }, (_, row) =>
    (rankings.weights[row] as number) > 0 ? orderOf(rankings, row) : { groups: [], below: [] },
  );
  const tieSizes = tieSizesIn(orders);
  const kindFor = kinds(tieSizes);
  const builder = comparisonsBuilder();
  const first = rankings.items.length;
  for (const [row, { groups, below }] of orders.entries()) {
    const unit = rankings.respondents?.[row] ?? row;
    let left = [...groups.flat(), ...below];
    for (const group of groups) {
      if (left.length < 2) break;
      const sizes = tieSizes.filter((size) => size <= left.length);
      const gains: Gain[] = group.map((item) => [item, 1 / group.length]);
      if (group.length > 1) gains.push([first + tieSizes.indexOf(group.length), 1]);
      const members = [...left, ...sizes.map((_, place) => first + place)];
      builder.add(unit, kindFor(left.length, sizes), members, gains, rankings.weights[row] as number);
      const chosen = new Set(group);
      left = left.filter((item) => !chosen.has(item));
    }
  }
  return { comparisons: builder.build(first + tieSizes.length, rankerCount(rankings)), tieSizes };
}

function tieSizesIn(orders: readonly RowOrder[]): readonly number[] {
  const sizes = new Set(orders.flatMap(({ groups }) => groups.map(({ length }) => length)));
  return [...sizes].filter((size) => size > 1).sort((one, other) => one - other);
}

function kinds(tieSizes: readonly number[]): (items: number, sizes: readonly number[]) => NormaliserKind {
  const known = new Map<number, NormaliserKind>();
  if (tieSizes.length === 0) return () => BEST;
  return (items, sizes) => {
    const kind = known.get(items) ?? (sizes.length === 0 ? BEST : tiedChoice(items, sizes));
    known.set(items, kind);
    return kind;
  };
}

/** Who was ranked above whom; tied items count as preferred to each other. */
export function preferencesIn(rankings: Rankings): PreferenceGraph {
  const graph = emptyGraph(rankings.items.length);
  for (let row = 0; row < rowCount(rankings); row += 1) {
    if ((rankings.weights[row] as number) === 0) continue;
    const { groups, below } = orderOf(rankings, row);
    for (const [place, group] of groups.entries()) {
      const lower = [...groups.slice(place).flat(), ...below];
      for (const item of group) for (const other of lower) if (item !== other) prefer(graph, item, other);
    }
  }
  return graph;
}
