/** Counting a closed ballot: the papers are checked against the board, counted once, and the certificate is kept. */
import { present } from '../../shared/assert.js';
import { merkleRoot } from '../../shared/merkle.js';
import { type Problem, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { appendAudit } from '../../storage/audit-store.js';
import { type BallotRow, ballotById, moveBallot } from '../../storage/ballot-store.js';
import { insertCount } from '../../storage/count-store.js';
import { allPapers, findBoard } from '../../storage/paper-store.js';
import { rollCounts } from '../../storage/roll-store.js';
import type { ServiceContext } from '../context.js';
import { type CountCertificate, certifyCount, writeCertificate } from './certificate.js';
import { commitmentOf, readPaper } from './paper-content.js';
import { readBoard } from './receipt.js';
import { definitionOf } from './set-up.js';

/**
 * Counts a closed ballot (`actor`: an account's id, or `system`). Refused with `papers-changed` when papers, board
 * and marks on the roll no longer agree: then nothing is counted at all.
 */
export async function countBallot(
  context: ServiceContext,
  ballotId: string,
  actor: string,
): Promise<Result<void, Problem>> {
  const ballot = await ballotById(context.storage.reader, ballotId);
  if (ballot.state !== 'closed') return refuse(wrongState(ballot));
  const certified = await certifyBallot(context, ballot);
  if (!certified.ok) return certified;
  return context.storage.writer.run(async (database) => {
    if (
      !(await moveBallot(database, ballotId, 'closed', { state: 'counted', revision: ballot.revision + 1 }))
    )
      return refuse(wrongState(await ballotById(database, ballotId)));
    await insertCount(database, ballotId, writeCertificate(certified.value));
    await appendAudit(database, {
      at: context.clock.now(),
      actor,
      action: 'ballot-counted',
      subject: ballotId,
      labId: ballot.lab_id,
      details: { cast: certified.value.papers.cast, counted: certified.value.papers.counted },
    });
    return ok(undefined);
  });
}

/**
 * Counts the stored papers of a ballot whose board is drawn up, and stores nothing. Refused with `papers-changed` when
 * papers, board and marks on the roll do not agree.
 */
export async function certifyBallot(
  { storage: { reader } }: Pick<ServiceContext, 'storage'>,
  ballot: BallotRow,
): Promise<Result<CountCertificate, Problem>> {
  const papers = await allPapers(reader, ballot.id);
  const board = present(await findBoard(reader, ballot.id), 'a closed ballot has a board');
  const commitments = readBoard(board.commitments);
  const drawnUp = papers.map(commitmentOf).sort();
  const { voted } = await rollCounts(reader, ballot.id);
  const agree =
    voted === papers.length &&
    drawnUp.length === commitments.length &&
    drawnUp.every((commitment, at) => commitment === commitments[at]) &&
    merkleRoot(commitments) === board.root;
  if (!agree) return refuse(problem('papers-changed'));
  return ok(
    certifyCount({
      definition: definitionOf(ballot),
      seedPhrase: ballot.seed_phrase,
      commitments,
      papers: papers.map(({ content }) => readPaper(content).marks),
    }),
  );
}

function wrongState(ballot: BallotRow): Problem {
  return problem('wrong-state', { parameters: { state: ballot.state } });
}
