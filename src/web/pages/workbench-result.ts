/** What the middle of the workbench shows: a sentence of what it is, a table, its chart, and what cannot be shown. */

/** One part of the result, in the order in which they stand. */
export interface ShownResult {
  readonly sentence: string;
  readonly faults: readonly string[];
}
