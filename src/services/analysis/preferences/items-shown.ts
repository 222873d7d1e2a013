/** Which items each task of an experiment showed, by number, and how answers name them. */
import { present } from '../../../shared/assert.js';
import { type Asked, columnsOf, experimentOf, setsGiven, tasksByGiven } from './asked.js';

/** An experiment about items, ready to be read row by row. */
export interface ItemsShown {
  readonly names: readonly string[];
  /** How many columns each task has. */
  readonly columnsEach: number;
  readonly tasks: number;
  /** The items that a task showed this row (empty where it was shown none). */
  shownTo(row: number, task: number): readonly number[];
  /** The item that this column of the task says; −1 for a blank or for none of the items. */
  saidBy(row: number, task: number, column: number): number;
}

/** Items are numbered in the order of the experiment's list. */
export function itemsShown(asked: Asked): ItemsShown {
  const experiment = experimentOf(asked);
  const names = experiment.choices.map(({ name }) => name);
  const numbers = new Map(names.map((name, number) => [name, number]));
  const { lots, tasks } = tasksByGiven(experiment, (task) =>
    task.map((profile) =>
      present(numbers.get(Object.values(profile)[0] ?? ''), 'a task shows items of its list'),
    ),
  );
  const given = setsGiven(asked, experiment, lots);
  const columns = columnsOf(asked);
  const taskCount = Math.max(1, ...tasks.map((each) => each.length));
  const columnsEach = columns.length / taskCount;
  const said = asked.question.variables.map((place) =>
    Int32Array.from(asked.data.variables[place]?.categories ?? [], ({ name }) => numbers.get(name) ?? -1),
  );
  return {
    ...{ names, columnsEach, tasks: taskCount },
    shownTo: (row, task) => tasks[given[row] as number]?.[task] ?? [],
    saidBy: (row, task, column) => {
      const at = task * columnsEach + column;
      return said[at]?.[columns[at]?.codes[row] ?? -1] ?? -1;
    },
  };
}
