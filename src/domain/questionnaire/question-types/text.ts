/** What short and long text share: everything but the length and the line breaks. */
import { ok } from '../../../shared/result.js';
import { lengthOf } from '../form.js';
import { fault, type QuestionType } from '../question-type.js';

/** A text question type that keeps at most `longest` characters of what `keep` makes of the typed text. */
export function textType(name: string, longest: number, keep: (typed: string) => string): QuestionType {
  return {
    name,
    hasChoices: false,
    defaultTable: 'texts',

    read: (question, typed) => {
      const text = keep(typed.join('\n'));
      if (text === '') return question.required ? fault('type-answer') : ok(null);
      const length = lengthOf(text);
      return length > longest ? fault('too-long', { longest, over: length - longest }) : ok(text);
    },

    variables: (question) => [{ name: question.name, label: question.label, codes: null }],

    values: (_question, answer) => [typeof answer === 'string' ? answer : null],
  };
}
