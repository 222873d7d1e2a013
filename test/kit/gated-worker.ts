/** The service's worker thread behind a gate, for tests of what goes on while heavy work is being done. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../../src/shared/project-root.js';

/** What the build made of the worker: threads run that, as in production. */
export const BUILT_WORKER = pathToFileURL(join(projectRoot(), 'dist/src/services/heavy-work/worker.js'));

export interface GatedWorker {
  readonly worker: URL;
  /** Whether a job has come as far as the gate. */
  isReached(): boolean;
  open(): void;
}

/**
 * A module in `folder` that keeps its thread busy once it has a job, without a moment for anything else, until the gate is
 * opened; then it does what the service's own worker does.
 */
export function gatedWorker(folder: string): GatedWorker {
  const [module, reached, gate] = ['worker.mjs', 'reached', 'gate'].map((name) => join(folder, name));
  writeFileSync(
    module!,
    `import { existsSync, writeFileSync } from 'node:fs';
     import { work as serve } from ${JSON.stringify(BUILT_WORKER.href)};
     export async function work(job) {
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
