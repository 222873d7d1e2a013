/** `choice`: a conditional logit of choices in long format. */
import { z } from 'zod';
import { type ChoiceModel, choiceModel } from '../../../domain/statistics/choice/choice-model.js';
import type { ChoiceTasks } from '../../../domain/statistics/choice/choice-tasks.js';
import { type CategoryColumn, categoriesWithin } from '../../../domain/statistics/columns.js';
import { normalUpper } from '../../../domain/statistics/distributions/index.js';
import { standardErrors } from '../../../domain/statistics/estimation/symmetric.js';
import { outsideAnalysis } from './analysis.js';
import { categoriesOf, numbersOf } from './columns-of.js';
import type { CsvTable } from './csv-table.js';
import { category, column, WEIGHTED } from './options.js';
import { fail, need } from './refusal.js';
import { flaggedRow, flagsOf, type LongTask, longTasks, needDifferent, tasksWith } from './tasks-of.js';

export const choice = outsideAnalysis({
  name: 'choice',
  summary: 'conditional logit of choices, robust to who chose',
  options: {
    ...WEIGHTED,
    chooser: column,
    task: column,
    alternative: column,
    chosen: column,
    attributes: z.array(column).default([]),
    constants: z.boolean().default(false),
    reference: category.optional(),
  },
  answer(data, { attributes, constants, reference, ...format }) {
    const isChosen = flagsOf(data, format.chosen);
    const all = longTasks(data, {
      ...{ person: format.chooser, task: format.task, weight: format.weight, filter: format.filter },
      ...{ categories: [format.alternative], numbers: [format.chosen, ...attributes] },
    });
    const tasks = tasksWith(all, (task) => flaggedRow(task, isChosen, 'chosen alternative'));
    const alternatives = alternativesOf(data, format.alternative, tasks);
    for (const task of tasks) needDifferent(task, alternatives.codes, alternatives.categories);
    const columns = [
      ...attributes.map((name) => ({ name, values: numbersOf(data, name).values })),
      ...(constants ? constantsOf(alternatives, reference) : []),
    ];
    needNames(attributes, constants ? alternatives.categories : []);
    return answerOf(need(choiceModel(choiceTasks(tasks, columns))));
  },
});

interface NumberedColumn {
  readonly name: string;
  readonly values: ArrayLike<number>;
}

function alternativesOf(data: CsvTable, name: string, tasks: readonly LongTask[]): CategoryColumn {
  const mask = new Uint8Array(data.rows);
  for (const { rows } of tasks) for (const row of rows) mask[row] = 1;
  return categoriesWithin(categoriesOf(data, name), mask);
}

/** A column of 0 and 1 for each alternative but the reference. */
function constantsOf(
  { categories, codes }: CategoryColumn,
  reference: string | undefined,
): readonly NumberedColumn[] {
  const base = reference ?? categories[0];
  if (base === undefined || !categories.includes(base))
    fail(`expected an alternative as reference, found "${reference}"; there are ${categories.join(', ')}`);
  return categories.flatMap((name, place) =>
    name === base ? [] : [{ name, values: Uint8Array.from(codes, (code) => (code === place ? 1 : 0)) }],
  );
}

/** Coefficients are told apart by their names alone. */
function needNames(attributes: readonly string[], constants: readonly string[]): void {
  const twice = attributes.find((name, at) => attributes.indexOf(name) !== at);
  if (twice !== undefined) fail(`expected each attribute once, found "${twice}" twice`);
  const both = attributes.find((name) => constants.includes(name));
  if (both !== undefined) fail(`"${both}" is both an attribute and an alternative; rename one of them`);
}

function choiceTasks(
  tasks: readonly (LongTask & { readonly found: number })[],
  columns: readonly NumberedColumn[],
): ChoiceTasks {
  const starts = new Int32Array(tasks.length + 1);
  tasks.forEach(({ rows }, at) => {
    starts[at + 1] = (starts[at] as number) + rows.length;
  });
  const values = new Float64Array((starts[tasks.length] as number) * columns.length);
  let to = 0;
  for (const { rows } of tasks)
    for (const row of rows)
      for (const each of columns) {
        values[to] = each.values[row] as number;
        to += 1;
      }
  return {
    names: columns.map(({ name }) => name),
    ...{ values, starts },
    chosen: Int32Array.from(tasks, ({ rows, found }, at) => (starts[at] as number) + rows.indexOf(found)),
    choosers: Int32Array.from(tasks, ({ person }) => person),
    weights: Float64Array.from(tasks, ({ weight }) => weight),
  };
}

function answerOf(model: ChoiceModel) {
  const size = model.names.length;
  const errors = standardErrors(model.covariance, size);
  const robust = standardErrors(model.robustCovariance, size);
  const coefficients = model.names.map((name, at) => {
    const [estimate, standardError] = [model.estimates[at] as number, errors[at] as number];
    const z = estimate / standardError;
    const p = 2 * normalUpper(Math.abs(z));
    return [name, { estimate, standardError, robustStandardError: robust[at] as number, z, p }] as const;
  });
  const { logLikelihood, nullLogLikelihood, choosers, tasks, iterations } = model;
  return {
    coefficients: Object.fromEntries(coefficients),
    ...{ logLikelihood, nullLogLikelihood, n: choosers, tasks, iterations },
  };
}
