/** An analyst at work over HTTP: tables one after another, each a new one, while files of all answers are prepared and taken out. */
import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { setTimeout as after } from 'node:timers/promises';
import type { ServiceContext } from '../../src/services/context.js';
import { present } from '../../src/shared/assert.js';
import { sha256 } from '../../src/shared/digest.js';
import { newId } from '../../src/shared/ids.js';
import { findOrInsertAccount } from '../../src/storage/account-store.js';
import { setRole } from '../../src/storage/lab-role-store.js';
import { insertSession } from '../../src/storage/session-store.js';
import { findSurvey } from '../../src/storage/survey-store.js';

/** How long a file is waited for, in milliseconds. */
const PATIENCE = 10 * 60_000;

/** What was done, in seconds. */
export interface AnalystReport {
  /** Until the first table was there: all answers are read for it once. */
  readonly first: number;
  /** Of each further table. */
  readonly tables: readonly number[];
  /** From asking for a file until all of it was taken out. */
  readonly files: readonly number[];
  /** Bytes of the files. */
  readonly bytes: number;
}

/** Signs an analyst of the survey's lab in; answers with the cookie. */
export async function signedInAnalyst(context: ServiceContext, slug: string): Promise<string> {
  const { storage, randomness, clock } = context;
  const survey = present(await findSurvey(storage.reader, slug), 'the survey was made');
  const token = randomBytes(32).toString('base64url');
  const now = clock.now();
  await storage.writer.run(async (database) => {
    const account = await findOrInsertAccount(database, {
      ...{ id: newId(randomness), email: 'analyst@example.org', name: 'Anwen' },
      ...{ password_hash: null, totp_secret: null, totp_last_step: 0, can_create_labs: 0, created_at: now },
    });
    await setRole(database, survey.lab_id, account.id, 'analyst');
    await insertSession(database, {
      ...{ token_hash: sha256(token), account_id: account.id, stage: 'full' },
      ...{ created_at: now, last_seen_at: now },
    });
  });
  return `canvass_session=${token}`;
}

/** Works until the first table is there, a file was taken out and so many seconds have gone by. */
export async function analystAtWork(home: string, cookie: string, seconds: number): Promise<AnalystReport> {
  const began = performance.now();
  const since = () => (performance.now() - began) / 1000;
  const tables: number[] = [];
  const files: number[] = [];
  let bytes = 0;
  const isDone = () => since() >= seconds && tables.length > 0 && files.length > 0;
  const tabulating = (async () => {
    for (let at = 0; !isDone(); at += 1) {
      const asked = since();
      await tableAt(home, cookie, at);
      tables.push(since() - asked);
    }
  })();
  const exporting = (async () => {
    while (files.length === 0 || since() < seconds) {
      const asked = since();
      bytes += await fileOf(home, cookie);
      files.push(since() - asked);
    }
  })();
  await Promise.all([tabulating, exporting]);
  const [first = Number.NaN, ...further] = tables;
  return { first, tables: further, files, bytes };
}

/** A page of the workbench that was not asked for before: ten questions by two others, and a mean. */
async function tableAt(home: string, cookie: string, at: number): Promise<void> {
  const query = new URLSearchParams();
  for (let row = 0; row < 10; row += 1) query.append('rows', `q${(at + row * 5) % 59}`);
  for (const banner of [at * 7 + 2, at * 7 + 3]) query.append('columns', `q${banner % 59}`);
  for (;;) {
    const answer = await ask(`${home}/workbench?${query}`, cookie);
    const page = await answer.text();
    if (answer.status !== 200) throw new Error(`a table was answered with ${answer.status}`);
    if (answer.headers.get('retry-after') === null) return;
    if (!page.includes('have been read so far')) throw new Error('a page that waits says for what');
    await after(2000);
  }
}

/** Has a file of all answers prepared and takes it out whole; its length. */
async function fileOf(home: string, cookie: string): Promise<number> {
  const asked = await fetch(`${home}/answers`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' },
    body: new URLSearchParams({ format: 'csv', responses: 'ended', values: 'codes', blanks: 'empty' }),
  });
  const page = new URL(asked.headers.get('location') ?? '', home);
  if (asked.status !== 303) throw new Error(`a file was answered with ${asked.status}`);
  const began = performance.now();
  while (performance.now() - began < PATIENCE) {
    const file = await ask(`${page}/download`, cookie);
    if (file.status === 200) return lengthOf(file);
    await file.arrayBuffer();
    await after(1000);
  }
  throw new Error('no file came');
}

async function lengthOf(file: Response): Promise<number> {
  let bytes = 0;
  for await (const chunk of present(file.body, 'the file has bytes')) bytes += chunk.length;
  return bytes;
}

function ask(address: string, cookie: string): Promise<Response> {
  return fetch(address, { headers: { Cookie: cookie }, redirect: 'manual' });
}
