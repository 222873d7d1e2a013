/** What an outsider knows of sums that moves of people change, and what is asked of another world. */
import type { Move } from './moves.js';

/** By how much a sum may differ from the truth; further where one of the options is taken, as a number that is withheld tells nothing. */
export interface Limit {
  readonly sum: number;
  readonly least: number;
  readonly most: number;
  /** How far an answer may go once an option is taken. */
  readonly opened: { readonly least: number; readonly most: number };
  /** What is known of the sum even when its number is withheld. */
  readonly floor: number;
  /** Places of the options that open it; none where it is closed for good. */
  readonly options: readonly number[];
}

/** A number that a world changes by more than its bounds, if so: then its option is taken, or without one the world is none. */
export interface Check {
  readonly sum: number;
  readonly least: number;
  readonly most: number;
  readonly option: number | null;
}

/** Something that could be withheld, and what that costs. */
export interface Option {
  readonly cost: number;
}

/** A sum that must differ from the truth by at least so much: upwards, or downwards where it is negative. */
export interface Demand {
  readonly sum: number;
  readonly by: number;
}

/** What an outsider knows of the sums that `moves` change. */
export interface Scene {
  readonly moves: readonly Move[];
  /** What answers keep to. */
  readonly limits: readonly Limit[];
  /** What worlds are checked for beside. */
  readonly checks: readonly Check[];
  readonly options: readonly Option[];
}

/** People who answered otherwise, as an outsider could think: what of each sum that differs, and the options that this takes. */
export interface World {
  readonly changes: ReadonlyMap<number, number>;
  readonly options: readonly number[];
}
