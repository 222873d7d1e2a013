/** One thing that `canvass doctor` found. */

/** `fine`: as it should be. `note`: the operator should know. `unsafe`: the operator must act. */
export type Verdict = 'fine' | 'note' | 'unsafe';

export interface Finding {
  readonly verdict: Verdict;
  /** A plain sentence without a full stop. */
  readonly sentence: string;
}

/** `sentence` if all is well, otherwise one unsafe finding for each fault. */
export function fineUnless(sentence: string, faults: readonly string[]): Finding[] {
  if (faults.length === 0) return [{ verdict: 'fine', sentence }];
  return faults.map((fault) => ({ verdict: 'unsafe', sentence: fault }));
}
