/** Papers marked otherwise in the plain ways: a challenger to the top, a winner to the bottom, on the papers where that tells most. */
import { assert } from '../../../shared/assert.js';
import { NO_MARK, PaperBox, type Papers } from '../paper-box.js';
import type { Decided, PaperBounds } from './margin.js';

/** One way of altering papers: `alter(k)` marks the k papers otherwise on which it tells most; k is at most `most`. */
export interface Alteration {
  readonly most: number;
  alter(count: number): Papers;
}

/** A pair in question: somebody who won and somebody who did not. */
interface Pair {
  readonly winner: number;
  readonly challenger: number;
}

/** How a paper would be marked otherwise, written into `to`, which is empty. */
type Marking = (from: Uint16Array, pair: Pair, bounds: PaperBounds, to: Uint16Array) => void;

/** How much is hoped for from marking a paper otherwise; papers with more go first, those with 0 or less never. */
type Hope = (row: Uint16Array, pair: Pair) => number;

interface Way {
  readonly mark: Marking;
  readonly hope: Hope;
}

/** More pairs than these are not looked at. */
const MOST_PAIRS = 240;

/** Every plain alteration of a decided election, pair by pair. */
export function* alterations(decided: Decided): Generator<Alteration> {
  const { contest, winners } = decided;
  const losers = [...contest.options.keys()].filter((option) => !winners.includes(option));
  const pairs = losers.flatMap((challenger) =>
    [...winners].reverse().map((winner) => ({ winner, challenger })),
  );
  const ways = waysOf(decided);
  for (const pair of pairs.slice(0, MOST_PAIRS)) {
    for (const way of ways) yield alteration(decided, pair, way);
  }
}

function waysOf({ kind, bounds }: Decided): readonly Way[] {
  if (kind === 'ranks') {
    return [
      { mark: rankedFirst, hope: ranksBetween },
      { mark: rankedFirst, hope: topOfList },
      ...(bounds.rankAll ? [] : [{ mark: onlyChoice, hope: topOfList }]),
    ];
  }
  if (kind === 'scores') return [{ mark: highestScore, hope: scoreDifference }];
  if (kind === 'approvals') return [{ mark: approvedInstead, hope: approvalDifference }];
  return [{ mark: onlyChoice, hope: topOfList }];
}

function alteration(decided: Decided, pair: Pair, way: Way): Alteration {
  const { cast, bounds } = decided;
  const hopes = Array.from({ length: cast.count }, (_, row) => way.hope(rowOf(cast, row), pair));
  const order = [...hopes.keys()].filter((row) => (hopes[row] ?? 0) > 0);
  order.sort((a, b) => (hopes[b] ?? 0) - (hopes[a] ?? 0) || a - b);
  return {
    most: order.reduce((sum, row) => sum + (cast.weights[row] ?? 0), 0),
    alter: (count) =>
      replaced(cast, shares(cast, order, count), (from, to) => way.mark(from, pair, bounds, to)),
  };
}

/** How many papers of each row are altered when the first `count` in `order` are. */
function shares(cast: Papers, order: readonly number[], count: number): Float64Array {
  const taken = new Float64Array(cast.count);
  let left = count;
  for (const row of order) {
    const share = Math.min(left, cast.weights[row] ?? 0);
    taken[row] = share;
    left -= share;
    if (left <= 0) break;
  }
  return taken;
}

/** The papers with `taken[row]` of each row marked by `mark` instead. */
export function replaced(
  cast: Papers,
  taken: Float64Array,
  mark: (from: Uint16Array, to: Uint16Array) => void,
): Papers {
  const box = new PaperBox(cast.optionCount);
  for (let row = 0; row < cast.count; row++) {
    const from = rowOf(cast, row);
    const altered = taken[row] ?? 0;
    const kept = (cast.weights[row] ?? 0) - altered;
    if (kept > 0) {
      box.nextRow().set(from);
      assert(box.commit(kept), 'altered papers weigh what they weighed');
    }
    if (altered > 0) {
      mark(from, box.nextRow());
      assert(box.commit(altered), 'altered papers weigh what they weighed');
    }
  }
  return box.papers();
}

/** The marks of one row, in place. */
export function rowOf(papers: Papers, row: number): Uint16Array {
  return papers.marks.subarray(row * papers.optionCount, (row + 1) * papers.optionCount);
}

function rankedFirst(from: Uint16Array, { winner, challenger }: Pair, bounds: PaperBounds, to: Uint16Array) {
  const others = [...from.keys()].filter((option) => option !== winner && option !== challenger);
  others.sort((a, b) => (from[a] ?? NO_MARK) - (from[b] ?? NO_MARK) || a - b);
  const list = [challenger, ...others, winner].slice(0, bounds.mostMarks);
  for (const [at, option] of list.entries()) to[option] = at + 1;
}

function onlyChoice(_from: Uint16Array, { challenger }: Pair, _bounds: PaperBounds, to: Uint16Array) {
  to[challenger] = 1;
}

function highestScore(_from: Uint16Array, { challenger }: Pair, bounds: PaperBounds, to: Uint16Array) {
  to.fill(0);
  to[challenger] = bounds.highestScore;
}

function approvedInstead(
  from: Uint16Array,
  { winner, challenger }: Pair,
  bounds: PaperBounds,
  to: Uint16Array,
) {
  to.set(from);
  to[winner] = 0;
  const others = [...from.keys()].filter((option) => to[option] === 1 && option !== challenger);
  for (const option of others.slice(Math.max(0, bounds.mostMarks - 1))) to[option] = 0;
  to[challenger] = 1;
}

/** By places between the two: what points for places, and head-to-head totals, go by. */
function ranksBetween(row: Uint16Array, { winner, challenger }: Pair): number {
  const value = (option: number) =>
    row.reduce(
      (sum, mark, other) => sum + (other === option ? 0 : Math.sign(mark - (row[option] ?? NO_MARK))),
      0,
    );
  return value(winner) - value(challenger) + 2 * (row.length - 1);
}

/** First those that count for the winner now, then those that count for somebody else; none that lead the challenger. */
function topOfList(row: Uint16Array, { winner, challenger }: Pair): number {
  const mine = row[winner] ?? NO_MARK;
  const theirs = row[challenger] ?? NO_MARK;
  const top = row.reduce((least, mark) => Math.min(least, mark), NO_MARK);
  if (theirs === top && top !== NO_MARK) return 0;
  return (mine === top ? 4 : 0) + (mine < theirs ? 2 : 0) + 1;
}

function scoreDifference(row: Uint16Array, { winner, challenger }: Pair): number {
  const given = (option: number) => (row[option] === NO_MARK ? 0 : (row[option] ?? 0));
  return given(winner) - given(challenger) + NO_MARK;
}

function approvalDifference(row: Uint16Array, { winner, challenger }: Pair): number {
  return (row[winner] === 1 ? 1 : 0) + (row[challenger] === 1 ? 0 : 1);
}
