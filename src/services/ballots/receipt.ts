/** What a receipt shows: that the paper is in the box or on the board, never how it was marked. */
import { inclusionProof, type ProofStep } from '../../shared/merkle.js';
import { type Problem, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import type { BallotRow } from '../../storage/ballot-store.js';
import { findBoard, findPaper } from '../../storage/paper-store.js';
import type { ServiceContext } from '../context.js';
import { commitmentOf } from './paper-content.js';
import { paperKeyOf, readReceiptCode } from './receipt-code.js';

/** A commitment's place on the published board, with the proof that leads from it to the root. */
export interface PlaceOnBoard {
  readonly root: string;
  /** Position in the sorted list, from 0. */
  readonly index: number;
  readonly size: number;
  readonly proof: readonly ProofStep[];
}

/** What the holder of a receipt code is shown. */
export interface ReceiptView {
  readonly commitment: string;
  /** Null until the ballot is closed. */
  readonly board: PlaceOnBoard | null;
}

/** Finds the paper of a typed receipt code in this ballot. */
export async function lookUpReceipt(
  context: ServiceContext,
  ballot: BallotRow,
  typed: string,
): Promise<Result<ReceiptView, Problem>> {
  const { reader } = context.storage;
  const code = readReceiptCode(typed);
  const paper = code === null ? undefined : await findPaper(reader, ballot.id, paperKeyOf(code));
  if (paper === undefined) return refuse(problem('receipt-unknown'));
  const commitment = commitmentOf(paper);
  const board = await findBoard(reader, ballot.id);
  if (board === undefined) return ok({ commitment, board: null });
  const commitments = readBoard(board.commitments);
  const index = commitments.indexOf(commitment);
  const place = {
    root: board.root,
    index,
    size: commitments.length,
    proof: inclusionProof(commitments, index),
  };
  return ok({ commitment, board: place });
}

/** The board's commitments, from their stored or published text. */
export function readBoard(text: string): readonly string[] {
  return text.split('\n').slice(0, -1);
}
