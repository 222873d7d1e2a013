/** What becomes of a form about comments: on to the next page, or shown again with what is wrong at its fields. */
import { type Problem, ProblemError } from '../../shared/problem.js';
import type { Result } from '../../shared/result.js';

/** Goes on where it was done; shows faults of fields again; throws every other refusal on its way to its page. */
export async function settleForm<Value>(
  done: Result<Value, Problem>,
  goOn: (value: Value) => void,
  showAgain: (errors: Readonly<Record<string, string>>) => Promise<void>,
): Promise<void> {
  if (done.ok) return goOn(done.value);
  if (done.problem.code !== 'form-invalid') throw new ProblemError(done.problem);
  await showAgain(done.problem.fields);
}
