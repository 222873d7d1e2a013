/** What a choice task tells about the utilities, in the multinomial logit model. */
import { type ChoiceRequest, parameterCount } from './choice-request.js';
import type { Profile, Task } from './design.js';

/** How profiles become rows of numbers, and what utilities are expected. */
export interface ChoiceModel {
  readonly parameters: number;
  readonly noneOption: boolean;
  /** Code of each level of each attribute: as many numbers as there are parameters, most of them 0. */
  readonly codes: readonly (readonly Float64Array[])[];
  /** Expected utilities in the same coding, the none option's constant last. */
  readonly priors: Float64Array;
}

/**
 * Effects coding: an attribute of L levels has L − 1 columns; level l < L has 1 in column l, the last level −1 in all of
 * them. So utilities of levels add up to 0, and the last is minus the sum of the others. The none option has 0 in every
 * column and 1 in a column of its own. Priors are centred to match.
 */
export function choiceModel(request: ChoiceRequest): ChoiceModel {
  const parameters = parameterCount(request);
  const priors = new Float64Array(parameters);
  let first = 0;
  const codes = request.attributes.map(({ levels, priors: expected }) => {
    const columns = levels.length - 1;
    const mean = (expected ?? []).reduce((sum, utility) => sum + utility, 0) / levels.length;
    const start = first;
    first += columns;
    for (let column = 0; column < columns; column += 1)
      priors[start + column] = (expected?.[column] ?? mean) - mean;
    return levels.map((_, level) => {
      const code = new Float64Array(parameters);
      if (level < columns) code[start + level] = 1;
      else code.fill(-1, start, start + columns);
      return code;
    });
  });
  if (request.noneOption) priors[parameters - 1] = request.nonePrior ?? 0;
  return { parameters, noneOption: request.noneOption, codes, priors };
}

function codeOf(profile: Profile, { parameters, codes }: ChoiceModel): Float64Array {
  const row = new Float64Array(parameters);
  for (let attribute = 0; attribute < codes.length; attribute += 1) {
    const code = codes[attribute]?.[profile[attribute] as number] as Float64Array;
    for (let column = 0; column < parameters; column += 1)
      row[column] = (row[column] as number) + (code[column] as number);
  }
  return row;
}

function rowsOf(task: Task, model: ChoiceModel): Float64Array[] {
  const rows = task.map((profile) => codeOf(profile, model));
  if (!model.noneOption) return rows;
  const none = new Float64Array(model.parameters);
  none[model.parameters - 1] = 1;
  return [...rows, none];
}

/**
 * Adds to `information` (parameters × parameters, flat) `times` the Fisher information of the task, X′(diag(p) − pp′)X
 * with p the probabilities of its alternatives under the priors (McFadden 1974).
 */
export function addInformation(
  information: Float64Array,
  task: Task,
  model: ChoiceModel,
  times: number,
): void {
  const { parameters, priors } = model;
  const rows = rowsOf(task, model);
  const worths = rows.map((row) =>
    Math.exp(row.reduce((sum, x, column) => sum + x * (priors[column] as number), 0)),
  );
  const total = worths.reduce((sum, worth) => sum + worth, 0);
  const mean = new Float64Array(parameters);
  rows.forEach((row, alternative) => {
    const share = (worths[alternative] as number) / total;
    for (let column = 0; column < parameters; column += 1)
      mean[column] = (mean[column] as number) + share * (row[column] as number);
  });
  rows.forEach((row, alternative) => {
    const share = (times * (worths[alternative] as number)) / total;
    for (let a = 0; a < parameters; a += 1) {
      const left = share * ((row[a] as number) - (mean[a] as number));
      if (left === 0) continue;
      for (let b = 0; b < parameters; b += 1) {
        const cell = a * parameters + b;
        information[cell] = (information[cell] as number) + left * ((row[b] as number) - (mean[b] as number));
      }
    }
  });
}

/** The information of all tasks together. */
export function informationOf(tasks: readonly Task[], model: ChoiceModel): Float64Array {
  const information = new Float64Array(model.parameters ** 2);
  for (const task of tasks) addInformation(information, task, model, 1);
  return information;
}
