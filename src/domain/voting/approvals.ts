/** What approval papers add up to. */
import type { Papers } from './paper-box.js';

/** The weight of the papers approving each option; marks are 1 and 0. */
export function approvalTotals(papers: Papers): number[] {
  const totals = Array.from({ length: papers.optionCount }, () => 0);
  for (let paper = 0; paper < papers.count; paper++) {
    const weight = papers.weights[paper] ?? 0;
    for (let option = 0; option < papers.optionCount; option++) {
      if (papers.marks[paper * papers.optionCount + option] === 1)
        totals[option] = (totals[option] ?? 0) + weight;
    }
  }
  return totals;
}
