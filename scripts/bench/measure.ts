/** One measurement: so many forms sent to a server by a process of its own, and the bare server to compare with. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../src/shared/project-root.js';
import type { FilledForm } from '../kit/browsers.js';
import type { LoadReport } from './load-client.js';

/** Connections that are kept alive, each with one form under way at a time. */
export const CONNECTIONS = 64;

/** Answers a second; throws unless every form was answered with a redirect. `folder` takes the file of forms. */
export async function measure(
  folder: string,
  baseUrl: string,
  forms: readonly FilledForm[],
): Promise<number> {
  const file = join(folder, 'forms.json');
  writeFileSync(file, JSON.stringify(forms));
  const client = join(projectRoot(), 'dist', 'scripts', 'bench', 'load-client.js');
  const { stdout } = await promisify(execFile)(process.execPath, [
    client,
    file,
    baseUrl,
    String(CONNECTIONS),
  ]);
  const { seconds, statuses } = JSON.parse(stdout) as LoadReport;
  if (statuses['303'] !== forms.length)
    throw new Error(`not every form was taken: ${JSON.stringify(statuses)}`);
  return forms.length / seconds;
}

/** Starts the bare server (`bare-server.ts`) and waits until it listens. */
export async function startBare(): Promise<{ readonly child: ChildProcess; readonly baseUrl: string }> {
  const child = spawn(process.execPath, [join(projectRoot(), 'dist', 'scripts', 'bench', 'bare-server.js')], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  return { child, baseUrl: line.trim().replace('listens on ', '') };
}
