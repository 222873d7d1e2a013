/** Conditions in words for authors: "Who are you? is A clinician", and the expression where it says more. */
import {
  type Comparison,
  type Condition,
  outline,
  readConditions,
  type Subject,
  subjectOf,
} from '../../domain/questionnaire/editing/index.js';
import type { Questionnaire } from '../../domain/questionnaire/questionnaire.js';
import { inLanguage } from '../../shared/language.js';

/** Every question that conditions can be about, by name, in the order asked. */
export type Subjects = ReadonlyMap<string, Subject>;

/** The questions of the questionnaire that conditions can be about. */
export function subjectsOf(questionnaire: Questionnaire): Subjects {
  return new Map(
    outline(questionnaire).flatMap(({ part }) => {
      const subject = part.kind === 'question' ? subjectOf(part, questionnaire.lists) : null;
      return subject === null ? [] : [[subject.name, subject] as const];
    }),
  );
}

/** The comparisons in words, as they stand between the question and the value. */
export const COMPARISON_WORDS: Readonly<Record<Comparison, string>> = {
  is: 'is',
  'is-not': 'is not',
  has: 'includes',
  'has-not': 'does not include',
  below: 'is below',
  'at-most': 'is at most',
  above: 'is above',
  'at-least': 'is at least',
  answered: 'is answered',
  blank: 'is left blank',
};

/** One condition as a sentence without its full stop; `own` is what `.` is called. */
export function conditionWords(
  { about, comparison, value }: Condition,
  subjects: Subjects,
  language: string,
  own = 'The answer',
): string {
  const subject = subjects.get(about);
  const named = subject === undefined ? about : inLanguage(subject.label, language) || about;
  const choice = subject?.choices.find(({ name }) => name === value);
  const compared = choice === undefined ? value : inLanguage(choice.label, language) || value;
  const quoted = compared === '' ? '' : ` “${compared}”`;
  return `${about === '.' ? own : `“${shortened(named)}”`} ${COMPARISON_WORDS[comparison]}${quoted}`;
}

/** Says an expression in words, or as itself where only that can say it; empty for none. */
export type ConditionWording = (expression: string | null) => string;

/** The wording of this questionnaire, in its first language. */
export function conditionWording(questionnaire: Questionnaire): ConditionWording {
  const subjects = subjectsOf(questionnaire);
  const language = questionnaire.languages[0]?.code ?? 'en';
  return (expression) => {
    const conditions = readConditions(expression);
    if (conditions === null || conditions.rows.length === 0) return expression ?? '';
    const { rows, joined } = conditions;
    return rows.map((row) => conditionWords(row, subjects, language)).join(` ${joined} `);
  };
}

const LONGEST = 60;

/** A question's words, cut where they would bury the comparison. */
export function shortened(text: string, longest = LONGEST): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2))}…`;
}
