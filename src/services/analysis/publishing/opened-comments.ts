/** Codes of the comments beside a vote, opened on the thread that protects: a row for each paper that was cast, those with a comment first. */
import type { Database } from '../../../storage/tables.js';
import { settledComments } from '../ballot-tables/comment-codes.js';
import type { SettledCodes } from '../comments/code-columns.js';
import { commentsIn } from '../comments/comment-block.js';
import { type FrozenCodes, freezeCodes, frozenQuestion, thawCodes } from './frozen-codes.js';
import type { BallotComments, SourceOrder } from './protection-order.js';

/** Codes of comments now, and as they were published about. */
export interface OpenedCodes {
  /** As they are now, of the comments that the plan asks about. */
  readonly codes: readonly (FrozenCodes & { readonly settled: SettledCodes })[];
  /** As they were published about, by digest; those that are gone are left out. */
  readonly frozen: ReadonlyMap<string, SettledCodes>;
}

/**
 * The codes of a ballot's comments; `kept` are the stored texts of codes that were published about, by their digest. Rows are in the
 * order of the comments' words, then those without a comment, so that no row says which paper it is.
 */
export async function openComments(
  reader: Database,
  { coded }: Pick<SourceOrder, 'coded'>,
  { block, papers }: BallotComments,
  kept: ReadonlyMap<string, string>,
): Promise<OpenedCodes> {
  const codes: OpenedCodes['codes'][number][] = [];
  for (const frame of coded) {
    const rows = commentsIn(block, frame.question);
    const { byRow, ...own } = await settledComments(reader, frame, rows);
    const settled = { ...own, byRow: Array.from({ length: papers }, (_, row) => byRow[row] ?? null) };
    codes.push({ ...freezeCodes(settled, keyIn(rows), frame.id), settled });
  }
  const frozen = new Map<string, SettledCodes>();
  for (const [digest, text] of kept)
    frozen.set(digest, thawCodes(text, papers, keyIn(commentsIn(block, frozenQuestion(text)))));
  return { codes, frozen };
}

function keyIn(rows: ReturnType<typeof commentsIn>): (row: number) => string {
  return (row) => rows[row]?.key ?? '';
}
