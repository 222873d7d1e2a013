/** Counting a closed ballot, once: what the papers lead to is stored together with the move, and stays as it is. */
import { SILENTLY, type TellProgress } from '../../domain/voting/progress.js';
import { type Problem, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { appendAudit } from '../../storage/audit-store.js';
import { type BallotRow, ballotById, moveBallot } from '../../storage/ballot-store.js';
import { type CountRow, insertCounts } from '../../storage/count-store.js';
import { askForCount, endCount } from '../../storage/count-under-way-store.js';
import type { ServiceContext } from '../context.js';
import { readCertificate } from './certificate.js';
import { type Move, type MoveOrder, refusalOf } from './move.js';

/** Stores that a closed ballot is to be counted, which `countJobs` takes up. Refused as every move is. */
export async function askCount(
  { storage, clock }: ServiceContext,
  order: MoveOrder,
  from: Move['from'],
): Promise<Result<void, Problem>> {
  return storage.writer.run(async (database) => {
    const refused = refusalOf(await ballotById(database, order.ballotId), order, from);
    if (refused !== null) return refuse(refused);
    await askForCount(database, {
      ballot_id: order.ballotId,
      asked_by: order.actor,
      asked_at: clock.now(),
    });
    return ok(undefined);
  });
}

/**
 * Counts a closed ballot (`actor`: an account's id, or `system`), and tells `tell` how far it is. Refused with `papers-changed` when papers, board
 * and marks on the roll no longer agree: then nothing is counted at all.
 */
export async function countBallot(
  context: ServiceContext,
  ballotId: string,
  actor: string,
  tell: TellProgress = SILENTLY,
): Promise<Result<void, Problem>> {
  const { storage, heavyWork } = context;
  const ballot = await ballotById(storage.reader, ballotId);
  if (ballot.state !== 'closed') return refuse(wrongState(ballot));
  const counted = await heavyWork.countPapers(ballotId, tell);
  if (!counted.ok) return counted;
  return storage.writer.run(async (database) => {
    const change = { state: 'counted', revision: ballot.revision + 1 } as const;
    if (!(await moveBallot(database, ballotId, 'closed', change)))
      return refuse(wrongState(await ballotById(database, ballotId)));
    await insertCounts(database, counted.value);
    await endCount(database, ballotId);
    await appendAudit(database, {
      at: context.clock.now(),
      actor,
      action: 'ballot-counted',
      subject: ballotId,
      labId: ballot.lab_id,
      details: auditDetails(counted.value),
    });
    return ok(undefined);
  });
}

function auditDetails([whole]: readonly CountRow[]): Readonly<Record<string, number>> {
  const papers = readCertificate(whole?.certificate ?? '')?.papers;
  return papers === undefined ? {} : { cast: papers.cast, counted: papers.counted };
}

function wrongState(ballot: BallotRow): Problem {
  return problem('wrong-state', { parameters: { state: ballot.state } });
}
