/** Whether an answer may stand: the type's rules, whether it is required, and the author's constraint. */
import type { Texts } from '../../../shared/language.js';
import type { Result } from '../../../shared/result.js';
import { answerField } from '../answers.js';
import type { Answer, Question } from '../definition.js';
import { partField } from '../form.js';
import type { AnswerFault } from '../question-type.js';
import type { PageFault } from './asked.js';
import { readAgain } from './hall.js';
import type { Live, QuestionNode } from './live.js';
import { pipedTexts } from './piping.js';

/** Reads the question's answer once more, wherever it is: from a form, or from what is kept. */
export type AnswerReader = (question: Question) => Result<Answer, readonly AnswerFault[]>;

/** One fault with the form field where it can be put right. */
export type PlacedFault = readonly [field: string, fault: PageFault];

/** The question with the choices offered now, in the list's order, as if it were not required. */
export function optionalQuestion(live: Live, node: QuestionNode): Question {
  const whole = live.whole(node);
  const choices = node.slot.choiceFilter === null ? whole.choices : live.offered(node);
  return { ...whole, name: node.path, choices };
}

/** Every fault of an answer; none where it may stand. `live` already holds what `read` gives. */
export function judge(live: Live, node: QuestionNode, read: AnswerReader): readonly PlacedFault[] {
  const { part, required, constraint } = node.slot;
  const question = optionalQuestion(live, node);
  const field = answerField(question);
  const optional = read(question);
  if (!optional.ok) return placed(field, optional.problem, null);
  if (live.test(node, required, false)) {
    const needed = read({ ...question, required: true });
    if (!needed.ok) return placed(field, needed.problem, words(live, node, part.requiredMessage));
  }
  if (optional.value === null || live.test(node, constraint, true)) return [];
  const message = words(live, node, part.constraintMessage);
  return placed(field, [{ key: 'constraint', parameters: {} }], message);
}

/** Faults of the answer that is kept: those that a later change brought about. */
export function standingFaults(live: Live, node: QuestionNode): readonly PlacedFault[] {
  const stored = live.stored(node) ?? null;
  return judge(live, node, (question) => readAgain(question, stored));
}

/** Whether the question needs nothing more: it is hidden, or what is kept for it may stand. */
export function isSettled(live: Live, node: QuestionNode): boolean {
  if (!live.isRelevant(node)) return true;
  const stored = live.stored(node);
  if (stored === undefined) return false;
  const { required, readOnly, constraint, choiceFilter } = node.slot;
  if (readOnly !== null && live.isReadOnly(node)) return true;
  const isPlain = choiceFilter === null && (required === null || !live.test(node, required, false));
  return isPlain
    ? stored === null || constraint === null || live.test(node, constraint, true)
    : standingFaults(live, node).length === 0;
}

function placed(
  field: string,
  faults: readonly AnswerFault[],
  message: Texts | null,
): readonly PlacedFault[] {
  return faults.map((fault) => [partField(field, fault.part ?? ''), { ...fault, message }] as const);
}

function words(live: Live, node: QuestionNode, texts: Texts): Texts | null {
  return Object.values(texts).some((text) => text !== undefined && text !== '')
    ? pipedTexts(live, node, texts)
    : null;
}
