/** What a choice design achieves, measured on the finished design and the priors. */
import { leastDError } from './choice-bound.js';
import { choiceModel, informationOf } from './choice-information.js';
import type { ChoiceRequest } from './choice-request.js';
import type { Design, Profile, Task } from './design.js';
import { inverseDiagonal, logDeterminant } from './matrix.js';
import { type Spread, spreadOf } from './spread.js';

/** One attribute: how often its levels are shown, and in what share of the tasks a level comes more than once. */
export interface AttributeMeasures {
  readonly name: string;
  /** Times that each level is shown, in order of the levels. */
  readonly counts: readonly number[];
  readonly inVersion: Spread;
  readonly inPosition: Spread;
  readonly overlap: number;
}

/** One utility of the model: the attribute's level (or the none option) and its standard error. */
export interface UtilityPrecision {
  readonly attribute: string;
  readonly level: string | null;
  readonly prior: number;
  /** With one respondent; with n it is this divided by √n. */
  readonly standardError: number;
}

/** Measures of a choice design. */
export interface ChoiceMeasures {
  /** (det M)^(−1/K): M the information of all tasks answered once, K the number of utilities; smaller is better. */
  readonly dError: number;
  /** The least D-error that could be, divided by this one; null with priors, for which no such bound is known. */
  readonly dEfficiency: number | null;
  readonly attributes: readonly AttributeMeasures[];
  readonly utilities: readonly UtilityPrecision[];
  /** Tasks that a version asks more than once. */
  readonly repeatedTasks: number;
}

/** Measures the design that answers the request; null when the utilities cannot all be estimated from it. */
export function choiceMeasures(design: Design, request: ChoiceRequest): ChoiceMeasures | null {
  const model = choiceModel(request);
  const tasks = design.versions.flat();
  const information = informationOf(tasks, model);
  const determinant = logDeterminant(information, model.parameters);
  const variances = inverseDiagonal(information, model.parameters);
  if (determinant === null || variances === null) return null;
  const dError = Math.exp(-determinant / model.parameters);
  const hasPriors = model.priors.some((prior) => prior !== 0);
  const levels = request.attributes.map((attribute) => attribute.levels.length);
  const least = leastDError(levels, request.alternatives, tasks.length, request.noneOption);
  return {
    dError,
    dEfficiency: hasPriors ? null : least / dError,
    attributes: design.attributes.map((_, attribute) => attributeMeasures(design, attribute)),
    utilities: utilityNames(request).map(({ attribute, level }, index) => ({
      attribute,
      level,
      prior: model.priors[index] as number,
      standardError: Math.sqrt((variances[index] as number) * design.versions.length),
    })),
    repeatedTasks: design.versions.reduce(
      (sum, version) => sum + version.length - new Set(version.map(keyOf)).size,
      0,
    ),
  };
}

function attributeMeasures({ attributes, versions }: Design, attribute: number): AttributeMeasures {
  const { name, levels } = attributes[attribute] as Design['attributes'][number];
  const tasks = versions.flat();
  const countsIn = (profiles: readonly Profile[]) =>
    levels.map((_, level) => profiles.filter((profile) => profile[attribute] === level).length);
  const places = tasks[0]?.keys() ?? [];
  const repeats = tasks.filter(
    (task) => new Set(task.map((profile) => profile[attribute])).size < task.length,
  );
  return {
    name,
    counts: countsIn(tasks.flat()),
    inVersion: spreadOf(versions.flatMap((version) => countsIn(version.flat()))),
    inPosition: spreadOf(
      [...places].flatMap((place) => countsIn(tasks.map((task) => task[place] as Profile))),
    ),
    overlap: repeats.length / tasks.length,
  };
}

/** The parameters of the model in their order: all levels of an attribute but the last, the none option at the end. */
function utilityNames({ attributes, noneOption }: ChoiceRequest) {
  const named: { attribute: string; level: string | null }[] = attributes.flatMap(({ name, levels }) =>
    levels.slice(0, -1).map((level) => ({ attribute: name, level })),
  );
  return noneOption ? [...named, { attribute: 'none', level: null }] : named;
}

function keyOf(task: Task): string {
  return task.map(String).sort().join(' ');
}
