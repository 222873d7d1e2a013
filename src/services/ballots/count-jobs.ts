/** Counts in the background: asked for once, taken up by one server of several, begun again where a server has ended. */
import { setTimeout as after } from 'node:timers/promises';
import type { CountProgress } from '../../domain/voting/progress.js';
import { newId } from '../../shared/ids.js';
import { ProblemError } from '../../shared/problem.js';
import * as store from '../../storage/count-under-way-store.js';
import type { ServiceContext } from '../context.js';
import { countBallot } from './count.js';

/** A server that has said nothing of a count for so long has ended; milliseconds. It speaks each time it looks (every second). */
const SILENT = 15_000;
/** So often a count is begun; after that something is wrong with it. */
const MOST_ATTEMPTS = 3;

export interface CountJobs {
  /** The count of this ballot that was asked for and is not stored yet, as all servers know it. */
  find(ballotId: string): Promise<store.CountUnderWayRow | undefined>;
  /** Takes up the count of this ballot, if one was asked for that nobody counts, and waits for it at most so many milliseconds. */
  takeUp(ballotId: string, most: number): Promise<void>;
  /**
   * Says of the counts under way here how far they are, and takes up those that nobody counts. Throws the first fault of a
   * count that could not be made since the last time.
   */
  lookAfter(): Promise<void>;
  /** Lets other servers have the counts under way here, and begins no more. */
  stop(): Promise<void>;
  /** Waits until nothing is counted here. */
  idle(): Promise<void>;
}

interface Job {
  /** What this server calls itself for this count. */
  readonly counter: string;
  work: Promise<void>;
  progress: CountProgress | null;
  attempts: number;
}

/** The counts of one server. */
export function countJobs(context: ServiceContext): CountJobs {
  const { storage, clock, randomness } = context;
  const underWay = new Map<string, Job>();
  const faults: unknown[] = [];
  let stopping = false;

  const begin = (ballotId: string): Job => {
    const known = underWay.get(ballotId);
    if (known !== undefined) return known;
    const job: Job = { counter: newId(randomness), work: Promise.resolve(), progress: null, attempts: 0 };
    underWay.set(ballotId, job);
    job.work = count(context, ballotId, job)
      .catch((fault: unknown) => (stopping ? undefined : leave(context, ballotId, job, fault)))
      .catch((fault: unknown) => void faults.push(fault))
      .finally(() => underWay.delete(ballotId));
    return job;
  };

  return {
    find: (ballotId) => store.findCountUnderWay(storage.reader, ballotId),
    takeUp: async (ballotId, most) => {
      if (stopping || (await store.findCountUnderWay(storage.reader, ballotId)) === undefined) return;
      const enough = new AbortController();
      const waited = after(most, undefined, { signal: enough.signal }).catch(() => undefined);
      await Promise.race([begin(ballotId).work, waited]);
      enough.abort();
    },
    lookAfter: async () => {
      const now = clock.now();
      if (underWay.size > 0)
        await storage.writer.run(async (database) => {
          for (const [ballotId, { counter, progress }] of underWay)
            await store.touchCount(database, ballotId, counter, { touched_at: now, ...progress });
        });
      const waiting = stopping ? [] : await store.countsToTakeUp(storage.reader, now - SILENT);
      for (const ballotId of waiting) begin(ballotId);
      const [fault] = faults.splice(0);
      if (fault !== undefined) throw fault;
    },
    stop: async () => {
      stopping = true;
      for (const [ballotId, { counter, attempts }] of underWay)
        await storage.writer.run((database) =>
          store.leaveCount(database, ballotId, counter, {
            attempts: Math.max(0, attempts - 1),
            failed: null,
          }),
        );
    },
    idle: async () => void (await Promise.all([...underWay.values()].map(({ work }) => work))),
  };
}

/** Counts, if nobody else does. That another server has stored the count meanwhile is no fault. */
async function count(context: ServiceContext, ballotId: string, job: Job): Promise<void> {
  const { storage, clock } = context;
  const now = clock.now();
  const claim = { counter: job.counter, now, silent: now - SILENT };
  const row = await storage.writer.run((database) => store.takeUpCount(database, ballotId, claim));
  if (row === undefined) return;
  job.attempts = row.attempts;
  const counted = await countBallot(context, ballotId, row.asked_by, (progress) => {
    job.progress = progress;
  });
  if (counted.ok || counted.problem.code !== 'papers-changed') return;
  await storage.writer.run((database) =>
    store.leaveCount(database, ballotId, job.counter, { attempts: row.attempts, failed: 'papers-changed' }),
  );
}

/** What broke off is begun again, but not for ever; where everybody is busy it has not begun at all. */
async function leave({ storage }: ServiceContext, ballotId: string, job: Job, fault: unknown): Promise<void> {
  const isBusy = fault instanceof ProblemError && fault.problem.code === 'busy';
  const attempts = isBusy ? job.attempts - 1 : job.attempts;
  const failed = attempts >= MOST_ATTEMPTS ? 'count-failed' : null;
  await storage.writer.run((database) =>
    store.leaveCount(database, ballotId, job.counter, { attempts: Math.max(0, attempts), failed }),
  );
  if (!isBusy) throw fault;
}
