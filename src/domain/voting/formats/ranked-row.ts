/** How a list of ranked options becomes a row of marks of the kind that a method wants. */
import { LARGEST_MARK, type PaperKind } from '../paper.js';
import { NO_MARK } from '../paper-box.js';

/** Why an option cannot be put on the paper. */
export type RowRefusal = 'twice' | 'too-deep';

/** Marks `option` at `rank` on the row; the refusal when that is impossible, otherwise null. */
export function rankOption(row: Uint16Array, option: number, rank: number): RowRefusal | null {
  if (row[option] !== NO_MARK) return 'twice';
  if (rank > LARGEST_MARK) return 'too-deep';
  row[option] = rank;
  return null;
}

/**
 * The row of ranks as approvals: every ranked option approved, the others not; a paper without any rank stays blank.
 * Rows for ranks and choices stay as they are.
 */
export function finishRankedRow(row: Uint16Array, wanted: PaperKind): void {
  if (wanted !== 'approvals' || row.every((mark) => mark === NO_MARK)) return;
  for (let option = 0; option < row.length; option++) row[option] = row[option] === NO_MARK ? 0 : 1;
}

/** The groups of a row of ranks from first to last, with null for each skipped rank between or before them. */
export function rankGroups(row: ArrayLike<number>): readonly (readonly number[] | null)[] {
  const marked = Array.from(row, (mark, option) => ({ mark, option })).filter(({ mark }) => mark !== NO_MARK);
  marked.sort((a, b) => a.mark - b.mark || a.option - b.option);
  const groups: (number[] | null)[] = [];
  let rank = 0;
  for (const { mark, option } of marked) {
    while (rank < mark - 1) {
      groups.push(null);
      rank++;
    }
    if (mark > rank) groups.push([]);
    rank = mark;
    groups.at(-1)?.push(option);
  }
  return groups;
}
