/** The answers to best–worst tasks, with the items that each respondent's version of the design showed. */
import type { BestWorstTasks } from '../../../domain/statistics/best-worst/best-worst-tasks.js';
import { type Asked, weightOf } from './asked.js';
import { type ItemsShown, itemsShown } from './items-shown.js';

/** Answers, ready for a model. */
export interface BestWorstAnswers {
  /** Of items that were shown to anybody; the others are in `neverShown`. */
  readonly tasks: BestWorstTasks;
  readonly neverShown: readonly string[];
  /** The data set's row of each respondent; who answered no task is not among them. */
  readonly rows: Int32Array;
}

/** Reads the answered tasks of the rows in the mask; a task without its best or its worst says nothing. */
export function bestWorstAnswers(asked: Asked): BestWorstAnswers {
  const shown = itemsShown(asked);
  const found = answered(asked, shown);
  const seen = new Set(found.flatMap(({ items }) => [...items]));
  const kept = shown.names.map((_, item) => item).filter((item) => seen.has(item));
  const numbers = new Int32Array(shown.names.length).fill(-1);
  for (const [number, item] of kept.entries()) numbers[item] = number;
  const renumbered = (item: number) => numbers[item] as number;
  const rows = [...new Set(found.map(({ row }) => row))];
  const respondents = new Map(rows.map((row, respondent) => [row, respondent]));
  const starts = new Int32Array(found.length + 1);
  for (const [at, { items }] of found.entries()) starts[at + 1] = (starts[at] as number) + items.length;
  return {
    tasks: {
      items: kept.map((item) => shown.names[item] ?? ''),
      starts,
      shown: Int32Array.from(found.flatMap(({ items }) => items.map(renumbered))),
      best: Int32Array.from(found, ({ best }) => renumbered(best)),
      worst: Int32Array.from(found, ({ worst }) => renumbered(worst)),
      respondents: Int32Array.from(found, ({ row }) => respondents.get(row) ?? 0),
      weights: Float64Array.from(found, ({ row }) => weightOf(asked, row)),
    },
    neverShown: shown.names.filter((_, item) => !seen.has(item)),
    rows: Int32Array.from(rows),
  };
}

interface AnsweredTask {
  readonly row: number;
  readonly items: readonly number[];
  readonly best: number;
  readonly worst: number;
}

function answered({ data, mask }: Asked, { tasks, shownTo, saidBy }: ItemsShown): readonly AnsweredTask[] {
  const found: AnsweredTask[] = [];
  for (let row = 0; row < data.rows; row += 1) {
    if (mask[row] === 0) continue;
    for (let task = 0; task < tasks; task += 1) {
      const [best, worst] = [saidBy(row, task, 0), saidBy(row, task, 1)];
      if (best < 0 || worst < 0 || best === worst) continue;
      const items = shownTo(row, task);
      if (items.includes(best) && items.includes(worst)) found.push({ row, items, best, worst });
    }
  }
  return found;
}
