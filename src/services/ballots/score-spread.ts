/** How the scores of a ballot spread: for each option, how many papers give it each score. */
import { z } from 'zod';
import { type Election, standing } from '../../domain/voting/election.js';
import { gradeWeights } from '../../domain/voting/scores.js';

/** The shape of a stored or published spread. `papers[s]` give the score s; an option left without one has 0. */
export const scoreSpreadSchema = z.array(
  z.strictObject({ option: z.string(), papers: z.array(z.int().min(0)).min(1) }),
);

export type ScoreSpread = z.infer<typeof scoreSpreadSchema>;

/** The spread of the papers that are in the count, options in their order; null for papers that are not of scores. */
export function scoreSpread(election: Election): ScoreSpread | null {
  if (election.kind !== 'scores') return null;
  const { options, papers } = standing(election);
  const grades = gradeWeights(papers);
  const highest = Math.max(0, ...grades.flatMap((weights) => [...weights.keys()]));
  return options.map((option, at) => ({
    option,
    papers: Array.from({ length: highest + 1 }, (_, score) => grades[at]?.get(score) ?? 0),
  }));
}
