/**
 * Data sets that are kept between two questions about them. This thread never looks into one: it hands blocks of shared
 * memory to the threads that do, and lets each block be brought up to date by one of them at a time.
 */
import type { Clock } from '../../shared/clock.js';
import { within } from '../../shared/within.js';
import type { HeavyTasks } from '../heavy-work/heavy-work.js';
import type { Subject } from './subject.js';

/** All blocks together; beyond it the one that was not asked for longest is dropped. */
const MOST_BYTES = 512 * 2 ** 20;
/** A block that nobody asked for in so many milliseconds is dropped, so that nothing outlives its erasure for long. */
const IDLE = 30 * 60_000;

/** A data set that is being read for the first time: how many responses were read so far. */
export interface Waiting {
  readonly read: number;
}

export interface DataShelf {
  /** The block as it is now, the same object as long as nothing changes (null where there are no data), or how far it is after `patience` milliseconds. */
  blockOf(
    subject: Subject,
    patience: number,
  ): Promise<{ readonly block: SharedArrayBuffer | null } | Waiting>;
  /** Drops what was not asked for lately. */
  forgetIdle(): void;
}

interface Shelved {
  readonly block: SharedArrayBuffer;
  readonly used: number;
}

interface Growing {
  readonly done: Promise<SharedArrayBuffer | null>;
  readonly read: Int32Array;
}

/** An empty shelf. */
export function dataShelf(work: Pick<HeavyTasks, 'dataBlock'>, clock: Clock): DataShelf {
  const shelved = new Map<string, Shelved>();
  const growing = new Map<string, Growing>();

  const begin = (key: string, subject: Subject): Growing => {
    const progress = new SharedArrayBuffer(4);
    const known = shelved.get(key)?.block ?? null;
    const done = work
      .dataBlock({ subject, known, progress })
      .then((answer) => {
        const block = answer === 'unchanged' ? known : answer;
        // Last in the map is used last.
        shelved.delete(key);
        if (block !== null) shelved.set(key, { block, used: clock.now() });
        dropBeyond(shelved);
        return block;
      })
      .finally(() => growing.delete(key));
    const begun = { done, read: new Int32Array(progress) };
    growing.set(key, begun);
    return begun;
  };

  return {
    blockOf: async (subject, patience) => {
      const key = `${subject.kind} ${subject.id}`;
      const { done, read } = growing.get(key) ?? begin(key, subject);
      const block = await within(done, patience);
      return block === 'too long' ? { read: Atomics.load(read, 0) } : { block };
    },
    forgetIdle: () => {
      const now = clock.now();
      for (const [key, { used }] of shelved) if (now - used > IDLE) shelved.delete(key);
    },
  };
}

function dropBeyond(shelved: Map<string, Shelved>): void {
  let bytes = [...shelved.values()].reduce((sum, { block }) => sum + block.byteLength, 0);
  for (const [key, { block }] of shelved) {
    if (bytes <= MOST_BYTES || shelved.size === 1) return;
    shelved.delete(key);
    bytes -= block.byteLength;
  }
}
