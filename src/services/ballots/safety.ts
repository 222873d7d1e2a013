/** How safe a ballot's result is, as the certificate tells it: computed from whole papers, so that everybody can compute it again. */
import { z } from 'zod';
import type { Count } from '../../domain/voting/count.js';
import type { CountWords } from '../../domain/voting/count-words.js';
import type { Election } from '../../domain/voting/election.js';
import type { PaperBounds } from '../../domain/voting/margin/margin.js';
import { NO_MARK } from '../../domain/voting/paper-box.js';
import { SILENTLY, type TellProgress } from '../../domain/voting/progress.js';
import { type Safety, safetyOf } from '../../domain/voting/safety.js';
import type { BallotDefinition } from './definition.js';
import { methodOf, settingsOf } from './election.js';

/** The highest score that the voting page offers. */
const HIGHEST_SCORE = 5;

const papers = z.int().min(0);
const names = z.array(z.string());

/** The shape of a stored or published `safety`. */
export const safetySchema: z.ZodType<Safety> = z.strictObject({
  margin: z.strictObject({ least: papers, most: papers.nullable(), papers }).nullable(),
  others: z.array(
    z.strictObject({ method: z.string(), winners: names, byLot: z.boolean(), agrees: z.boolean() }),
  ),
  representation: z
    .strictObject({
      rule: z.enum(['ejr-plus', 'solid-coalitions']),
      papers,
      unrepresented: z.array(
        z.strictObject({ options: names, papers, deserves: z.int().min(1), has: papers }),
      ),
      behind: z.array(z.strictObject({ option: z.string(), papers })),
      papersWith: z.array(papers),
    })
    .nullable(),
});

/** The safety of the count of a ballot's whole papers. */
export function ballotSafety(
  definition: BallotDefinition,
  election: Election,
  seedPhrase: string,
  {
    count,
    tell = SILENTLY,
    words,
  }: { readonly count: Count; readonly tell?: TellProgress; readonly words?: CountWords },
): Safety {
  const bounds = boundsOf(definition, election);
  return safetyOf(methodOf(definition), election, settingsOf(seedPhrase, words), { count, bounds, tell });
}

function boundsOf({ rankAtMost, rankAll, options }: BallotDefinition, election: Election): PaperBounds {
  const highest = election.papers.marks.reduce(
    (most, mark) => (mark === NO_MARK ? most : Math.max(most, mark)),
    0,
  );
  return {
    mostMarks: election.kind === 'ranks' ? (rankAtMost ?? options.length) : options.length,
    highestScore: Math.max(HIGHEST_SCORE, election.kind === 'scores' ? highest : 0),
    rankAll,
  };
}
