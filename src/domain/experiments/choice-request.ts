/** What an organiser asks of a discrete-choice design, and every reason why it cannot be had. */
import { NONE_COLUMN, PLACE_COLUMNS } from './design-rows.js';
import { type DesignFault, repeatedNames } from './fault.js';
import { allowsLevel, prohibitionsOf } from './profiles.js';

/** One attribute; `priors` are expected utilities of its levels, of which only the differences count. */
export interface ChoiceAttribute {
  readonly name: string;
  readonly levels: readonly string[];
  readonly priors?: readonly number[];
}

/** What a discrete-choice (conjoint) design is to be. */
export interface ChoiceRequest {
  readonly attributes: readonly ChoiceAttribute[];
  /** Profiles in each task, the none option not counted. */
  readonly alternatives: number;
  /** Tasks for each respondent. */
  readonly tasks: number;
  /** Different sets of tasks; a response gets one of them. */
  readonly versions: number;
  readonly noneOption: boolean;
  /** Expected utility of the none option, where the utilities of each attribute's levels add up to 0. */
  readonly nonePrior?: number;
  /** Levels, by attribute, that never occur together in one profile. */
  readonly prohibitions: readonly Readonly<Record<string, string>>[];
  /** `minimal`: within a task a level comes back only where the attribute has fewer levels than the task profiles. */
  readonly overlap: 'minimal' | 'free';
  /** How profiles are improved: level by level, or by others from a list of candidates. */
  readonly method: 'coordinate' | 'fedorov';
  readonly seed: string;
  /** `quick`: one beginning, hardly improved; `full` without it. */
  readonly effort?: 'full' | 'quick';
}

/** How large a design may be, so that it is found in seconds. */
export const CHOICE_LIMITS = {
  attributes: 20,
  levels: 20,
  alternatives: 8,
  tasks: 50,
  versions: 100,
  shown: 3000,
};

/** The number of utilities to be estimated: levels − 1 for each attribute, and the constant of the none option. */
export function parameterCount({ attributes, noneOption }: ChoiceRequest): number {
  return attributes.reduce((sum, { levels }) => sum + levels.length - 1, noneOption ? 1 : 0);
}

/** All that makes the request impossible as far as it can be told without searching; none when it can be tried. */
export function choiceFaults(request: ChoiceRequest): DesignFault[] {
  const { attributes, alternatives, tasks, versions } = request;
  const faults = [
    ...outside('attributes', attributes.length, 1, CHOICE_LIMITS.attributes),
    ...outside('alternatives', alternatives, 2, CHOICE_LIMITS.alternatives),
    ...outside('tasks', tasks, 1, CHOICE_LIMITS.tasks),
    ...outside('versions', versions, 1, CHOICE_LIMITS.versions),
    ...attributeFaults(attributes),
    ...request.prohibitions.flatMap((prohibition, index) => prohibitionFaults(request, prohibition, index)),
    ...(request.nonePrior === undefined || Number.isFinite(request.nonePrior)
      ? []
      : [{ field: 'nonePrior', sentence: 'expected a number' }]),
  ];
  return faults.length > 0 ? faults : [...sizeFaults(request), ...unreachableLevels(request)];
}

function attributeFaults(attributes: readonly ChoiceAttribute[]): DesignFault[] {
  const names = attributes.map(({ name }) => name);
  const taken: readonly string[] = [...PLACE_COLUMNS, NONE_COLUMN];
  return [
    ...repeatedNames('attributes', names),
    ...names
      .filter((name) => taken.includes(name))
      .map((name) => ({
        field: 'attributes',
        sentence: `expected another name than "${name}", a column of every design`,
      })),
    ...attributes.flatMap(({ name, levels, priors }) => [
      ...outside(`levels of ${name}`, levels.length, 2, CHOICE_LIMITS.levels),
      ...repeatedNames(`levels of ${name}`, levels),
      ...(priors === undefined || (priors.length === levels.length && priors.every(Number.isFinite))
        ? []
        : [
            { field: `priors of ${name}`, sentence: `expected ${levels.length} numbers, one for each level` },
          ]),
    ]),
  ];
}

function prohibitionFaults(
  { attributes }: ChoiceRequest,
  prohibition: Readonly<Record<string, string>>,
  index: number,
): DesignFault[] {
  const field = `prohibitions[${index}]`;
  const entries = Object.entries(prohibition);
  const few = entries.length < 2 ? [{ field, sentence: 'expected levels of at least two attributes' }] : [];
  const unknown = entries.flatMap(([name, level]) => {
    const attribute = attributes.find((candidate) => candidate.name === name);
    if (attribute === undefined) return [{ field, sentence: `expected an attribute, found "${name}"` }];
    if (attribute.levels.includes(level)) return [];
    return [{ field, sentence: `expected a level of ${name}, found "${level}"` }];
  });
  return [...few, ...unknown];
}

/** Each task tells as many utilities apart as it has alternatives, the none option included, less one. */
export function leastTasks(request: ChoiceRequest): number {
  return Math.ceil(parameterCount(request) / (request.alternatives - 1 + (request.noneOption ? 1 : 0)));
}

function sizeFaults(request: ChoiceRequest): DesignFault[] {
  const { alternatives, tasks, versions } = request;
  const needed = leastTasks(request);
  const shown = alternatives * tasks * versions;
  return [
    ...(shown > CHOICE_LIMITS.shown
      ? [
          {
            field: 'versions',
            sentence: `expected at most ${CHOICE_LIMITS.shown} profiles in all versions together, found ${shown}`,
          },
        ]
      : []),
    ...(tasks * versions < needed
      ? [
          {
            field: 'tasks',
            sentence: `expected at least ${needed} in all versions together to estimate ${parameterCount(request)} utilities, found ${tasks * versions}`,
          },
        ]
      : []),
  ];
}

function unreachableLevels(request: ChoiceRequest): DesignFault[] {
  const { attributes } = request;
  const prohibitions = prohibitionsOf(request);
  return attributes.flatMap(({ name, levels }, attribute) =>
    levels.flatMap((level, index) =>
      allowsLevel(attributes, prohibitions, attribute, index)
        ? []
        : [{ field: 'prohibitions', sentence: `expected a way to show ${name} "${level}", found none` }],
    ),
  );
}

function outside(field: string, found: number, least: number, most: number): DesignFault[] {
  if (Number.isInteger(found) && found >= least && found <= most) return [];
  return [{ field, sentence: `expected a whole number from ${least} to ${most}, found ${found}` }];
}
