/** The order by which a thread brings a data set up to date, and how it does. */

import type { Solver } from '../../../domain/statistics/disclosure/solver.js';
import type { Database } from '../../../storage/tables.js';
import { rememberedVersions } from '../../surveys/compiled.js';
import type { Subject } from '../subject.js';
import { ballotBlock } from './ballot-block.js';
import { grownBlock } from './grow.js';

export interface BlockOrder {
  readonly subject: Subject;
  /** The block as it was last, or null. */
  readonly known: SharedArrayBuffer | null;
  /** One 32-bit number: how many responses were read so far. */
  readonly progress: SharedArrayBuffer;
}

/** Where answers are read, and the solver that a ballot's tables need. */
interface BlockSource {
  readonly reader: Database;
  readonly solver: () => Promise<Solver>;
}

/** The block as it is now; null where there are no data; `unchanged` where it is the one that is known. */
export async function broughtUpToDate(
  from: BlockSource,
  order: BlockOrder,
): Promise<SharedArrayBuffer | null | 'unchanged'> {
  const block = await blockNow(from, order);
  // A block that is sent to another thread arrives as another object, by which nobody could tell that it is the same.
  return block !== null && block === order.known ? 'unchanged' : block;
}

function blockNow({ reader, solver }: BlockSource, { subject, known, progress }: BlockOrder) {
  if (subject.kind === 'ballot') return ballotBlock({ reader, solver }, subject.id, known);
  const read = new Int32Array(progress);
  const onProgress = (rows: number) => void Atomics.store(read, 0, rows);
  return grownBlock({ reader, versions: rememberedVersions(), onProgress }, subject.id, known);
}
