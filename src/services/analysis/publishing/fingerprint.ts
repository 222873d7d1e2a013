/** Whose answers a data set holds, as one number that tells nothing of them. */
import { sha256 } from '../../../shared/digest.js';
import type { OpenedBlock } from '../data-set/block.js';

/**
 * SHA-256 of the keys of a survey's responses, in their order; of a ballot's answers, which have no keys, of the columns themselves. Two
 * data sets of the same survey are about the same people if and only if these agree: answers never change once given.
 */
export function fingerprintOf({ keys, data }: Pick<OpenedBlock<unknown>, 'keys' | 'data'>): string {
  const length = KEY_BYTES * data.rows;
  if (keys.length >= length && length > 0) return sha256(keys.slice(0, length));
  return sha256(JSON.stringify(data.columns.map(({ codes }) => [...codes])));
}

const KEY_BYTES = 32;
