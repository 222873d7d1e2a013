/** How a sentence that refuses an analysis reaches the hall's door from deep inside, where it becomes a value. */
import { ok, type Result, refuse } from '../../../shared/result.js';

/** Travels only between `fail` and `caught`. */
class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** Gives up with the sentence. Only inside `caught`, as everything below an analysis's `run` is. */
export function fail(sentence: string): never {
  throw new Refusal(sentence);
}

/** The value of a result; gives up with the problem of a refused one. */
export function need<Value>(result: Result<Value, string>): Value {
  return result.ok ? result.value : fail(result.problem);
}

/** What `work` answers, or the sentence with which it gave up. */
export function caught<Value>(work: () => Value): Result<Value, string> {
  try {
    return ok(work());
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.message);
    throw error;
  }
}
