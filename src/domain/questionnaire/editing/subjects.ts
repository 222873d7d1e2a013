/** What a condition can say of a question, found from what its type does with answers and not from its name. */
import type { Texts } from '../../../shared/language.js';
import { definedQuestion } from '../defined-question.js';
import { type Choice, isNames } from '../definition.js';
import { isQuestionType, questionType } from '../question-types/index.js';
import type { Questionnaire, QuestionPart } from '../questionnaire.js';

/** `one`: equals a choice; `many`: has a choice among others; the rest compare with a typed value. */
export type SubjectKind = 'one' | 'many' | 'number' | 'date' | 'text';

/** A question as conditions see it. */
export interface Subject {
  readonly name: string;
  readonly kind: SubjectKind;
  readonly label: Texts;
  /** What it can be compared with by name; empty where a value is typed. */
  readonly choices: readonly { readonly name: string; readonly label: Texts }[];
}

const YES_OR_NO = [
  { name: 'yes', label: { en: 'Yes', cy: 'Ie' } },
  { name: 'no', label: { en: 'No', cy: 'Na' } },
] as const;

/** The question as conditions see it; null for what has no single answer, such as a grid, or none at all. */
export function subjectOf(part: QuestionPart, lists: Questionnaire['lists']): Subject | null {
  if (!isQuestionType(part.type)) return null;
  const type = questionType(part.type);
  const question = definedQuestion(part, lists);
  const { name, label } = part;
  if (type.answeredBy === 'nobody' || type.expand(question, null).some((task) => task.name !== name))
    return null;
  if (type.rows !== 'none') return null;
  const { choices } = question;
  if (type.choices === 'needed') {
    const [first] = choices;
    if (first === undefined) return { name, label, kind: 'one', choices };
    const chosen = type.fromText(question, first.name);
    if (type.condition(question, chosen) !== first.name) return null;
    return { name, label, kind: isNames(chosen) ? 'many' : 'one', choices: plain(choices) };
  }
  const yes = type.fromText(question, 'yes');
  const [variable] = type.variables(question);
  if (variable?.kind === 'code' && type.condition(question, yes) === 'yes')
    return { name, label, kind: 'one', choices: YES_OR_NO };
  const kind = variable?.kind === 'code' ? 'number' : (variable?.kind ?? 'text');
  return { name, label, kind, choices: [] };
}

function plain(choices: readonly Choice[]): Subject['choices'] {
  return choices.map(({ name, label }) => ({ name, label }));
}
