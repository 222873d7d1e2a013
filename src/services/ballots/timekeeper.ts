/** Opens and closes ballots and surveys when their time has come, however many servers keep the time. */
import { ballotsDue } from '../../storage/ballot-list-store.js';
import type { ServiceContext } from '../context.js';
import { moveDueSurveys } from '../surveys/due.js';
import { closeBallot } from './close.js';
import { open } from './moves/open.js';
import { payScrubs } from './scrub.js';

/** How many ballots the clock moved. */
export interface ClockMoves {
  readonly opened: number;
  readonly closed: number;
}

/** The actor of moves that nobody made by hand. */
const CLOCK = 'system';

/**
 * Makes every move that the clock makes by now. A ballot that another server moved meanwhile, or whose set-up
 * does not allow opening, is left as it is: the ballot's page tells its organisers what is missing.
 */
export async function moveDueBallots(context: ServiceContext): Promise<ClockMoves> {
  const due = await ballotsDue(context.storage.reader, context.clock.now());
  let opened = 0;
  let closed = 0;
  for (const ballotId of due.toOpen) {
    if ((await open.run(context, { ballotId, actor: CLOCK, revision: null })).ok) opened += 1;
  }
  for (const ballotId of due.toClose) {
    if ((await closeBallot(context, ballotId, CLOCK)).ok) closed += 1;
  }
  await payScrubs(context);
  return { opened, closed };
}

export interface Timekeeper {
  /** Settles when a move that is under way is done; none begins afterwards. */
  stop(): Promise<void>;
}

/** Everything the clock does, ballots first. */
async function moveAllDue(context: ServiceContext): Promise<void> {
  await moveDueBallots(context);
  await moveDueSurveys(context);
}

/**
 * Looks every `interval` milliseconds for moves that are due. A round that fails (the database is away) is told to
 * `onFailure` and tried again at the next look.
 */
export function keepTime(
  context: ServiceContext,
  interval: number,
  onFailure: (error: unknown) => void,
): Timekeeper {
  let round: Promise<unknown> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    round = moveAllDue(context)
      .catch(onFailure)
      .finally(() => {
        busy = false;
      });
  }, interval);
  return {
    stop: async () => {
      clearInterval(timer);
      await round;
    },
  };
}
