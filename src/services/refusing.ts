/** Write jobs that may find out late that they must refuse: whatever they wrote before is taken back. */
import { type Problem, ProblemError } from '../shared/problem.js';
import { ok, type Result, refuse } from '../shared/result.js';
import type { WriteJob, Writer } from '../storage/writer.js';

/** Runs the job; a `ProblemError` thrown inside rolls it back and becomes the refusal. Other errors pass through. */
export async function runOrRefuse<Answer>(
  writer: Writer,
  job: WriteJob<Answer>,
): Promise<Result<Answer, Problem>> {
  try {
    return ok(await writer.run(job));
  } catch (error) {
    if (error instanceof ProblemError) return refuse(error.problem);
    throw error;
  }
}
