/** A backup of PostgreSQL is PostgreSQL's own: `pg_dump`, with the password kept out of the list of processes. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ok, type Result, refuse } from '../shared/result.js';
import { makeNewFile } from './new-file.js';

const run = promisify(execFile);

/** Dumps the database at `url` into a new file in PostgreSQL's custom format and reads the dump's table of contents. */
export async function dumpPostgres(url: string, file: string): Promise<Result<void, string>> {
  const made = makeNewFile(file);
  if (!made.ok) return made;
  const folder = mkdtempSync(join(tmpdir(), 'canvass-dump-'));
  try {
    const address = withoutPassword(url, folder);
    await run('pg_dump', ['--format=custom', `--file=${file}`, `--dbname=${address}`]);
    await run('pg_restore', ['--list', file], { maxBuffer: 2 ** 28 });
    return ok(undefined);
  } catch (error) {
    if (statSync(file, { throwIfNoEntry: false }) !== undefined) rmSync(file);
    return refuse(sentenceFor(error, file));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The address with its password moved to a file that libpq reads (PostgreSQL documentation, 34.16). */
function withoutPassword(url: string, folder: string): string {
  const address = new URL(url);
  if (address.password === '') return url;
  const passfile = join(folder, 'pgpass');
  const password = decodeURIComponent(address.password).replace(/[\\:]/g, '\\$&');
  writeFileSync(passfile, `*:*:*:*:${password}\n`, { mode: 0o600 });
  address.password = '';
  address.searchParams.set('passfile', passfile);
  return address.href;
}

function sentenceFor(error: unknown, file: string): string {
  if ((error as { code?: unknown }).code === 'ENOENT') {
    return `pg_dump is not installed here; where it is, run: pg_dump --format=custom --file=${file} "$DATABASE_URL"`;
  }
  const complaint = (error as { stderr?: unknown }).stderr;
  return `pg_dump failed: ${typeof complaint === 'string' ? complaint.trim() : String(error)}`;
}
