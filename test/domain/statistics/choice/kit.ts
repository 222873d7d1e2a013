/** Choice tasks written as people would. */
import type { ChoiceTasks } from '../../../../src/domain/statistics/choice/choice-tasks.js';

/** One task: the alternatives' numbers, which was chosen, by whom, and how much it counts. */
export interface WrittenTask {
  readonly rows: readonly (readonly number[])[];
  readonly chosen: number;
  readonly chooser?: number;
  readonly weight?: number;
}

export function choiceTasks(names: readonly string[], tasks: readonly WrittenTask[]): ChoiceTasks {
  const starts = [0];
  for (const { rows } of tasks) starts.push(starts.at(-1)! + rows.length);
  return {
    names,
    values: Float64Array.from(tasks.flatMap(({ rows }) => rows.flat())),
    starts: Int32Array.from(starts),
    chosen: Int32Array.from(tasks, ({ chosen }, task) => starts[task]! + chosen),
    choosers: Int32Array.from(tasks, ({ chooser }, task) => chooser ?? task),
    weights: Float64Array.from(tasks, ({ weight }) => weight ?? 1),
  };
}

/** So many tasks between 1 and 0 of one attribute, `wins` of them won by the 1. */
export function pairs(wins: number, tasks: number): WrittenTask[] {
  return Array.from({ length: tasks }, (_, task) => ({ rows: [[1], [0]], chosen: task < wins ? 0 : 1 }));
}
