/** The thread on which heavy work is done: each task over a read-only connection of its own, closed again afterwards. */
import { move } from 'piscina';
import { openReader } from '../../storage/storage.js';
import type { HeavyTasks, Job } from './heavy-work.js';
import { heavyTasks } from './tasks.js';

/** Does one task. Bytes are handed over to the other thread rather than copied. */
export async function work({ databaseUrl, task, input }: Job): Promise<unknown> {
  const { reader, close } = await openReader(databaseUrl).catch(passOn);
  try {
    const asked: (...input: readonly never[]) => ReturnType<HeavyTasks[typeof task]> =
      heavyTasks(reader)[task];
    const done = await asked(...(input as readonly never[]));
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
