/** Publishing a count: from here on everybody may read the result and count again. */
import { type Problem, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { appendAudit } from '../../storage/audit-store.js';
import { ballotById, moveBallot } from '../../storage/ballot-store.js';
import type { ServiceContext } from '../context.js';

/** Publishes a counted ballot (`actor`: an account's id). */
export async function publishBallot(
  context: ServiceContext,
  ballotId: string,
  actor: string,
): Promise<Result<void, Problem>> {
  return context.storage.writer.run(async (database) => {
    const ballot = await ballotById(database, ballotId);
    const change = { state: 'published', revision: ballot.revision + 1 } as const;
    if (!(await moveBallot(database, ballotId, 'counted', change)))
      return refuse(problem('wrong-state', { parameters: { state: ballot.state } }));
    await appendAudit(database, {
      at: context.clock.now(),
      actor,
      action: 'ballot-published',
      subject: ballotId,
      labId: ballot.lab_id,
      details: {},
    });
    return ok(undefined);
  });
}
