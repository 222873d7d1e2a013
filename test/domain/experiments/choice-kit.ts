/** What the tests of choice designs share. */
import { designChoice } from '../../../src/domain/experiments/choice-design.js';
import type { ChoiceRequest } from '../../../src/domain/experiments/choice-request.js';

/** A request with attributes of so many levels each, three alternatives and nine tasks unless told otherwise. */
export function choiceRequest(
  levels: readonly number[],
  changes: Partial<ChoiceRequest> = {},
): ChoiceRequest {
  return {
    attributes: levels.map((count, attribute) => ({
      name: `a${attribute + 1}`,
      levels: Array.from({ length: count }, (_, level) => `l${level + 1}`),
    })),
    alternatives: 3,
    tasks: 9,
    versions: 1,
    noneOption: false,
    prohibitions: [],
    overlap: 'minimal',
    method: 'coordinate',
    seed: '1',
    ...changes,
  };
}

/** The report of a request that can be met. */
export function choice(request: ChoiceRequest) {
  const report = designChoice(request);
  if (!report.ok) throw new Error(JSON.stringify(report.problem));
  return report.value;
}
