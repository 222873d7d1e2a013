/** What is kept and never shown: worked out from other answers, or brought along by the way in. */
import type { QuestionType } from '../question-type.js';
import { defineType } from './define-type.js';

/** A type of this name and XLSForm word whose answer is the text that a calculation gives. */
export function unseenType(name: string, word: string): QuestionType {
  return defineType({
    name,
    xlsform: { word, appearance: null },
    answeredBy: 'calculation',
    defaultTable: 'texts',
    fromText: (_question, text) => (text === '' ? null : text),
  });
}
