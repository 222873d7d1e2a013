/**
 * A million papers in flat arrays: identical papers merged into one row with a weight, rows in canonical order, so
 * that a count is fast and does not depend on the order in which papers came.
 */
import { assert } from '../../shared/assert.js';
import type { Mark } from './paper.js';

/** Stands for "nothing marked" in the flat array; larger than every mark. */
export const NO_MARK = 0xffff;

/** Distinct papers: row p holds `marks[p * optionCount … ]`, and `weights[p]` people marked it so. */
export interface Papers {
  readonly optionCount: number;
  readonly count: number;
  readonly marks: Uint16Array;
  /** Whole numbers from 1; their sum is at most 2^53 − 1. */
  readonly weights: Float64Array;
}

const FIRST_CAPACITY = 1024;

/** Takes papers one at a time in any order; `papers()` hands them back merged and sorted. */
export class PaperBox {
  private marks: Uint16Array;
  private weights: Float64Array;
  private count = 0;
  private total = 0;

  constructor(readonly optionCount: number) {
    this.marks = new Uint16Array(FIRST_CAPACITY * optionCount);
    this.weights = new Float64Array(FIRST_CAPACITY);
  }

  /** The row into which the next paper's marks are written before `commit`; it starts with nothing marked. */
  nextRow(): Uint16Array {
    if (this.count === this.weights.length) this.makeRoom();
    const start = this.count * this.optionCount;
    return this.marks.subarray(start, start + this.optionCount).fill(NO_MARK);
  }

  /** Keeps the row last given by `nextRow`, cast by `weight` people; false when the total would no longer be exact. */
  commit(weight: number): boolean {
    if (this.total + weight > Number.MAX_SAFE_INTEGER) return false;
    this.total += weight;
    this.weights[this.count++] = weight;
    return true;
  }

  /** Adds one paper; marks as in `Marks`. */
  add(marks: ArrayLike<Mark>, weight: number): boolean {
    const row = this.nextRow();
    for (let option = 0; option < this.optionCount; option++) row[option] = marks[option] ?? NO_MARK;
    return this.commit(weight);
  }

  /** The papers so far: distinct rows in ascending order of their marks, first option first. */
  papers(): Papers {
    this.merge();
    return {
      optionCount: this.optionCount,
      count: this.count,
      marks: this.marks.slice(0, this.count * this.optionCount),
      weights: this.weights.slice(0, this.count),
    };
  }

  private makeRoom(): void {
    if (this.count >= FIRST_CAPACITY * 64) this.merge();
    if (this.count * 2 <= this.weights.length) return;
    const marks = new Uint16Array(this.marks.length * 2);
    const weights = new Float64Array(this.weights.length * 2);
    marks.set(this.marks);
    weights.set(this.weights);
    this.marks = marks;
    this.weights = weights;
  }

  private merge(): void {
    const order = canonicalOrder(this.marks, this.optionCount, this.count);
    const width = this.optionCount;
    const marks = new Uint16Array(this.marks.length);
    const weights = new Float64Array(this.weights.length);
    let kept = 0;
    for (const row of order) {
      const weight = this.weights[row] ?? 0;
      if (kept > 0 && sameRow(marks, (kept - 1) * width, this.marks, row * width, width)) {
        weights[kept - 1] = (weights[kept - 1] ?? 0) + weight;
        continue;
      }
      for (let option = 0; option < width; option++) {
        marks[kept * width + option] = this.marks[row * width + option] ?? NO_MARK;
      }
      weights[kept++] = weight;
    }
    this.marks = marks;
    this.weights = weights;
    this.count = kept;
  }
}

/** The sum of the weights: how many papers people cast. */
export function totalWeight(papers: Papers): number {
  return papers.weights.reduce((sum, weight) => sum + weight, 0);
}

/** Whether nothing is marked on row `row`. */
export function isBlankRow(papers: Papers, row: number): boolean {
  const start = row * papers.optionCount;
  for (let option = 0; option < papers.optionCount; option++) {
    if (papers.marks[start + option] !== NO_MARK) return false;
  }
  return true;
}

/** Row `row` as marks with null for nothing marked. */
export function marksOf(papers: Papers, row: number): Mark[] {
  const start = row * papers.optionCount;
  return Array.from(papers.marks.subarray(start, start + papers.optionCount), (mark) =>
    mark === NO_MARK ? null : mark,
  );
}

/** Only the columns `kept` (ascending positions), rows merged again. */
export function keepColumns(papers: Papers, kept: readonly number[]): Papers {
  const box = new PaperBox(kept.length);
  for (let paper = 0; paper < papers.count; paper++) {
    const row = box.nextRow();
    for (const [at, option] of kept.entries())
      row[at] = papers.marks[paper * papers.optionCount + option] ?? NO_MARK;
    assert(box.commit(papers.weights[paper] ?? 0), 'a part weighs no more than the whole');
  }
  return box.papers();
}

/** Only the marks for which `kept` holds, the others left blank; rows merged again. */
export function keepMarks(papers: Papers, kept: (mark: number) => boolean): Papers {
  const box = new PaperBox(papers.optionCount);
  for (let paper = 0; paper < papers.count; paper++) {
    const row = box.nextRow();
    for (let option = 0; option < papers.optionCount; option++) {
      const mark = papers.marks[paper * papers.optionCount + option] ?? NO_MARK;
      row[option] = kept(mark) ? mark : NO_MARK;
    }
    assert(box.commit(papers.weights[paper] ?? 0), 'a part weighs no more than the whole');
  }
  return box.papers();
}

/** Only the rows for which `wanted` holds; they stay in canonical order. */
export function keepRows(papers: Papers, wanted: (row: number) => boolean): Papers {
  const width = papers.optionCount;
  const marks = new Uint16Array(papers.marks.length);
  const weights = new Float64Array(papers.count);
  let kept = 0;
  for (let row = 0; row < papers.count; row++) {
    if (!wanted(row)) continue;
    marks.set(papers.marks.subarray(row * width, (row + 1) * width), kept * width);
    weights[kept++] = papers.weights[row] ?? 0;
  }
  return {
    optionCount: width,
    count: kept,
    marks: marks.slice(0, kept * width),
    weights: weights.slice(0, kept),
  };
}

function sameRow(a: Uint16Array, atA: number, b: Uint16Array, atB: number, width: number): boolean {
  for (let option = 0; option < width; option++) {
    if (a[atA + option] !== b[atB + option]) return false;
  }
  return true;
}

/** Row numbers in ascending order of their marks, an empty mark last: radix sort, last column first. */
function canonicalOrder(marks: Uint16Array, width: number, count: number): Uint32Array {
  let order = Uint32Array.from({ length: count }, (_, row) => row);
  let spare = new Uint32Array(count);
  const empty = highestMark(marks, width * count) + 1;
  const slots = new Uint32Array(empty + 2);
  for (let column = width - 1; column >= 0; column--) {
    slots.fill(0);
    for (let row = 0; row < count; row++) {
      const slot = Math.min(marks[row * width + column] ?? NO_MARK, empty) + 1;
      slots[slot] = (slots[slot] ?? 0) + 1;
    }
    for (let slot = 1; slot < slots.length; slot++) slots[slot] = (slots[slot] ?? 0) + (slots[slot - 1] ?? 0);
    for (const row of order) {
      const mark = Math.min(marks[row * width + column] ?? NO_MARK, empty);
      const place = slots[mark] ?? 0;
      slots[mark] = place + 1;
      spare[place] = row;
    }
    [order, spare] = [spare, order];
  }
  return order;
}

function highestMark(marks: Uint16Array, length: number): number {
  let highest = 0;
  for (let at = 0; at < length; at++) {
    const mark = marks[at] ?? NO_MARK;
    if (mark !== NO_MARK && mark > highest) highest = mark;
  }
  return highest;
}
