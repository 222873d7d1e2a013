/** What is asked about preferences: a question of a data set, and whose answers. */
import { present } from '../../../shared/assert.js';
import {
  type DataColumn,
  type DataExperiment,
  type DataQuestion,
  type DataSet,
  placeOf,
} from '../data-set/data-set.js';

/** A question, the rows whose answers count (1 in `mask`), and how much each row counts (alike, where null). */
export interface Asked {
  readonly data: DataSet;
  readonly question: DataQuestion;
  readonly mask: Uint8Array;
  readonly weights: Float64Array | null;
}

/** What the row counts. */
export function weightOf({ weights }: Asked, row: number): number {
  return weights === null ? 1 : (weights[row] as number);
}

/** The experiment that the question is. */
export function experimentOf({ data, question }: Asked): DataExperiment {
  const found = data.experiments.find(({ key }) => key === question.experiment);
  return present(found, 'a question about tasks has its experiment in the data set');
}

/** The question's columns, in the order of its variables. */
export function columnsOf({ data, question }: Asked): readonly DataColumn[] {
  return question.variables.map((place) =>
    present(data.columns[place], 'a question names columns of its data set'),
  );
}

/**
 * For each row, which of the experiment's sets of tasks it was given: the survey's version and the design's, as one number
 * from 0; −1 where it is not known. `lots` is how many versions a design has at most.
 */
export function setsGiven(asked: Asked, experiment: DataExperiment, lots: number): Int32Array {
  const { data } = asked;
  const versions = data.columns[placeOf(data, '.version')]?.codes;
  const designs = data.columns[experiment.versionVariable]?.codes;
  return Int32Array.from({ length: data.rows }, (_, row) => {
    const [version, design] = [versions?.[row] ?? 0, designs?.[row] ?? -1];
    return version < 0 || design < 0 ? -1 : version * lots + design;
  });
}

/** What each set of tasks shows, by the number that `setsGiven` gives it; `read` is what a task shows. */
export function tasksByGiven<Shown>(
  { shown }: DataExperiment,
  read: (task: DataExperiment['shown'][number][number][number]) => Shown,
): { readonly lots: number; readonly tasks: readonly (readonly Shown[])[] } {
  const lots = Math.max(0, ...shown.map((designs) => designs.length));
  const tasks = shown.flatMap((designs) =>
    Array.from({ length: lots }, (_, lot) => (designs[lot] ?? []).map(read)),
  );
  return { lots, tasks };
}
