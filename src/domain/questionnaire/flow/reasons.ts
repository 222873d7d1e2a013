/** Every cell of a response: its value, or the reason why it is blank. */
import type { Choice, Task } from '../definition.js';
import type { Variable, VariableValue } from '../question-type.js';
import { questionType } from '../question-types/index.js';
import { type Column, columnsOf, type InstanceCounts } from './columns.js';
import type { Compiled, QuestionSlot } from './compiled.js';
import { optionalQuestion } from './judge.js';
import { frozen, isQuestion, type Live, type QuestionNode } from './live.js';
import type { ResponseState } from './state.js';
import { waitingPlaces } from './waiting.js';

/** How the interview went, which only whoever keeps the responses knows. */
export type Outcome = 'complete' | 'screened-out' | 'quota-full' | 'broke-off';

/**
 * Why a cell is blank: `not-asked`, the interview ended before it or the choice was not offered; `broke-off`, the
 * respondent left before it; `hidden`, the answers did not lead there; `skipped`, it was asked and left blank;
 * `not-in-version`, the respondent's version has no such question.
 */
export type BlankReason = 'not-asked' | 'broke-off' | 'hidden' | 'skipped' | 'not-in-version';

/** One cell: a value, or the reason why there is none. */
export type Cell =
  | { readonly value: number | string; readonly blank: null }
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
  /** The questions that the variables come from, in the same order. */
  readonly questions: readonly PlannedQuestion[];
  /** For each variable, which versions have it (counted from 0, the oldest). */
  readonly versions: readonly (readonly number[])[];
  /** The cells of a response of this version. */
  cells(version: number, state: ResponseState, outcome: Outcome): readonly Cell[];
}

/**
 * One data set over all versions of a survey, the first being the oldest. `instances` says how many instances of each
 * repeat get columns (`instancesIn` tells how many a response has); one where nothing is said.
 */
export function mergeVersions(versions: readonly Compiled[], instances: InstanceCounts = {}): DataPlan {
  const columns = columnsOf(versions, instances);
  return {
    variables: columns.flatMap(({ variables }) => variables),
    questions: plannedQuestions(columns),
    versions: columns.flatMap(({ variables, slots }) => variables.map(() => versionsWith(slots))),
    cells: (version, state, outcome) => {
      const compiled = versions[version];
      if (compiled === undefined) return columns.flatMap((column) => allBlank(column, 'not-in-version'));
      const reader = cellReader(frozen(compiled, state), outcome);
      return columns.flatMap((column) => reader(column, column.slots[version] ?? null));
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

function allBlank({ variables }: Column, blank: BlankReason): readonly Cell[] {
  return variables.map(() => ({ value: null, blank }));
}

function cellReader(live: Live, outcome: Outcome) {
  const isWaiting = waitingPlaces(live);
  const notReached: BlankReason = outcome === 'broke-off' ? 'broke-off' : 'not-asked';
  const hidden = new Set(live.state.hidden);
  return (column: Column, slot: QuestionSlot | null): readonly Cell[] => {
    if (slot === null) return allBlank(column, 'not-in-version');
    const found = live.nodesOf(slot).find((node) => isAt(node.instances, column.instances));
    if (found === undefined || !isQuestion(found)) return allBlank(column, 'hidden');
    const stored = live.stored(found);
    const isHidden = stored === undefined ? !live.isRelevant(found) : hidden.has(found.path);
    if (isHidden) return allBlank(column, isWaiting(slot) && outcome !== 'complete' ? notReached : 'hidden');
    if (stored !== undefined) return answered(live, found, column);
    return allBlank(column, outcome === 'complete' ? 'hidden' : notReached);
  };
}

function isAt(instances: readonly number[], wanted: readonly number[]): boolean {
  return wanted.every((number, depth) => instances[depth] === number);
}

function answered(live: Live, node: QuestionNode, column: Column): readonly Cell[] {
  const answer = live.answer(node);
  if (answer === null) return allBlank(column, 'skipped');
  const { question, variables } = column;
  const values = questionType(question.type).values(question, answer);
  const offered = node.slot.choiceFilter === null ? null : offeredVariables(live, node, column);
  return variables.map(({ name }, index) => {
    if (offered !== null && !offered.has(name)) return { value: null, blank: 'not-asked' };
    return cellOf(values[index] ?? null);
  });
}

function cellOf(value: VariableValue): Cell {
  return value === null ? { value, blank: 'skipped' } : { value, blank: null };
}

/** Names of the variables that the choices offered to this respondent make. */
function offeredVariables(live: Live, node: QuestionNode, { question }: Column): ReadonlySet<string> {
  const asked = { ...optionalQuestion(live, node), name: question.name };
  return new Set(
    questionType(question.type)
      .variables(asked)
      .map(({ name }) => name),
  );
}
