/** What papers of scores add up to. */
import { NO_MARK, type Papers } from './paper-box.js';

/** The total of each option's scores, every paper's score times its weight; no score is 0. */
export function scoreTotals(papers: Papers): bigint[] {
  return gradeWeights(papers).map((weights) => {
    let total = 0n;
    for (const [grade, weight] of weights) total += BigInt(grade) * BigInt(weight);
    return total;
  });
}

/** For each option, the weight of the papers that give it each score; no score counts as 0. */
export function gradeWeights(papers: Papers): ReadonlyMap<number, number>[] {
  const grades = Array.from({ length: papers.optionCount }, () => new Map<number, number>());
  for (let paper = 0; paper < papers.count; paper++) {
    const weight = papers.weights[paper] ?? 0;
    for (const [option, weights] of grades.entries()) {
      const mark = papers.marks[paper * papers.optionCount + option] ?? NO_MARK;
      const grade = mark === NO_MARK ? 0 : mark;
      weights.set(grade, (weights.get(grade) ?? 0) + weight);
    }
  }
  return grades;
}
