/** Closing: the papers are mixed, the board is drawn up, and no paper can be cast any more. */
import { merkleRoot } from '../../shared/merkle.js';
import { type Problem, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { appendAudit } from '../../storage/audit-store.js';
import { ballotById, moveBallot } from '../../storage/ballot-store.js';
import { insertBoard, rewritePapers } from '../../storage/paper-store.js';
import { oweScrub } from '../../storage/scrub-store.js';
import type { Database } from '../../storage/tables.js';
import type { ServiceContext } from '../context.js';
import { tell } from '../webhooks/events.js';
import { commitmentOf } from './paper-content.js';
import { payScrubs } from './scrub.js';

/**
 * Closes an open ballot, by hand (`actor` an account's id) or by the clock (`system`). One transaction rewrites the
 * papers in key order, stores the board with its Merkle root, and moves the state; afterwards the database's own
 * memory of the old order (write-ahead log, dead row versions) is scrubbed.
 */
export async function closeBallot(
  context: ServiceContext,
  ballotId: string,
  actor: string,
): Promise<Result<void, Problem>> {
  const closed = await context.storage.writer.run((database) => close(context, database, ballotId, actor));
  if (closed.ok) await payScrubs(context);
  return closed;
}

async function close(
  context: ServiceContext,
  database: Database,
  ballotId: string,
  actor: string,
): Promise<Result<void, Problem>> {
  const now = context.clock.now();
  const ballot = await ballotById(database, ballotId);
  if (!(await moveBallot(database, ballotId, 'open', { revision: ballot.revision + 1 }))) {
    return refuse(problem('wrong-state', { parameters: { state: ballot.state } }));
  }
  const papers = await rewritePapers(database, ballotId);
  await oweScrub(database, ballotId);
  const commitments = papers.map(commitmentOf).sort();
  await insertBoard(database, {
    ballot_id: ballotId,
    root: merkleRoot(commitments),
    commitments: commitments.map((commitment) => `${commitment}\n`).join(''),
  });
  // Later than the opening, even when both fall into one millisecond.
  const end = Math.max(now, (ballot.opens_at ?? 0) + 1);
  const closesAt = ballot.closes_at === null ? end : Math.min(ballot.closes_at, end);
  await moveBallot(database, ballotId, 'open', { state: 'closed', closes_at: closesAt });
  await appendAudit(database, {
    at: now,
    actor,
    action: 'ballot-closed',
    subject: ballotId,
    labId: ballot.lab_id,
    details: { papers: papers.length },
  });
  await tell(context, database, ballot.lab_id, 'ballot.closed', { ballot: ballot.slug });
  return ok(undefined);
}
