/** Names of parts: which are taken, which can be given, and new ones made from words. */
import { slugOf } from '../../../shared/slug.js';
import { definedQuestion } from '../defined-question.js';
import { isQuestionType, questionType } from '../question-types/index.js';
import type { Questionnaire, QuestionnairePart } from '../questionnaire.js';
import { everyPart } from './outline.js';

/** The longest name that an author may give; statistics programs cut longer ones. */
const LONGEST = 64;
const GIVEN = /^[A-Za-z_][A-Za-z0-9_]*$/;
/** What stored names look like: those of files that were uploaded may be more than we would give. */
const STORED = /^[\p{L}_][\p{L}\p{N}_.-]{0,99}$/u;

/** Whether a part may be given this name: ASCII letters, digits and `_`, so that every program can read it as a column. */
export function isGivenName(name: string): boolean {
  return name.length <= LONGEST && GIVEN.test(name);
}

/** Whether a part can be stored under this name. */
export function isStoredName(name: string): boolean {
  return STORED.test(name);
}

/** The names that expressions can speak of because of the part itself: its own, and those of an experiment's tasks. */
export function namesOf(part: QuestionnairePart, lists: Questionnaire['lists']): readonly string[] {
  if (part.kind !== 'question' || !isQuestionType(part.type)) return [part.name];
  const tasks = questionType(part.type).expand(definedQuestion(part, lists), null);
  return [...new Set([part.name, ...tasks.map(({ name }) => name)])];
}

/** Every name that something in the questionnaire has. */
export function takenNames({ parts, lists }: Questionnaire): ReadonlySet<string> {
  return new Set(parts.flatMap(everyPart).flatMap((part) => namesOf(part, lists)));
}

/** A name made from words without what is piped into them, that is not taken: `Which role?` gives `which_role`, then `which_role_2`. */
export function nameFrom(words: string, otherwise: string, taken: ReadonlySet<string>): string {
  const slug = slugOf(words.replace(/\$\{[^}]*\}/g, ' '), otherwise)
    .replaceAll('-', '_')
    .slice(0, 32)
    .replace(/_+$/, '');
  return freeName(/^[a-z]/.test(slug) ? slug : `q_${slug}`, taken);
}

/** The name itself, or with the first number from 2 that makes it free; a number at its end is counted on. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  const base = name.replace(/_\d{1,6}$/, '') || name;
  let number = 2;
  while (taken.has(`${base}_${number}`)) number += 1;
  return `${base}_${number}`;
}
