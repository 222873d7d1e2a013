/** `rake`: weights that meet margins. */
import { z } from 'zod';
import { summariseWeights } from '../../../domain/statistics/design/kish.js';
import { checkMargins } from '../../../domain/statistics/design/margins.js';
import { rake as rakeWeights } from '../../../domain/statistics/design/raking.js';
import { outsideAnalysis } from './analysis.js';
import { cellsOf, weightsOf } from './columns-of.js';
import { marginsOf } from './design-of.js';
import { filterRows } from './filter.js';
import { DESIGNED, margins } from './options.js';
import { fail, need } from './refusal.js';

export const rake = outsideAnalysis({
  name: 'rake',
  summary: 'weights that meet targets on any number of margins',
  options: { ...DESIGNED, margins, trim: z.tuple([z.number(), z.number()]).optional() },
  answer(data, options) {
    // The design changes no weight; a column that is not there is still a mistake.
    for (const name of [options.strata, options.clusters, options.fpc])
      if (name !== undefined) cellsOf(data, name);
    const mask = filterRows(data, options.filter, options.weight);
    const base =
      options.weight === undefined ? new Float64Array(data.rows).fill(1) : weightsOf(data, options.weight);
    const { weighted } = summariseWeights(base, mask);
    const checked = need(checkMargins(marginsOf(data, options.margins), mask, weighted));
    const raked = need(rakeWeights(checked, base, readTrim(options.trim)));
    const { designEffect, effective } = summariseWeights(raked.weights, mask);
    return {
      weights: [...raked.weights],
      iterations: raked.iterations,
      converged: true,
      designEffect,
      effective,
      margins: checked.margins.flatMap(({ key, categories, targets }, margin) =>
        categories.map((category, at) => ({
          column: key,
          category,
          target: targets[at],
          reached: raked.reached[margin]?.[at],
        })),
      ),
    };
  },
});

function readTrim(trim: readonly [number, number] | undefined) {
  if (trim === undefined) return null;
  const [low, high] = trim;
  if (!(low >= 0 && low < 1 && high > 1))
    fail(
      `trim holds weights between two multiples of their mean, one below 1 and one above; found ${low} and ${high}`,
    );
  return { low, high };
}
