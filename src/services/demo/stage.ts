/** What every part of the demonstration's story plays on. */
import { assert } from '../../shared/assert.js';
import type { fixedClock } from '../../shared/clock.js';
import type { Result } from '../../shared/result.js';
import type { SeededRandom } from '../../shared/seeded-random.js';
import type { ServiceContext } from '../context.js';
import type { Services } from '../index.js';
import type { LabFiles } from './lab-files.js';

/** The services with a clock of the story's own, which the story sets. */
export interface Stage {
  readonly services: Services;
  readonly context: ServiceContext;
  readonly clock: ReturnType<typeof fixedClock>;
  readonly accountId: string;
  readonly files: LabFiles;
  readonly random: SeededRandom;
}

/** The value of a step that cannot be refused unless the demonstration's own files are wrong. */
export function done<Value>(result: Result<Value, unknown>): Value {
  assert(
    result.ok,
    result.ok ? '' : `a step of the demonstration was refused: ${JSON.stringify(result.problem)}`,
  );
  return result.value;
}
