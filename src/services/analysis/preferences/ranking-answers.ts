/** Rankings and paired comparisons of a data set, as rankings of items. */
import type { Rankings } from '../../../domain/statistics/ranking/rankings.js';
import { type DataColumn, SKIPPED } from '../data-set/data-set.js';
import { type Asked, columnsOf, weightOf } from './asked.js';
import { itemsShown } from './items-shown.js';

/** Rankings, with the data set's row of each. */
export interface RankingAnswers {
  readonly rankings: Rankings;
  readonly rows: Int32Array;
}

/**
 * The answers to a question that asks for an order: who ranked at least one item. An item that was left out by somebody who was
 * offered it stands below all that they ranked; one that was not offered was not compared.
 */
export function rankingAnswers(asked: Asked): RankingAnswers {
  const { question, mask } = asked;
  const columns = columnsOf(asked);
  const rankedBy = (row: number) => columns.some((column) => rankIn(column, row) !== null);
  const rows = [...mask.keys()].filter((row) => mask[row] === 1 && rankedBy(row));
  const cells = rows.flatMap((row) => columns.map((column) => ({ row, column })));
  return {
    rankings: {
      items: question.parts.map((part) => part ?? ''),
      ranks: Float64Array.from(cells, ({ row, column }) => rankIn(column, row) ?? Number.NaN),
      offered: Uint8Array.from(cells, ({ row, column }) => (column.codes[row] === SKIPPED ? 1 : 0)),
      weights: Float64Array.from(rows, (row) => weightOf(asked, row)),
      respondents: null,
    },
    rows: Int32Array.from(rows),
  };
}

function rankIn({ codes, values }: DataColumn, row: number): number | null {
  const rank = (codes[row] ?? -1) < 0 ? Number.NaN : (values?.[row] ?? Number.NaN);
  return Number.isNaN(rank) ? null : rank;
}

/**
 * The answers to paired comparisons: one ranking of two items for each answered task, the chosen one first; no preference, where
 * that was offered, is a tie. `respondents` says whose each is.
 */
export function pairAnswers(asked: Asked): RankingAnswers {
  const { data, mask } = asked;
  const { names, tasks, shownTo, saidBy } = itemsShown(asked);
  const columns = columnsOf(asked);
  const found: { readonly row: number; readonly items: readonly number[]; readonly first: number }[] = [];
  for (let row = 0; row < data.rows; row += 1) {
    if (mask[row] === 0) continue;
    for (let task = 0; task < tasks; task += 1) {
      const items = shownTo(row, task);
      const first = saidBy(row, task, 0);
      const isAnswered = (columns[task]?.codes[row] ?? -1) >= 0;
      if (isAnswered && items.length === 2 && (first < 0 || items.includes(first)))
        found.push({ row, items, first });
    }
  }
  const ranks = new Float64Array(found.length * names.length).fill(Number.NaN);
  for (const [at, { items, first }] of found.entries())
    for (const item of items) ranks[at * names.length + item] = first < 0 || item === first ? 1 : 2;
  const people = new Map([...new Set(found.map(({ row }) => row))].map((row, number) => [row, number]));
  return {
    rankings: {
      ...{ items: names, ranks, offered: null },
      weights: Float64Array.from(found, ({ row }) => weightOf(asked, row)),
      respondents: Int32Array.from(found, ({ row }) => people.get(row) ?? 0),
    },
    rows: Int32Array.from(found, ({ row }) => row),
  };
}
