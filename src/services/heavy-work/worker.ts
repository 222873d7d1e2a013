/** The thread on which heavy work is done: each task over a read-only connection of its own, closed again afterwards. */
import { move } from 'piscina';
import { systemClock } from '../../shared/clock.js';
import { restingBetweenQueries } from '../../storage/resting.js';
import { openReader } from '../../storage/storage.js';
import { solverOnce } from '../solver/once.js';
import type { HeavyTasks, Job } from './heavy-work.js';
import { heavyTasks } from './tasks.js';
import { Turn } from './turns.js';

/** One solver for as long as the thread lives: it keeps nothing of one task for the next. */
const solver = solverOnce();

/** Does one task. Bytes are handed over to the other thread rather than copied. */
export async function work({ databaseUrl, task, input, port, turn }: Job): Promise<unknown> {
  const ownTurn = new Turn(turn);
  await ownTurn.begin();
  const { reader, close } = await openReader(databaseUrl).catch(passOn);
  try {
    const resting = restingBetweenQueries(reader, () => ownTurn.rest());
    const asked = heavyTasks(resting, systemClock, solver)[task] as (
      ...input: readonly unknown[]
    ) => ReturnType<HeavyTasks[typeof task]>;
    const told = port === undefined ? [] : [(progress: unknown) => port.postMessage(progress)];
    const done = await asked(...input, ...told);
    return done instanceof Uint8Array ? move(done) : done;
  } catch (error) {
    return passOn(error);
  } finally {
    await close();
  }
}

/** Throws an error that arrives whole on the other thread: those of native modules would lose message and place. */
function passOn(error: unknown): never {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  throw Object.assign(new Error(message), { stack });
}
