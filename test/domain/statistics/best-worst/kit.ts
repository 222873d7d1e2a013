/** Best–worst tasks written as people would. */
import type { BestWorstTasks } from '../../../../src/domain/statistics/best-worst/best-worst-tasks.js';

export interface WrittenBestWorst {
  /** Numbers of items; the best and the worst are places in it. */
  readonly shown: readonly number[];
  readonly best: number;
  readonly worst: number;
  readonly respondent?: number;
  readonly weight?: number;
}

export function bestWorstTasks(items: readonly string[], tasks: readonly WrittenBestWorst[]): BestWorstTasks {
  const starts = [0];
  for (const { shown } of tasks) starts.push(starts.at(-1)! + shown.length);
  return {
    items,
    starts: Int32Array.from(starts),
    shown: Int32Array.from(tasks.flatMap(({ shown }) => shown)),
    best: Int32Array.from(tasks, ({ shown, best }) => shown[best]!),
    worst: Int32Array.from(tasks, ({ shown, worst }) => shown[worst]!),
    respondents: Int32Array.from(tasks, ({ respondent }, task) => respondent ?? task),
    weights: Float64Array.from(tasks, ({ weight }) => weight ?? 1),
  };
}

/** A pair of items, of which the first was best so many times of all. */
export function contest(wins: number, of: number): WrittenBestWorst[] {
  return Array.from({ length: of }, (_, task) =>
    task < wins ? { shown: [0, 1], best: 0, worst: 1 } : { shown: [0, 1], best: 1, worst: 0 },
  );
}
