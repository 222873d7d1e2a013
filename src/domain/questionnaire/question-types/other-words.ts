/** The words typed beside a choice that asks for them (“Other, please say”): read, kept and told like their choice. */
import { ok, type Result } from '../../../shared/result.js';
import { type Answer, isNames, isParts, type Question } from '../definition.js';
import { lengthOf, type TypedForm, typedLine } from '../form.js';
import { type AnswerFault, type AnswerLine, fault, type Variable } from '../question-type.js';
import { asksForWords, labelOf } from './choices.js';

/** The part of the question that the words are typed in. */
export const OTHER = 'other';

/** The most characters that are kept of the words. */
const LONGEST = 200;

/** The names of the chosen choices, in the question's order, whatever shape the answer has. */
export function chosenNames(answer: Answer): readonly string[] {
  if (isNames(answer)) return answer;
  if (isParts(answer)) return (answer['chosen'] ?? '').split(' ').filter((name) => name !== '');
  return answer === null || answer === '' ? [] : [answer];
}

/** The words that were typed, or null. */
export function wordsOf(answer: Answer): string | null {
  return isParts(answer) ? (answer[OTHER] ?? null) : null;
}

/** The words in the form; the empty text where the question has no choice that asks for them. */
export function typedWords(question: Question, typed: TypedForm): string {
  return question.choices.some(asksForWords) ? typedLine(typed.part(OTHER)) : '';
}

/**
 * The answer of these choices with these words; `plain` is its shape without words. Words without their choice, and
 * their choice without words, are refused, so that nothing typed is lost and nothing chosen is empty.
 */
export function withWords(
  question: Question,
  chosen: readonly string[],
  words: string,
  plain: Answer,
): Result<Answer, readonly AnswerFault[]> {
  const other = question.choices.find(asksForWords);
  const isChosen = question.choices.some((choice) => asksForWords(choice) && chosen.includes(choice.name));
  const lists = { choice: other === undefined ? [] : [other.label] };
  if (isChosen && words === '') return fault('other-empty', {}, { lists, part: OTHER });
  if (!isChosen && words !== '') return fault('other-not-chosen', { words }, { lists, part: OTHER });
  if (words === '') return ok(plain);
  const over = lengthOf(words) - LONGEST;
  if (over > 0) return fault('other-too-long', { longest: LONGEST, over }, { part: OTHER });
  return ok({ chosen: chosen.join(' '), [OTHER]: words });
}

/** What a form holds that would give this answer. */
export function typedChoices(
  _question: Question,
  answer: Answer,
): Record<string, string | readonly string[]> {
  const chosen = chosenNames(answer);
  if (chosen.length === 0) return {};
  const words = wordsOf(answer);
  const own = typeof answer === 'string' ? answer : chosen;
  return words === null ? { '': own } : { '': own, [OTHER]: words };
}

/** Each chosen choice in words, the words that were typed in their choice's place. */
export function choiceLines({ choices }: Question, answer: Answer): readonly AnswerLine[] {
  const words = wordsOf(answer);
  return chosenNames(answer).map((name) => {
    const choice = choices.find((candidate) => candidate.name === name);
    const isOther = words !== null && choice !== undefined && asksForWords(choice);
    return { about: null, text: isOther ? { und: words } : labelOf(choices, name) };
  });
}

/** The column of the words, where the question has a choice that asks for them. */
export function wordsVariables({ name, choices }: Question): readonly Variable[] {
  const other = choices.find(asksForWords);
  if (other === undefined) return [];
  return [{ name: `${name}_${OTHER}_words`, label: other.label, kind: 'text', codes: null, missing: [] }];
}
