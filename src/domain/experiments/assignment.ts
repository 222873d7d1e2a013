/** Which version of a design a response gets. */
import { sha256 } from '../../shared/digest.js';
import { quickRandom } from '../../shared/quick-random.js';
import { upTo } from './design.js';

/**
 * The version, from 0, for the `nth` response (from 0) of a survey: in every run of as many responses as there are
 * versions each version comes once, in an order drawn from the seed and the run. So after any number of responses the
 * versions have been given out equally often, within one.
 */
export function versionInTurn(seed: string, versions: number, nth: number): number {
  const run = Math.floor(nth / versions);
  return quickRandom(`version ${seed} ${run}`).shuffled(upTo(versions))[nth % versions] as number;
}

/**
 * The version, from 0, for a response known only by its own seed: any version as likely as any other, whoever else has
 * answered. For responses that cannot be counted off, such as previews; over n responses the versions are
 * given out n/versions times each on average, with the scatter of a lottery.
 */
export function versionByLot(responseSeed: string, versions: number): number {
  return Math.floor(
    (Number.parseInt(sha256(`version ${responseSeed}`).slice(0, 12), 16) / 2 ** 48) * versions,
  );
}
