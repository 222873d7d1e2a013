/** The weights of a stored definition by response, for files. */
import { type Problem, problem } from '../../../shared/problem.js';
import { ok, type Result, refuse } from '../../../shared/result.js';
import { onlyRows } from '../data-set/only-rows.js';
import { ofKind } from '../definitions/definition.js';
import { extended } from '../derive/index.js';
import { weigh } from '../weighting/weigh.js';
import type { Enquiry } from './enquiry.js';
import { completed } from './prepared.js';

/** One weight a completed response; the mean of those above 0 is 1. */
export interface Weights {
  /** The response's running number in files of the answers. */
  readonly responses: Int32Array;
  readonly weights: Float64Array;
}

export const weights: Enquiry<{ readonly name: string }, Weights> = {
  ask: ({ name }, { data, definitions }): Result<Weights, Problem> => {
    const found = ofKind(definitions, 'weight').find((definition) => definition.name === name);
    if (found === undefined) return refuse(problem('not-found'));
    const mask = completed(data, 'completed');
    const whole = extended(onlyRows(data, mask), ofKind(definitions, 'variable')).data;
    const weighed = weigh(whole, found.content, 'en');
    if (!weighed.ok) return refuse(problem('form-invalid', { fields: { targets: weighed.problem } }));
    const { design, diagnostics } = weighed.value;
    const mean = design.weights.reduce((sum, weight) => sum + weight, 0) / diagnostics.n;
    return ok({
      // Files have the same rows in the same order, numbered from 1.
      responses: Int32Array.from([...mask.keys()].filter((row) => mask[row] === 1).map((row) => row + 1)),
      weights: design.weights.map((weight) => weight / mean),
    });
  },
};
