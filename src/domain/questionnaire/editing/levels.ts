/** The attributes of a choice experiment with their levels, and the levels that must not meet: two lists edited as one. */
import { ok, type Result } from '../../../shared/result.js';
import { ATTRIBUTE, NOT_WITH } from '../question-types/level-columns.js';
import { notWith, prohibitionsIn } from '../question-types/prohibitions.js';
import type { ListedChoice, Questionnaire, QuestionPart } from '../questionnaire.js';
import { type EditFault, refuseEdit } from './fault.js';
import { freeListName } from './lists.js';
import { findPart } from './outline.js';
import { replacePart } from './replace.js';

/** An attribute is a row of the question, its levels are the question's choices that name it. */
export interface Attribute {
  readonly row: ListedChoice;
  readonly levels: readonly ListedChoice[];
}

/** Two levels of different attributes, by their names. */
export type LevelPair = readonly [string, string];

/** The attributes in their order, each with its levels in theirs. */
export function attributesOf(part: QuestionPart, lists: Questionnaire['lists']): readonly Attribute[] {
  const levels = listed(lists, part.list);
  return listed(lists, part.rows).map((row) => ({
    row,
    levels: levels.filter(({ filters }) => filters[ATTRIBUTE] === row.name),
  }));
}

/**
 * The questionnaire with these attributes and levels, in the lists that the question has or in lists of its own. What
 * levels said of others that are gone is gone too. Refused where there is no such question.
 */
export function withAttributes(
  questionnaire: Questionnaire,
  key: string,
  attributes: readonly Attribute[],
): Result<Questionnaire, EditFault> {
  const part = findPart(questionnaire, key)?.part;
  if (part?.kind !== 'question') return refuseEdit('no-such-part', key);
  const list = part.list ?? freeListName(questionnaire, `${part.name}_levels`);
  const rows = part.rows ?? freeListName(questionnaire, `${part.name}_attributes`);
  const levels = attributes.flatMap(({ row, levels: own }) =>
    own.map((level) => ({ ...level, filters: { ...level.filters, [ATTRIBUTE]: row.name } })),
  );
  const there = new Set(levels.map(({ name }) => name));
  const kept = levels.map((level) => withNotWith(level, (name) => there.has(name)));
  const lists = { ...questionnaire.lists, [list]: kept, [rows]: attributes.map(({ row }) => row) };
  return replacePart({ ...questionnaire, lists }, key, (old) =>
    old.kind === 'question' ? { ...old, list, rows } : old,
  );
}

/** Each pair of levels that must not meet, in the order in which levels say so. */
export function levelPairs(part: QuestionPart, lists: Questionnaire['lists']): readonly LevelPair[] {
  return prohibitionsIn({ choices: listed(lists, part.list) }).flatMap((pair): readonly LevelPair[] => {
    const [one, other] = Object.values(pair);
    return one === undefined || other === undefined ? [] : [[one, other]];
  });
}

/** The questionnaire in which these two levels must not meet, or may again. Refused where there is no such level. */
export function withLevelPair(
  questionnaire: Questionnaire,
  key: string,
  [one, other]: LevelPair,
  meets: 'never' | 'may',
): Result<Questionnaire, EditFault> {
  const part = findPart(questionnaire, key)?.part;
  if (part?.kind !== 'question' || part.list === null) return refuseEdit('no-such-part', key);
  const levels = listed(questionnaire.lists, part.list);
  const missing = [one, other].find((name) => levels.every((level) => level.name !== name));
  if (missing !== undefined) return refuseEdit('no-such-part', missing);
  const isPair = (a: string, b: string) => (a === one && b === other) || (a === other && b === one);
  const apart = levels.map((level) => withNotWith(level, (name) => !isPair(level.name, name)));
  const changed =
    meets === 'may'
      ? apart
      : apart.map((level) => (level.name === one ? withNotWith(level, () => true, [other]) : level));
  return ok({ ...questionnaire, lists: { ...questionnaire.lists, [part.list]: changed } });
}

/** The level with those of its prohibitions that stay, and more. */
function withNotWith(
  level: ListedChoice,
  stays: (name: string) => boolean,
  more: readonly string[] = [],
): ListedChoice {
  const { [NOT_WITH]: before, ...filters } = level.filters;
  const names = [...notWith(level).filter(stays), ...more];
  if (names.length === 0) return before === undefined ? level : { ...level, filters };
  return { ...level, filters: { ...filters, [NOT_WITH]: names.join(' ') } };
}

function listed(lists: Questionnaire['lists'], name: string | null): readonly ListedChoice[] {
  return name !== null && Object.hasOwn(lists, name) ? (lists[name] ?? []) : [];
}
