/** The service's worker thread behind a gate, for tests of what goes on while heavy work is being done. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TaskName } from '../../src/services/heavy-work/heavy-work.js';
import { projectRoot } from '../../src/shared/project-root.js';

/** What the build made of the worker: threads run that, as in production. */
export const BUILT_WORKER = pathToFileURL(join(projectRoot(), 'dist/src/services/heavy-work/worker.js'));
export const BUILT_PIECES_WORKER = new URL('pieces-worker.js', BUILT_WORKER);

export interface GatedWorker {
  readonly worker: URL;
  /** Whether a job has come as far as the gate. */
  isReached(): boolean;
  open(): void;
}

/**
 * A module in `folder` that keeps its thread busy once it has a job, without a moment for anything else, until the gate is
 * opened; then it does what the service's own worker does. Where a task is named, all others pass.
 */
export function gatedWorker(folder: string, task: TaskName | null = null): GatedWorker {
  const [module, reached, gate] = ['worker.mjs', 'reached', 'gate'].map((name) => join(folder, name));
  writeFileSync(
    module!,
    `import { existsSync, writeFileSync } from 'node:fs';
     import { work as serve } from ${JSON.stringify(BUILT_WORKER.href)};
     const [held] = ${JSON.stringify([task])};
     export async function work(job) {
       if (held !== null && job.task !== held) return serve(job);
       writeFileSync(${JSON.stringify(reached)}, '');
       while (!existsSync(${JSON.stringify(gate)}));
       return serve(job);
     }
    `,
  );
  return {
    worker: pathToFileURL(module!),
    isReached: () => existsSync(reached!),
    open: () => writeFileSync(gate!, ''),
  };
}
