/** What short and long text share: everything but the length and the line breaks. */
import { ok } from '../../../shared/result.js';
import { lengthOf } from '../form.js';
import { fault, type Parameter, type QuestionType } from '../question-type.js';
import { defineType } from './define-type.js';
import { wholeFor, wholeParameter } from './parameters.js';

/** How one type of text differs from the other. */
interface TextKind {
  readonly name: string;
  readonly appearance: string | null;
  readonly longest: number;
  readonly parameters: readonly Parameter[];
  /** What is kept of the typed text. */
  keep(typed: string): string;
}

/** A text question type that keeps at most `longest` characters, or fewer where the author says `max`. */
export function textType({ name, appearance, longest, parameters, keep }: TextKind): QuestionType {
  return defineType({
    name,
    xlsform: { word: 'text', appearance },
    companion: true,
    parameters: [wholeParameter('max', 1, longest), ...parameters],
    defaultTable: 'texts',

    layout: (question) => ({
      longest: wholeFor(question, 'max', longest),
      limited: wholeFor(question, 'max', 0) > 0,
      rows: wholeFor(question, 'rows', 6),
    }),

    read: (question, typed) => {
      const text = keep(typed.own.join('\n'));
      if (text === '') return question.required ? fault('type-answer') : ok(null);
      const most = wholeFor(question, 'max', longest);
      const over = lengthOf(text) - most;
      return over > 0 ? fault('too-long', { longest: most, over }) : ok(text);
    },
  });
}
