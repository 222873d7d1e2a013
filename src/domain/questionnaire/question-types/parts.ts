/** Answers with a text for each of several parts: made, told and seen by expressions alike. */
import type { Texts } from '../../../shared/language.js';
import { type Answer, type Choice, isParts } from '../definition.js';
import type { AnswerLine } from '../question-type.js';

/** The answer of the parts that were answered, in their order; null where none was. */
export function answeredParts(parts: readonly (readonly [name: string, text: string])[]): Answer {
  const answered = parts.filter(([, text]) => text !== '');
  return answered.length === 0 ? null : Object.fromEntries(answered);
}

/** The text of a part, or null where it was left blank. */
export function partText(answer: Answer, name: string): string | null {
  return isParts(answer) && Object.hasOwn(answer, name) ? (answer[name] ?? null) : null;
}

/** Every part with its text, as expressions see them; a blank part is the empty text. */
export function textOfParts(parts: readonly Choice[], answer: Answer): Readonly<Record<string, string>> {
  return Object.fromEntries(parts.map(({ name }) => [name, partText(answer, name) ?? '']));
}

/** The parts that were answered, each with its label; `words` are those of a part's text. */
export function partsInWords(
  parts: readonly Choice[],
  answer: Answer,
  words: (text: string) => Texts,
): readonly AnswerLine[] {
  return parts.flatMap(({ name, label }) => {
    const text = partText(answer, name);
    return text === null ? [] : [{ about: label, text: words(text) }];
  });
}
