/** Real `canvass` processes, for scripts and tests that start, stop and kill them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '../../src/shared/project-root.js';

/** Settings for one process; what is not named is not set, whatever the caller's own environment says. */
export type Settings = Readonly<Record<string, string>>;

export interface CanvassProcess {
  readonly child: ChildProcess;
  /** Every line of standard output and standard error so far. */
  readonly out: readonly string[];
  readonly errors: readonly string[];
  /** Settles with the exit status, or the name of the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

/** Starts `canvass WORDS…` as built in `dist/`. */
export function startCanvass(words: readonly string[], settings: Settings): CanvassProcess {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [join(projectRoot(), 'dist', 'canvass', 'main.js'), ...words], {
    env: { PATH, HOME, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out: string[] = [];
  const errors: string[] = [];
  const read = [createInterface(child.stdout), createInterface(child.stderr)] as const;
  read[0].on('line', (line) => out.push(line));
  read[1].on('line', (line) => errors.push(line));
  const ended = Promise.all([once(child, 'exit'), ...read.map((lines) => once(lines, 'close'))]).then(
    ([[status, signal]]) => (status ?? signal) as number | NodeJS.Signals,
  );
  return { child, out, errors, ended };
}

/** Runs a command to its end. */
export async function runCanvass(
  words: readonly string[],
  settings: Settings,
): Promise<{ status: number | NodeJS.Signals; out: readonly string[]; errors: readonly string[] }> {
  const { ended, out, errors } = startCanvass(words, settings);
  return { status: await ended, out, errors };
}

export interface CanvassServer extends CanvassProcess {
  readonly baseUrl: string;
  /** Sends a signal and waits for the end. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | NodeJS.Signals>;
}

/** Starts `canvass serve` on a free port and waits until it listens; throws with its complaints if it ends before. */
export async function startServer(settings: Settings, command = 'serve'): Promise<CanvassServer> {
  const running = startCanvass([command], { PORT: '0', ...settings });
  const listens = new Promise<string>((resolve, reject) => {
    running.child.stdout?.on('data', () => {
      const address = /^Canvass listens on (\S+)$/m.exec(running.out.join('\n'))?.[1];
      if (address !== undefined) resolve(address);
    });
    void running.ended.then((status) => {
      reject(new Error(`canvass ended with ${status}: ${[...running.out, ...running.errors].join('; ')}`));
    });
  });
  const baseUrl = await listens;
  return {
    ...running,
    baseUrl,
    end: (signal) => {
      running.child.kill(signal);
      return running.ended;
    },
  };
}
