/** `distribution`: tails and quantiles, so that anybody can hold ours against tables. */
import { z } from 'zod';
import {
  chiSquareQuantile,
  chiSquareUpper,
  fUpper,
  normalQuantile,
  normalUpper,
  tQuantile,
  tUpper,
} from '../../../domain/statistics/distributions/index.js';
import { outsideAnalysis } from './analysis.js';
import { level } from './options.js';
import { fail } from './refusal.js';

/** A function of a place or a share, then its degrees of freedom. */
interface Distribution {
  /** Degrees of freedom that it takes. */
  readonly degrees: number;
  /** Whether it takes a share between 0 and 1 rather than a place. */
  readonly ofShare: boolean;
  at(x: number, df: number, df2: number): number;
}

const FUNCTIONS: Readonly<Record<string, Distribution>> = {
  normalUpper: { degrees: 0, ofShare: false, at: (x) => normalUpper(x) },
  chiSquareUpper: { degrees: 1, ofShare: false, at: (x, df) => chiSquareUpper(x, df) },
  tUpper: { degrees: 1, ofShare: false, at: (x, df) => tUpper(x, df) },
  fUpper: { degrees: 2, ofShare: false, at: (x, df, df2) => fUpper(x, df, df2) },
  normalQuantile: { degrees: 0, ofShare: true, at: (p) => normalQuantile(p) },
  tQuantile: { degrees: 1, ofShare: true, at: (p, df) => tQuantile(p, df) },
  chiSquareQuantile: { degrees: 1, ofShare: true, at: (p, df) => chiSquareQuantile(p, df) },
};

export const distribution = outsideAnalysis({
  name: 'distribution',
  summary: 'an upper tail or a quantile; no data',
  readsData: false,
  options: {
    function: z.enum(Object.keys(FUNCTIONS)),
    arguments: z.array(z.number()).min(1).max(3),
    level,
  },
  answer(_, { function: name, arguments: given }) {
    const found = FUNCTIONS[name] ?? fail(`there is no function ${name}`);
    const [x = 0, df = 1, df2 = 1] = given;
    if (given.length !== found.degrees + 1)
      fail(`${name} takes ${found.degrees + 1} arguments, found ${given.length}`);
    if (found.ofShare && (x <= 0 || x >= 1)) fail(`${name} takes a share between 0 and 1, found ${x}`);
    if (df <= 0 || df2 <= 0) fail(`${name} takes degrees of freedom above 0`);
    return { value: found.at(x, df, df2) };
  },
});
