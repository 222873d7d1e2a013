/** Whether a value read back from outside is a design: its structure, and that every index has its level. */
import { ok, type Result, refuse } from '../../shared/result.js';
import type { Design, DesignAttribute } from './design.js';
import { type DesignFault, repeatedNames } from './fault.js';

/** The value as a design; refused with the first faults of every part that is wrong. */
export function readDesign(value: unknown): Result<Design, DesignFault[]> {
  const faults = designFaults(value);
  return faults.length === 0 ? ok(value as Design) : refuse(faults);
}

function designFaults(value: unknown): DesignFault[] {
  if (!isRecord(value)) return [{ field: 'design', sentence: 'expected an object' }];
  const { kind, seed, attributes, noneOption, versions } = value;
  const faults = [
    ...expected(kind === 'best-worst' || kind === 'choice', 'kind', 'best-worst or choice'),
    ...expected(typeof seed === 'string', 'seed', 'text'),
    ...expected(typeof noneOption === 'boolean', 'noneOption', 'true or false'),
    ...expected(areAttributes(attributes), 'attributes', 'names, each with at least two names of levels'),
    ...expected(Array.isArray(versions) && versions.length > 0, 'versions', 'at least one version'),
  ];
  if (faults.length > 0 || !areAttributes(attributes) || !Array.isArray(versions)) return faults;
  return [
    ...repeatedNames(
      'attributes',
      attributes.map(({ name }) => name),
    ),
    ...attributes.flatMap(({ name, levels }) => repeatedNames(name, levels)),
    ...expected(kind === 'choice' || attributes.length === 1, 'attributes', 'one attribute, the item'),
    ...expected(kind === 'choice' || noneOption === false, 'noneOption', 'false in a best–worst design'),
    ...taskFaults(versions, attributes),
  ];
}

/** All versions have the same number of tasks and all tasks the same number of profiles, each index with its level. */
function taskFaults(versions: readonly unknown[], attributes: readonly DesignAttribute[]): DesignFault[] {
  const isLevel = (index: unknown, attribute: number) =>
    Number.isInteger(index) &&
    Number(index) >= 0 &&
    Number(index) < (attributes[attribute]?.levels.length ?? 0);
  const isProfile = (profile: unknown) =>
    Array.isArray(profile) && profile.length === attributes.length && profile.every(isLevel);
  const first = versions[0];
  const tasks = Array.isArray(first) ? first.length : 0;
  const size = Array.isArray(first) && Array.isArray(first[0]) ? first[0].length : 0;
  const isTask = (task: unknown) =>
    Array.isArray(task) &&
    task.length === size &&
    task.every(isProfile) &&
    new Set(task.map(String)).size === task.length;
  const isVersion = (version: unknown) =>
    Array.isArray(version) && version.length === tasks && version.every(isTask);
  return [
    ...expected(tasks > 0 && size > 1, 'versions', 'tasks of at least two profiles'),
    ...versions.flatMap((version, index) =>
      expected(
        isVersion(version),
        `versions[${index}]`,
        `${tasks} tasks of ${size} different profiles, each a level of every attribute`,
      ),
    ),
  ];
}

function areAttributes(value: unknown): value is DesignAttribute[] {
  const areTexts = (texts: unknown) =>
    Array.isArray(texts) && texts.every((text) => typeof text === 'string');
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every(
      (attribute) =>
        isRecord(attribute) &&
        typeof attribute['name'] === 'string' &&
        areTexts(attribute['levels']) &&
        (attribute['levels'] as string[]).length > 1,
    )
  );
}

function expected(holds: boolean, field: string, what: string): DesignFault[] {
  return holds ? [] : [{ field, sentence: `expected ${what}` }];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
