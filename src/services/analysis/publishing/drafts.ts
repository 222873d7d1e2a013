/** Reports on their way through disclosure control, which can take minutes: each is worked out once, and kept for whoever asks again. */
import type { Clock } from '../../../shared/clock.js';
import { sha256 } from '../../../shared/digest.js';
import type { Problem } from '../../../shared/problem.js';
import type { Result } from '../../../shared/result.js';
import { within } from '../../../shared/within.js';
import type { HeavyTasks } from '../../heavy-work/heavy-work.js';
import type { ReportDraft } from './protect-report.js';
import type { ProtectionOrder } from './protection-order.js';

/** How far a draft is: tables made, of how many. */
export interface Drafting {
  readonly made: number;
  readonly of: number;
}

export interface DraftShelf {
  /** The draft of an order, or how far it is after `patience` milliseconds. */
  draftOf(
    order: Omit<ProtectionOrder, 'progress'>,
    patience: number,
  ): Promise<Result<ReportDraft, Problem> | Drafting>;
  /** Drops what was not asked for lately. */
  forgetIdle(): void;
}

/** A draft that nobody asked for in so many milliseconds is dropped. */
const IDLE = 30 * 60_000;
/** The most drafts that are kept. */
const MOST = 12;

interface Shelved {
  readonly done: Promise<Result<ReportDraft, Problem>>;
  readonly progress: Int32Array;
  readonly blocks: readonly SharedArrayBuffer[];
  readonly used: number;
}

/** An empty shelf. */
export function draftShelf(work: Pick<HeavyTasks, 'protectReport'>, clock: Clock): DraftShelf {
  const shelved = new Map<string, Shelved>();
  const keep = (key: string, one: Shelved) => {
    // Last in the map is used last.
    shelved.delete(key);
    shelved.set(key, { ...one, used: clock.now() });
    for (const oldest of shelved.keys()) if (shelved.size > MOST) shelved.delete(oldest);
  };
  return {
    draftOf: async (order, patience) => {
      const blocks = order.sources.map(({ block }) => block);
      const key = keyOf(order);
      const known = shelved.get(key);
      const isSame = known?.blocks.every((block, at) => block === blocks[at]) === true;
      const own = known !== undefined && isSame ? known : begin(work, order, blocks);
      keep(key, own);
      own.done.catch(() => shelved.delete(key));
      const draft = await within(own.done, patience);
      if (draft !== 'too long') return draft;
      return { made: Atomics.load(own.progress, 0), of: Atomics.load(own.progress, 1) };
    },
    forgetIdle: () => {
      const now = clock.now();
      for (const [key, { used }] of shelved) if (now - used > IDLE) shelved.delete(key);
    },
  };
}

function begin(
  work: Pick<HeavyTasks, 'protectReport'>,
  order: Omit<ProtectionOrder, 'progress'>,
  blocks: readonly SharedArrayBuffer[],
): Shelved {
  const progress = new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT);
  return {
    done: work.protectReport({ ...order, progress }),
    progress: new Int32Array(progress),
    blocks,
    used: 0,
  };
}

/** Everything that a draft follows from, but the answers themselves. */
function keyOf({ plan, choice, rule, sources, quotes }: Omit<ProtectionOrder, 'progress'>): string {
  const told = sources.map(({ block: _block, ...rest }) => rest);
  return sha256(JSON.stringify([plan, choice, rule, told, quotes]));
}
