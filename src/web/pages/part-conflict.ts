/** Where an author's version of a part differs from what a colleague stored meanwhile. */
import { findPart, listsOf } from '../../domain/questionnaire/editing/index.js';
import type { Questionnaire, QuestionnairePart } from '../../domain/questionnaire/questionnaire.js';
import { type EditConflict, editConflict, type NamedTexts } from './edit-conflict.js';
import { FIELD_WORDS } from './fault-words.js';

/** The differences in the part with this key; null where either version has no such part. */
export function partConflict(mine: Questionnaire, stored: Questionnaire, key: string): EditConflict | null {
  const [own, theirs] = [mine, stored].map((questionnaire) => namedTexts(questionnaire, key));
  return own == null || theirs == null ? null : editConflict('questionnaire', own, theirs);
}

function namedTexts(questionnaire: Questionnaire, key: string): NamedTexts | null {
  const part = findPart(questionnaire, key)?.part;
  if (part === undefined) return null;
  const fields = Object.entries(FIELD_WORDS).map(([field, label]) => [label, textOf(fieldOf(part, field))]);
  const lists = listsOf(part).flatMap((list) => questionnaire.lists[list] ?? []);
  const choices = lists.map(({ label }) => textOf(label)).join('; ');
  return { ...Object.fromEntries(fields), Choices: choices };
}

function fieldOf(part: QuestionnairePart, field: string): unknown {
  return (part as unknown as Readonly<Record<string, unknown>>)[field];
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(([key, text]) => `${key}: ${String(text)}`)
    .join('; ');
}
