/** Tables as disclosure control sees them: which people each number counts, so that tables about the same people can be laid beside one another. */
import type { Measure } from './figures.js';
import type { Cell } from './population.js';

/** A table that is or may be published. */
export interface LinkedTable {
  /** As people know it. */
  readonly name: string;
  readonly cells: readonly LinkedCell[];
}

/** What a table tells of one cell. */
export interface LinkedCell {
  readonly cell: Cell;
  /** Of whom its shares are; null for a number that is no part of another. */
  readonly base: Cell | null;
  /** The numbers that are told of it. */
  readonly measures: readonly Measure[];
}

/**
 * Why a number is withheld: few people stand behind it; few stand behind its base; everybody in its base does; it would give another
 * away; or the whole table would.
 */
export type Reason = 'small' | 'small-base' | 'unanimous' | 'linked' | 'whole-table';

/** A table as it is published: by cell, in order, why nothing is told of it (null: something is), and the places of measures that are not told. */
export interface ReleasedTable extends LinkedTable {
  readonly withheld: readonly (Reason | null)[];
  readonly withheldMeasures: readonly (readonly number[])[];
}
