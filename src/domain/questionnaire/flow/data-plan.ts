/** The data set of a survey over all its versions: its variables, its questions, and every cell of a response. */
import type { Choice, Task } from '../definition.js';
import type { Variable, VariableValue } from '../question-type.js';
import { questionType } from '../question-types/index.js';
import { type Column, columnsOf, type InstanceCounts } from './columns.js';
import type { Compiled, QuestionSlot } from './compiled.js';
import { frozen } from './live.js';
import {
  BLANK_REASONS,
  type BlankReason,
  emptyRow,
  type FillRow,
  type Outcome,
  type RowCells,
  rowFiller,
} from './row-filler.js';
import type { ResponseState } from './state.js';
import { type FillStored, storedFiller } from './stored-filler.js';

/** One cell: a value, or the reason why there is none. */
export type Cell =
  | { readonly value: NonNullable<VariableValue>; readonly blank: null }
  | { readonly value: null; readonly blank: BlankReason };

/** A question of the data set, in one instance of its repeats, with the stretch of variables that are its own. */
export interface PlannedQuestion {
  /** What its variables' names begin with. */
  readonly name: string;
  readonly label: Variable['label'];
  /** The name of its type in the hall. */
  readonly type: string;
  /** Its first variable, and the one after its last. */
  readonly from: number;
  readonly to: number;
  /** Every choice that any version offered, in the order of their codes. */
  readonly choices: readonly Choice[];
  /** The same of its second list: a grid's rows, a choice task's attributes. */
  readonly rows: readonly Choice[];
  /**
   * For a task, its experiment's key and, for each version of the survey, what each version of the design shows in this
   * task (null where the survey's version has no such task); null for every other question.
   */
  readonly task: {
    readonly experiment: string;
    readonly shown: readonly (readonly Task[] | null)[];
  } | null;
}

/** The variables of a survey over all its versions, and every response's cells in the same order. */
export interface DataPlan {
  readonly variables: readonly Variable[];
  /** The questions in the same order; each variable belongs to exactly one. */
  readonly questions: readonly PlannedQuestion[];
  /** For each variable, which versions have it (counted from 0, the oldest). */
  readonly versions: readonly (readonly number[])[];
  /** Fills a row that has room for every variable. */
  readonly fill: FillRow;
  /** The same from the text in which a state is stored. */
  readonly fillStored: FillStored;
  /** The same for rows of some questions alone (by their places in `questions`), whose variables follow one another in this order. */
  fillStoredOf(places: readonly number[]): FillStored;
  /** The cells of one response of this version. */
  cells(version: number, state: ResponseState, outcome: Outcome): readonly Cell[];
}

/**
 * One data set over all versions of a survey, the first being the oldest. `instances` says how many instances of each
 * repeat get columns (`instancesIn` tells how many a response has); one where nothing is said.
 */
export function mergeVersions(versions: readonly Compiled[], instances: InstanceCounts = {}): DataPlan {
  const columns = columnsOf(versions, instances);
  const variables = columns.flatMap((column) => column.variables);
  const fill = rowFiller(versions, columns);
  return {
    variables,
    questions: plannedQuestions(columns),
    versions: columns.flatMap((column) => column.variables.map(() => versionsWith(column.slots))),
    fill,
    fillStored: storedFiller(versions, columns, fill),
    fillStoredOf: (places) => {
      const some = places.flatMap((place) => columns[place] ?? []);
      return storedFiller(versions, some, rowFiller(versions, some));
    },
    cells: (version, state, outcome) => {
      const row = emptyRow(variables.length);
      fill(version, state, outcome, row);
      return cellsOf(row);
    },
  };
}

/** The response's value of each variable of its version, or the reason why it is blank, by the variable's name. */
export function blankReasons(
  compiled: Compiled,
  state: ResponseState,
  outcome: Outcome,
): Readonly<Record<string, Cell>> {
  const plan = mergeVersions([compiled], instancesIn(compiled, state));
  const cells = plan.cells(0, state, outcome);
  return Object.fromEntries(cells.map((cell, index) => [plan.variables[index]?.name ?? '', cell]));
}

/** How many instances of each repeat the response has, by the repeat's key; of one inside another, the most. */
export function instancesIn(compiled: Compiled, state: ResponseState): InstanceCounts {
  const live = frozen(compiled, state);
  const repeats = compiled.slots.filter((slot) => slot.kind === 'repeat');
  return Object.fromEntries(
    repeats.map((slot) => [
      slot.key,
      Math.max(0, ...live.nodesOf(slot).map(({ instances }) => instances.at(-1) ?? 0)),
    ]),
  );
}

/** How the choices of a question may stand in one column: see `lists` of question types. */
export function listsChoices({ type }: PlannedQuestion): 'chosen' | 'ranked' | null {
  return questionType(type).lists;
}

function plannedQuestions(columns: readonly Column[]): readonly PlannedQuestion[] {
  let from = 0;
  return columns.map(({ question, variables, slots }) => {
    const { name, label, type, choices, rows = [] } = question;
    const planned = { name, label, type, from, to: from + variables.length, choices, rows };
    from = planned.to;
    return { ...planned, task: plannedTask(slots) };
  });
}

function plannedTask(slots: readonly (QuestionSlot | null)[]): PlannedQuestion['task'] {
  const experiment = slots.find((slot) => slot?.task != null)?.task?.experiment;
  if (experiment === undefined) return null;
  const shown = slots.map((slot) => slot?.task?.versions.map(({ task }) => task?.profiles ?? []) ?? null);
  return { experiment, shown };
}

function versionsWith(slots: readonly (QuestionSlot | null)[]): readonly number[] {
  return slots.flatMap((slot, version) => (slot === null ? [] : [version]));
}

function cellsOf({ values, blanks }: RowCells): readonly Cell[] {
  return values.map((value, index): Cell => {
    if (value !== null) return { value, blank: null };
    return { value, blank: BLANK_REASONS[(blanks[index] ?? 1) - 1] ?? 'not-asked' };
  });
}
