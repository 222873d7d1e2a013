/** Where every part of a questionnaire stands, and how a change of one place makes the whole anew. */
import type { GroupPart, Questionnaire, QuestionnairePart, RepeatPart } from '../questionnaire.js';

/** A part that has others in it. */
export type Container = GroupPart | RepeatPart;

/** A part with where it stands. */
export interface Placed {
  /** Its name; where several parts share the name, the names of its groups and its own, joined by `~`. */
  readonly key: string;
  readonly part: QuestionnairePart;
  /** What it stands in, the outermost first. */
  readonly parents: readonly Container[];
  /** Its place among its siblings, after those of its parents among theirs; from 0. */
  readonly path: readonly number[];
  /** How many siblings there are, itself included. */
  readonly of: number;
}

/** Every part in the order asked, containers before what they contain. */
export function outline({ parts }: Pick<Questionnaire, 'parts'>): readonly Placed[] {
  const all = walk(parts, [], []);
  const times = new Map<string, number>();
  for (const { part } of all) times.set(part.name, (times.get(part.name) ?? 0) + 1);
  const keys = new Map<string, number>();
  return all.map((placed) => {
    const { part, parents } = placed;
    const names = [...parents, part].map(({ name }) => name);
    const key = times.get(part.name) === 1 ? part.name : names.join('~');
    const before = keys.get(key) ?? 0;
    keys.set(key, before + 1);
    return { ...placed, key: before === 0 ? key : `${key}~${before + 1}` };
  });
}

function walk(
  parts: readonly QuestionnairePart[],
  parents: readonly Container[],
  path: readonly number[],
): readonly Omit<Placed, 'key'>[] {
  return parts.flatMap((part, index) => {
    const own = { part, parents, path: [...path, index], of: parts.length };
    return part.kind === 'question' ? [own] : [own, ...walk(part.children, [...parents, part], own.path)];
  });
}

/** The part with this key; undefined where there is none. */
export function findPart(questionnaire: Questionnaire, key: string): Placed | undefined {
  return outline(questionnaire).find((placed) => placed.key === key);
}

/**
 * The questionnaire with the siblings around the path changed; `change` is given them and the last number of the path. An
 * empty list of numbers before it means the outermost parts.
 */
export function withSiblings(
  questionnaire: Questionnaire,
  path: readonly number[],
  change: (siblings: readonly QuestionnairePart[], index: number) => readonly QuestionnairePart[],
): Questionnaire {
  return { ...questionnaire, parts: changedBelow(questionnaire.parts, path, change) };
}

function changedBelow(
  parts: readonly QuestionnairePart[],
  [index = 0, ...rest]: readonly number[],
  change: (siblings: readonly QuestionnairePart[], index: number) => readonly QuestionnairePart[],
): readonly QuestionnairePart[] {
  if (rest.length === 0) return change(parts, index);
  return parts.map((part, at) =>
    at === index && part.kind !== 'question'
      ? { ...part, children: changedBelow(part.children, rest, change) }
      : part,
  );
}

/** The part with everything in it, containers before what they contain. */
export function everyPart(part: QuestionnairePart): readonly QuestionnairePart[] {
  return part.kind === 'question' ? [part] : [part, ...part.children.flatMap(everyPart)];
}
