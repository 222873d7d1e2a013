/** Approval papers as voters with sets: who approves whom, for rules that share voters out. */
import type { Papers } from './paper-box.js';

/** One way of approving: the options, and how many people approve exactly those. */
export interface Approver {
  readonly options: readonly number[];
  readonly weight: number;
}

/** The distinct approval sets with their weights; papers approving nothing are left out, as they say nothing. */
export function approversOf(papers: Papers): readonly Approver[] {
  const merged = new Map<string, Approver>();
  for (let paper = 0; paper < papers.count; paper++) {
    const row = papers.marks.subarray(paper * papers.optionCount, (paper + 1) * papers.optionCount);
    const options = [...row.keys()].filter((option) => row[option] === 1);
    if (options.length === 0) continue;
    const key = options.join(',');
    const weight = (merged.get(key)?.weight ?? 0) + (papers.weights[paper] ?? 0);
    merged.set(key, { options, weight });
  }
  return [...merged.values()];
}

/** For each option, the positions of the approvers that approve it. */
export function supportersOf(
  approvers: readonly Approver[],
  optionCount: number,
): readonly (readonly number[])[] {
  const supporters: number[][] = Array.from({ length: optionCount }, () => []);
  for (const [at, { options }] of approvers.entries()) {
    for (const option of options) supporters[option]?.push(at);
  }
  return supporters;
}
