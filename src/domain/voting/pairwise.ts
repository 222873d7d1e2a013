/** Head-to-head totals: how many papers prefer each option to each other. */
import { NO_MARK, type Papers } from './paper-box.js';
import type { PairwiseTable } from './tally.js';

/**
 * `table[a][b]` is the weight of the papers that rank a above b; an unranked option is below every ranked one and
 * level with the other unranked ones. Marks are ranks.
 */
export function pairwiseTable(papers: Papers): PairwiseTable {
  return tableOf(papers, false);
}

/** The same for papers of scores: a higher score is preferred, an empty mark is a score of 0. */
export function pairwiseTableOfScores(papers: Papers): PairwiseTable {
  return tableOf(papers, true);
}

/** Compares marks, lower preferred; turned round for scores, so that 0 becomes the place of an empty mark. */
function tableOf(papers: Papers, areScores: boolean): PairwiseTable {
  const width = papers.optionCount;
  const totals = new Float64Array(width * width);
  const row = new Uint16Array(width);
  for (let paper = 0; paper < papers.count; paper++) {
    const weight = papers.weights[paper] ?? 0;
    const start = paper * width;
    for (let option = 0; option < width; option++) {
      const mark = papers.marks[start + option] ?? NO_MARK;
      row[option] = areScores && mark !== NO_MARK ? NO_MARK - mark : mark;
    }
    for (let a = 0; a < width; a++) {
      const mine = row[a] ?? NO_MARK;
      for (let b = a + 1; b < width; b++) {
        const theirs = row[b] ?? NO_MARK;
        if (mine === theirs) continue;
        const cell = mine < theirs ? a * width + b : b * width + a;
        totals[cell] = (totals[cell] ?? 0) + weight;
      }
    }
  }
  return Array.from({ length: width }, (_, a) => Array.from(totals.subarray(a * width, (a + 1) * width)));
}
