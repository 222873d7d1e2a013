/** States that the code around it makes impossible end here, with a sentence, instead of travelling on. */

/** Thrown when a state that should be impossible was reached: a defect of ours, never a user's mistake. */
export class AssertionError extends Error {
  override readonly name = 'AssertionError';
}

/** Goes on only if `condition` holds; `sentence` says what was expected to be true. */
export function assert(condition: unknown, sentence: string): asserts condition {
  if (!condition) throw new AssertionError(sentence);
}

/** The value itself, once it is sure to be there; `sentence` says what was expected. */
export function present<Value>(value: Value | null | undefined, sentence: string): Value {
  assert(value !== null && value !== undefined, sentence);
  return value;
}
