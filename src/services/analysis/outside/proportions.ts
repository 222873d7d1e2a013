/** `proportions`: two proportions given as counts; no data. */
import { z } from 'zod';
import { newcombe, pooledZ, unpooledZ } from '../../../domain/statistics/tests/two-proportions.js';
import { outsideAnalysis } from './analysis.js';
import { level } from './options.js';
import { fail } from './refusal.js';

const pair = z.tuple([z.int().min(0), z.int().min(0)]);

export const proportions = outsideAnalysis({
  name: 'proportions',
  summary: 'two proportions given as counts, their difference and its interval; no data',
  readsData: false,
  options: { successes: pair, trials: pair, level },
  answer(_, { successes: [a, b], trials: [n, m], level }) {
    if (n < 1 || m < 1) fail('a proportion needs at least one trial');
    if (a > n || b > m) fail(`expected no more successes than trials, found ${a} of ${n} and ${b} of ${m}`);
    const [pooled, unpooled] = [pooledZ(a, n, b, m), unpooledZ(a, n, b, m)];
    return {
      z: pooled?.z,
      p: pooled?.p,
      zUnpooled: unpooled?.z,
      pUnpooled: unpooled?.p,
      difference: a / n - b / m,
      interval: newcombe(a, n, b, m, level),
    };
  },
});
