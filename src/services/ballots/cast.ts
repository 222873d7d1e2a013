/** Casting and changing a paper: exactly once for each member, in one transaction, with nothing that links the two. */
import { hmacSha256, isProof, sha256 } from '../../shared/digest.js';
import { type Problem, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import type { BallotRow } from '../../storage/ballot-store.js';
import { isPapersClosed } from '../../storage/failures.js';
import * as papers from '../../storage/paper-store.js';
import type { Database } from '../../storage/tables.js';
import type { ServiceContext } from '../context.js';
import { refusalOf, votingProblem } from './admission.js';
import { commitmentOf, type PaperContent, writePaper } from './paper-content.js';
import { drawReceiptCode, paperKeyOf, readReceiptCode, sealReceiptCode } from './receipt-code.js';
import { codeHash } from './voting-code.js';

/** A receipt code on its way through the review page, sealed to the member it was drawn for. */
export interface DrawnReceipt {
  readonly receiptCode: string;
  readonly seal: string;
}

/** What the review page sends. */
export interface CastRequest extends DrawnReceipt {
  readonly ballot: BallotRow;
  readonly votingCode: string;
  readonly paper: PaperContent;
}

/** What the review page of a change sends. */
export interface ReplaceRequest {
  readonly ballot: BallotRow;
  readonly receiptCode: string;
  /** The commitment of the paper that was in the box when the change began. */
  readonly replaces: string;
  /** Drawn for this review page, so that the same form sent again is known. */
  readonly draw: string;
  readonly paper: PaperContent;
}

const HOUR = 3_600_000;
const TURNOUT_SHARDS = 16;

/** Draws the receipt code for a review page. */
export function drawReceipt(context: ServiceContext, ballotId: string, voterCodeHash: string): DrawnReceipt {
  const receiptCode = drawReceiptCode(context.randomness);
  return { receiptCode, seal: sealReceiptCode(context.secretKey, ballotId, voterCodeHash, receiptCode) };
}

/** Draws what tells the form of one review page of a change from every other. */
export function drawChange(context: ServiceContext): string {
  return context.randomness.bytes(16).toString('hex');
}

/** Whether a drawn receipt code carries the seal of this ballot and this member, and so is their own. */
export function isSealedFor(
  context: ServiceContext,
  ballotId: string,
  voterCodeHash: string,
  { receiptCode, seal }: DrawnReceipt,
): boolean {
  return isProof(seal, sealReceiptCode(context.secretKey, ballotId, voterCodeHash, receiptCode));
}

/**
 * Casts a paper. The same form sent again (a reload, a double click, a lost answer) is answered with the same
 * success; a second paper of the same member with `already-voted`. A form that was not drawn for this member and
 * this ballot is `form-stale`.
 */
export async function cast(
  context: ServiceContext,
  request: CastRequest,
): Promise<Result<DrawnReceipt, Problem>> {
  const hash = codeHash(request.votingCode);
  if (hash === null) return refuse(problem('link-unknown'));
  const { receiptCode, seal, ballot } = request;
  if (!isSealedFor(context, ballot.id, hash, request)) return refuse(problem('form-stale'));
  const now = context.clock.now();
  const [shard = 0] = context.randomness.bytes(1);
  const paper: papers.PaperRow = {
    paper_key: paperKeyOf(receiptCode),
    ballot_id: ballot.id,
    nonce: newNonce(context),
    content: writePaper(request.paper),
  };
  return whileOpen(context, async (database) => {
    const closed = votingProblem(await papers.ballotMoment(database, ballot.id), now);
    if (closed !== null) return refuse(closed);
    if (!(await papers.markVoted(database, ballot.id, hash)))
      return whyNotMarked(database, ballot.id, hash, paper, request);
    await papers.insertPaper(database, paper);
    await papers.countTurnout(database, ballot.id, now - (now % HOUR), shard % TURNOUT_SHARDS);
    return ok({ receiptCode, seal });
  });
}

/** The entry could not be marked: a repeat of the same form is a success, everything else says why. */
async function whyNotMarked(
  database: Database,
  ballotId: string,
  hash: string,
  paper: papers.PaperRow,
  drawn: DrawnReceipt,
): Promise<Result<DrawnReceipt, Problem>> {
  const refusal = refusalOf(await papers.findVoter(database, hash), ballotId);
  if (refusal !== null) return refuse(refusal);
  const stored = await papers.findPaper(database, ballotId, paper.paper_key);
  if (stored === undefined) return refuse(problem('already-voted'));
  return ok({ receiptCode: drawn.receiptCode, seal: drawn.seal });
}

/**
 * Replaces the paper that a receipt code finds. Refused with `paper-changed-since` when the paper in the box is no
 * longer the one that the change began with, unless this very form put it there (it was sent twice). The form is
 * known by its nonce and not by what the paper says: otherwise a receipt and a guess would tell how somebody voted.
 */
export async function replace(
  context: ServiceContext,
  request: ReplaceRequest,
): Promise<Result<void, Problem>> {
  const receiptCode = readReceiptCode(request.receiptCode);
  if (receiptCode === null) return refuse(problem('receipt-unknown'));
  const now = context.clock.now();
  const { ballot, replaces, draw } = request;
  const paper: papers.PaperRow = {
    paper_key: paperKeyOf(receiptCode),
    ballot_id: ballot.id,
    nonce: nonceOfChange(context, receiptCode, replaces, draw),
    content: writePaper(request.paper),
  };
  return whileOpen(context, async (database) => {
    const closed = votingProblem(await papers.ballotMoment(database, paper.ballot_id), now);
    if (closed !== null) return refuse(closed);
    const find = () => papers.findPaper(database, paper.ballot_id, paper.paper_key);
    const stored = await find();
    if (stored === undefined) return refuse(problem('receipt-unknown'));
    if (isSame(stored, paper)) return ok(undefined);
    const isCurrent = commitmentOf(stored) === replaces;
    if (isCurrent && (await papers.replacePaper(database, paper, stored.nonce))) return ok(undefined);
    // On PostgreSQL the same form may have been stored by another request since the paper was read.
    const present = isCurrent ? await find() : undefined;
    return isSame(present, paper) ? ok(undefined) : refuse(problem('paper-changed-since'));
  });
}

function isSame(stored: papers.PaperRow | undefined, paper: papers.PaperRow): boolean {
  return stored !== undefined && stored.nonce === paper.nonce && stored.content === paper.content;
}

/**
 * Lets the holder of a receipt code begin a change while the ballot is open: the commitment of the stored paper, and
 * never how it is marked, so that a receipt shown to somebody else proves nothing about the vote.
 */
export async function openChange(
  context: ServiceContext,
  ballot: BallotRow,
  typedReceipt: string,
): Promise<Result<{ commitment: string }, Problem>> {
  const closed = votingProblem(ballot, context.clock.now());
  if (closed !== null) return refuse(closed);
  const receiptCode = readReceiptCode(typedReceipt);
  const stored =
    receiptCode === null
      ? undefined
      : await papers.findPaper(context.storage.reader, ballot.id, paperKeyOf(receiptCode));
  return stored === undefined ? refuse(problem('receipt-unknown')) : ok({ commitment: commitmentOf(stored) });
}

/** Runs a job that changes papers; a ballot that closed in the meantime is an answer, not an accident. */
async function whileOpen<Answer>(
  context: ServiceContext,
  job: (database: Database) => Promise<Result<Answer, Problem>>,
): Promise<Result<Answer, Problem>> {
  try {
    return await context.storage.writer.run(job);
  } catch (error) {
    if (isPapersClosed(error)) return refuse(problem('ballot-closed'));
    throw error;
  }
}

/** 128 random bits, so that a commitment cannot be opened by trying the few papers there are. */
function newNonce(context: ServiceContext): string {
  return context.randomness.bytes(16).toString('hex');
}

/** The nonce of a changed paper: 128 bits under the service's secret, the same for the same form alone. */
function nonceOfChange(
  { secretKey }: ServiceContext,
  receiptCode: string,
  replaces: string,
  draw: string,
): string {
  const parts = [receiptCode, sha256(replaces), sha256(draw)];
  return hmacSha256(secretKey, 'nonce-of-change', ...parts)
    .toString('hex')
    .slice(0, 32);
}
