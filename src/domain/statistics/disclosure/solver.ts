/** What disclosure control asks of a solver of linear programs. It is passed in, so that the rules here know no package and wait for nothing. */

/** An unknown: what one of it costs, between what it lies, and whether it must be a whole number. */
export interface Unknown {
  readonly cost: number;
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
}

/** A sum of unknowns, each by its position and times its factor, that must lie from `least` to `most`; both may be infinite. */
export interface Line {
  readonly terms: readonly (readonly [unknown: number, factor: number])[];
  readonly least: number;
  readonly most: number;
}

/** The unknowns of least cost in sum that satisfy every line. */
export interface LinearProgram {
  readonly unknowns: readonly Unknown[];
  readonly lines: readonly Line[];
  /** An answer that costs at most this much more than the best is good enough, or at most this share of its cost. */
  readonly gap: number;
  readonly gapShare: number;
  /** So many nodes of the search for whole numbers are looked at, then the best answer so far is given. */
  readonly nodes: number;
}

/** An answer; `proven` where no other costs less by more than the gap. No other can cost less than `bound`. */
export interface Solution {
  readonly values: Float64Array;
  readonly cost: number;
  readonly bound: number;
  readonly proven: boolean;
}

/** `none` where nothing satisfies the lines, `unknown` where the nodes were too few to tell. */
export type Answer = Solution | 'none' | 'unknown';

/** Answers a program, always the same way. */
export interface Solver {
  (program: LinearProgram): Answer;
  /** Opens the program without asking for whole numbers, for as long as `work` takes. */
  relaxed<T>(program: LinearProgram, work: (relaxation: Relaxation) => T): T;
}

/** A program over broken numbers that is answered again and again, each time from where the last answer was. */
export interface Relaxation {
  answer(): Answer;
  /** Between what the unknown lies from now on. */
  bind(unknown: number, least: number, most: number): void;
  /** Lines that hold from now on too. */
  add(lines: readonly Line[]): void;
}
