/** Long format: the rows of a CSV that stand for one task of one person each, put together. */
import { completeRows } from '../../../domain/statistics/columns.js';
import { categoriesOf, numbersOf, weightsOf } from './columns-of.js';
import type { CsvTable } from './csv-table.js';
import { filterRows } from './filter.js';
import { fail } from './refusal.js';

/** One task: whose it is (from 0, in the order in which people come), its rows in the order of the file, its weight. */
export interface LongTask {
  readonly person: number;
  readonly rows: readonly number[];
  /** Rows of the same task that do not count. */
  readonly passedOver: readonly number[];
  readonly weight: number;
  /** For sentences: which task of whom. */
  readonly name: string;
}

/** What tells tasks apart, and which rows count. */
export interface LongFormat {
  readonly person: string;
  readonly task: string;
  readonly weight: string | undefined;
  readonly filter: string | undefined;
  /** Columns in which a blank takes a row out: categories, and numbers. */
  readonly categories: readonly string[];
  readonly numbers: readonly string[];
}

/**
 * The tasks of the rows that pass the filter and have no blank in the columns named, people in the order in which they come
 * and the tasks of each together. Two rows are of one task where person and task are the same texts. Gives up where
 * no row is left or rows of one task have different weights.
 */
export function longTasks(data: CsvTable, format: LongFormat): readonly LongTask[] {
  const [persons, tasks] = [categoriesOf(data, format.person), categoriesOf(data, format.task)];
  const named = [persons, tasks, ...format.categories.map((name) => categoriesOf(data, name))];
  const numbers = format.numbers.map((name) => numbersOf(data, name));
  const mask = completeRows(
    [...named, ...numbers],
    data.rows,
    filterRows(data, format.filter, format.weight),
  );
  const weights = format.weight === undefined ? null : weightsOf(data, format.weight);
  const byPerson = new Map<number, Map<number, Gathered>>();
  for (let row = 0; row < data.rows; row += 1) {
    const [person, task] = [persons.codes[row] as number, tasks.codes[row] as number];
    const own = byPerson.get(person) ?? new Map<number, Gathered>();
    byPerson.set(person, own);
    const gathered = own.get(task) ?? { rows: [], passedOver: [] };
    own.set(task, gathered);
    (mask[row] === 1 ? gathered.rows : gathered.passedOver).push(row);
  }
  const found = [...byPerson].flatMap(([code, own], person) =>
    [...own].flatMap(([task, { rows, passedOver }]) => {
      const name = `task ${tasks.categories[task]} of ${persons.categories[code]}`;
      if (rows.length === 0) return [];
      const weight = weights === null ? 1 : oneWeight(weights, rows, name);
      return [{ person, rows, passedOver, name, weight }];
    }),
  );
  return found.length > 0 ? found : fail('no row passes the filter and has no blank in the columns named');
}

interface Gathered {
  readonly rows: number[];
  readonly passedOver: number[];
}

/** Tasks that each have something, with people numbered anew from 0 without gaps. */
export function tasksWith<Found>(
  tasks: readonly LongTask[],
  find: (task: LongTask) => Found | null,
): readonly (LongTask & { readonly found: Found })[] {
  const numbers = new Map<number, number>();
  const kept = tasks.flatMap((task) => {
    const found = find(task);
    if (found === null) return [];
    const person = numbers.get(task.person) ?? numbers.size;
    numbers.set(task.person, person);
    return [{ ...task, person, found }];
  });
  return kept.length > 0 ? kept : fail('the filter or blanks leave no task with what was chosen in it');
}

function oneWeight(weights: Float64Array, rows: readonly number[], name: string): number {
  const [first = 1, ...others] = rows.map((row) => weights[row] as number);
  if (others.some((weight) => weight !== first))
    fail(`${name}: expected one weight for the whole task, found several`);
  return first;
}

/** A reader of a column of 0 and 1, a blank counting as 0; gives up at any other number. */
export function flagsOf(data: CsvTable, name: string): (row: number) => boolean {
  const { values } = numbersOf(data, name);
  return (row) => {
    const value = values[row] as number;
    if (value !== 0 && value !== 1 && !Number.isNaN(value))
      fail(`column "${name}", row ${row + 1}: expected 0 or 1, found ${value}`);
    return value === 1;
  };
}

/**
 * The one row of the task that is flagged; null where the filter or a blank took it out, as the rest then says nothing about
 * a choice among them. Gives up where none was ever flagged, or several are.
 */
export function flaggedRow(
  { rows, passedOver, name }: LongTask,
  isFlagged: (row: number) => boolean,
  word: string,
): number | null {
  const [first, ...others] = rows.filter(isFlagged);
  if (others.length > 0) fail(`${name}: expected one ${word}, found ${others.length + 1}`);
  if (first !== undefined) return first;
  return passedOver.some(isFlagged) ? null : fail(`${name}: expected one ${word}, found none`);
}

/** Gives up where a category comes twice in one task. */
export function needDifferent(task: LongTask, codes: ArrayLike<number>, categories: readonly string[]): void {
  const seen = new Set<number>();
  for (const row of task.rows) {
    const code = codes[row] as number;
    if (seen.has(code))
      fail(`${task.name}: expected each alternative or item once, found "${categories[code]}" twice`);
    seen.add(code);
  }
}
