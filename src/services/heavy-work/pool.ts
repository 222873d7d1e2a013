/** Heavy work on threads of its own, so that voters never wait for a count or a download. */
import { availableParallelism, platform } from 'node:os';
import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { ProblemError, problem } from '../../shared/problem.js';
import type { HeavyWork, Job, TaskName } from './heavy-work.js';
import { Turns } from './turns.js';

/** Tasks that may wait for a thread; more are refused, as each holds somebody's connection open. */
const MOST_WAITING = 32;

/** How long a thread without work is kept, in milliseconds. */
const IDLE = 30_000;

/**
 * How far threads stand back for the one that serves people, where cores are few. Linux alone has priorities by thread; elsewhere
 * the whole process would stand back.
 */
const STANDING_BACK = platform() === 'linux' ? 10 : 0;

/** The module that does a job on its thread. */
const WORKER = new URL('./worker.js', import.meta.url);

/** The module that deciphers pieces of files on theirs. */
const PIECES_WORKER = new URL('./pieces-worker.js', import.meta.url);

/**
 * A pool over the database at `databaseUrl`. Threads are started when there is work: one fewer than the machine has
 * cores, so that one is left for voters, and at most four. Files of answers have one thread of their own, one file at a
 * time, reports on their way through disclosure control another, and pieces of files that are taken out a third, so that nobody waits
 * minutes for a count; tasks of the first two take turns, so that no more of them compute at a time than leave a core to voters. `worker` and
 * `piecesWorker` are other modules in place of `worker.js` and `pieces-worker.js`.
 */
export function heavyWorkPool(databaseUrl: string, worker = WORKER, piecesWorker = PIECES_WORKER): HeavyWork {
  const places = Math.max(1, availableParallelism() - 1);
  const turns = new Turns(places);
  const pool = lane(worker, Math.min(4, places));
  const exportsLane = lane(worker, 1);
  const protectionLane = lane(worker, 1);
  const piecesLane = lane(piecesWorker, 1, { name: 'piece', maxQueue: Number.POSITIVE_INFINITY });
  const runOn = inTurns(databaseUrl, turns);
  const run = async (task: TaskName, ...input: readonly unknown[]) => runOn(pool, { task, input });
  /** Runs a task that tells how far it is. */
  const runTold = async <Progress>(
    on: Piscina,
    { task, input }: Pick<Job, 'task' | 'input'>,
    tell: (progress: Progress) => void,
    signal: AbortSignal | null = null,
  ) => {
    const { port1, port2 } = new MessageChannel();
    port1.on('message', tell);
    try {
      return await runOn(on, { task, input, port: port2 }, signal);
    } finally {
      port1.close();
    }
  };
  return {
    countPapers: (ballotId, tell) => runTold(pool, { task: 'countPapers', input: [ballotId] }, tell),
    publicFile: (ballotId, name) => run('publicFile', ballotId, name),
    comments: (ballotId) => run('comments', ballotId),
    openings: (ballotId) => run('openings', ballotId),
    dataBlock: (order) => run('dataBlock', order),
    drawDesign: (needs) => run('drawDesign', needs),
    enquire: (order) => run('enquire', order),
    commentBlock: (order) => run('commentBlock', order),
    askComments: (order) => run('askComments', order),
    protectReport: async (order) => {
      if (protectionLane.queueSize >= MOST_WAITING) throw new ProblemError(problem('busy'));
      const job: Job = { databaseUrl, task: 'protectReport', input: [order] };
      return protectionLane.run(job);
    },
    responsePage: (surveyId, part) => run('responsePage', surveyId, part),
    exportSurvey: async (order, onProgress, signal) => {
      const told = { task: 'exportSurvey', input: [order] } as const;
      return runTold(exportsLane, told, onProgress, signal);
    },
    readPiece: (order) => piecesLane.run(order),
    close: async () => {
      await Promise.all([pool, exportsLane, protectionLane, piecesLane].map((one) => one.destroy()));
    },
  };
}

/** Runs jobs on a lane, each asking for its turns. */
function inTurns(databaseUrl: string, turns: Turns) {
  return async (on: Piscina, job: Omit<Job, 'databaseUrl' | 'turn'>, signal: AbortSignal | null = null) => {
    if (on.queueSize >= MOST_WAITING) throw new ProblemError(problem('busy'));
    const { port1, port2 } = new MessageChannel();
    const end = turns.serve(port1);
    const transferList = job.port === undefined ? [port2] : [port2, job.port];
    try {
      return await on.run({ databaseUrl, ...job, turn: port2 } satisfies Job, { transferList, signal });
    } finally {
      end();
    }
  };
}

function lane(
  worker: URL,
  maxThreads: number,
  { name = 'work', maxQueue = MOST_WAITING }: { readonly name?: string; readonly maxQueue?: number } = {},
): Piscina {
  return new Piscina({
    filename: worker.href,
    name,
    minThreads: 0,
    maxThreads,
    maxQueue,
    idleTimeout: IDLE,
    niceIncrement: STANDING_BACK,
  });
}
