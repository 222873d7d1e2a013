/** The answers to discrete-choice tasks, with the alternatives that each respondent's version of the design showed. */
import type { ChoiceTasks } from '../../../domain/statistics/choice/choice-tasks.js';
import {
  type CodedAttribute,
  type CodedProfile,
  type Coding,
  codedRow,
  effectsCoding,
} from '../../../domain/statistics/choice/coding.js';
import type { DataExperiment } from '../data-set/data-set.js';
import { type Asked, columnsOf, experimentOf, setsGiven, tasksByGiven, weightOf } from './asked.js';

/** Answers, ready for a model, with the coding in which they are written. */
export interface ChoiceAnswers {
  readonly coding: Coding;
  readonly tasks: ChoiceTasks;
  /** The data set's row of each chooser; who answered no task is not among them. */
  readonly rows: Int32Array;
}

/** Numbers of an attribute's levels, by its name: attributes that have them are taken as quantities. */
export type Quantities = ReadonlyMap<string, readonly number[]>;

/** What none of a task's alternatives is called as a category. */
const NONE = '0';

/** Reads the answered tasks of the rows in the mask. */
export function choiceAnswers(asked: Asked, quantities: Quantities = new Map()): ChoiceAnswers {
  const experiment = experimentOf(asked);
  const attributes = codedAttributes(experiment, quantities);
  const variables = asked.question.variables.map((place) => asked.data.variables[place]);
  const hasNone = variables.some((variable) => variable?.categories.some(({ name }) => name === NONE));
  const coding = effectsCoding(attributes, hasNone);
  const { lots, tasks } = tasksByGiven(experiment, (task) => writtenTask(coding, attributes, task, hasNone));
  const given = setsGiven(asked, experiment, lots);
  const columns = columnsOf(asked);
  const found: FoundTask[] = [];
  for (let row = 0; row < asked.data.rows; row += 1) {
    if (asked.mask[row] === 0) continue;
    for (const [task, rows] of (tasks[given[row] as number] ?? []).entries()) {
      const category = variables[task]?.categories[columns[task]?.codes[row] ?? -1];
      if (category === undefined) continue;
      const chosen = category.name === NONE ? rows.length - 1 : Number(category.name) - 1;
      if (chosen in rows) found.push({ row, rows, chosen });
    }
  }
  return { coding, ...gathered(asked, coding, found) };
}

interface FoundTask {
  readonly row: number;
  readonly rows: readonly Float64Array[];
  readonly chosen: number;
}

/** Attributes in the order of the question, each with its levels. */
function codedAttributes(
  { choices, attributes }: DataExperiment,
  quantities: Quantities,
): readonly CodedAttribute[] {
  return attributes.map(({ name }) => ({
    name,
    levels: choices.filter(({ attribute }) => attribute === name).map((level) => level.name),
    numbers: quantities.get(name) ?? null,
  }));
}

/** A task's alternatives as rows of numbers; none of them, where that is offered, is the last. */
function writtenTask(
  coding: Coding,
  attributes: readonly CodedAttribute[],
  task: DataExperiment['shown'][number][number][number],
  hasNone: boolean,
): readonly Float64Array[] {
  const profiles: CodedProfile[] = task.map((profile) =>
    attributes.map(({ name, levels }) => levels.indexOf(profile[name] ?? '')),
  );
  return (hasNone ? [...profiles, null] : profiles).map((profile) => codedRow(coding, profile));
}

function gathered(
  asked: Asked,
  { names }: Coding,
  found: readonly FoundTask[],
): Pick<ChoiceAnswers, 'tasks' | 'rows'> {
  const starts = new Int32Array(found.length + 1);
  for (const [at, { rows }] of found.entries()) starts[at + 1] = (starts[at] as number) + rows.length;
  const values = new Float64Array((starts[found.length] as number) * names.length);
  for (const [at, { rows }] of found.entries())
    for (const [place, row] of rows.entries())
      values.set(row, ((starts[at] as number) + place) * names.length);
  const people = [...new Set(found.map(({ row }) => row))];
  const choosers = new Map(people.map((row, chooser) => [row, chooser]));
  return {
    tasks: {
      ...{ names, values, starts },
      chosen: Int32Array.from(found, ({ chosen }, at) => (starts[at] as number) + chosen),
      choosers: Int32Array.from(found, ({ row }) => choosers.get(row) ?? 0),
      weights: Float64Array.from(found, ({ row }) => weightOf(asked, row)),
    },
    rows: Int32Array.from(people),
  };
}
