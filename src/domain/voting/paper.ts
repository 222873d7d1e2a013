/** What a voter can put on a paper, and what makes a paper impossible to count as it is. */

/**
 * What a paper looks like to the voter: one mark (`choice`), numbers in order of preference (`ranks`), any number
 * of marks (`approvals`) or a number for each option (`scores`).
 */
export type PaperKind = 'choice' | 'ranks' | 'approvals' | 'scores';

/** One cell of a paper: a rank (1 = first), a score (from 0), an approval (1 or 0), or null where nothing is marked. */
export type Mark = number | null;

/** One paper: a mark for each option, in definition order. */
export type Marks = readonly Mark[];

/** The largest rank or score that a paper can hold. */
export const LARGEST_MARK = 65_000;

/** One thing wrong with a paper; `options` are the positions (from 0) of the options concerned. */
export interface PaperFault {
  readonly key:
    | 'too-many-choices'
    | 'rank-repeated'
    | 'rank-missing'
    | 'rank-out-of-range'
    | 'approval-out-of-range'
    | 'score-out-of-range';
  readonly options: readonly number[];
  /** The rank or the score that the fault is about; null where it is about none. */
  readonly mark: number | null;
}

/** Bounds that a ballot sets: how many options may be ranked, and the highest score. */
export interface PaperLimits {
  readonly maxRanks?: number;
  readonly maxScore?: number;
}

/** The paper as one stable line, marks in definition order joined by commas, nothing for an empty mark: `2,,1`. */
export function canonicalMarks(marks: Marks): string {
  return marks.map((mark) => (mark === null ? '' : String(mark))).join(',');
}

/** Whether nothing at all is marked. A paper of zeros is not blank: it says something about every option. */
export function isBlank(marks: Marks): boolean {
  return marks.every((mark) => mark === null);
}

/**
 * Every fault of a paper cast on the page; none means that it can be counted. `marks` must have `optionCount`
 * cells. Ranks must be 1 to k without repeats and without gaps, k ≤ `maxRanks` (default: all options); scores are
 * whole numbers from 0 to `maxScore` (default 5). A blank paper has no fault: whether to take it is the ballot's rule.
 */
export function validateMarks(
  kind: PaperKind,
  optionCount: number,
  marks: Marks,
  limits: PaperLimits = {},
): readonly PaperFault[] {
  if (kind === 'ranks') return rankFaults(marks, Math.min(limits.maxRanks ?? optionCount, optionCount));
  if (kind === 'scores')
    return outOfRange(marks, (mark) => mark <= (limits.maxScore ?? 5), 'score-out-of-range', 0);
  const faults = outOfRange(marks, (mark) => mark <= 1, 'approval-out-of-range', 0);
  if (kind === 'approvals') return faults;
  const chosen = positions(marks, (mark) => mark === 1);
  return chosen.length > 1 ? [...faults, { key: 'too-many-choices', options: chosen, mark: null }] : faults;
}

function rankFaults(marks: Marks, maxRanks: number): readonly PaperFault[] {
  const faults = [...outOfRange(marks, (mark) => mark <= maxRanks, 'rank-out-of-range', 1)];
  const highest = Math.max(0, ...marks.map((mark) => (mark !== null && mark <= maxRanks ? mark : 0)));
  for (let rank = 1; rank <= highest; rank++) {
    const options = positions(marks, (mark) => mark === rank);
    if (options.length > 1) faults.push({ key: 'rank-repeated', options, mark: rank });
    if (options.length === 0) faults.push({ key: 'rank-missing', options: [], mark: rank });
  }
  return faults;
}

function outOfRange(
  marks: Marks,
  fits: (mark: number) => boolean,
  key: PaperFault['key'],
  lowest: number,
): readonly PaperFault[] {
  return marks.flatMap((mark, option) =>
    mark === null || (Number.isInteger(mark) && mark >= lowest && fits(mark))
      ? []
      : [{ key, options: [option], mark }],
  );
}

function positions(marks: Marks, wanted: (mark: Mark) => boolean): readonly number[] {
  return marks.flatMap((mark, option) => (wanted(mark) ? [option] : []));
}
