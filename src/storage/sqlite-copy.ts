/** SQLite's online backup: a copy of the database as it was at one moment, taken while the service runs. */
import { rmSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';
import { ok, type Result, refuse } from '../shared/result.js';
import { makeNewFile } from './new-file.js';

/** All pages in one step: in WAL mode nobody waits for it, and no write in between can make it start again. */
const ALL_PAGES = 2 ** 31 - 1;

/** Copies the connection's database to a new file, one file that needs no others, and checks every page of it. */
export async function copySqlite(
  from: InstanceType<typeof SqliteDatabase>,
  file: string,
): Promise<Result<void, string>> {
  const made = makeNewFile(file);
  if (!made.ok) return made;
  await from.backup(file, { progress: () => ALL_PAGES });
  const copy = new SqliteDatabase(file);
  copy.pragma('journal_mode = delete');
  const found = copy.pragma('integrity_check', { simple: true });
  const dangling = copy.pragma('foreign_key_check') as unknown[];
  copy.close();
  if (found === 'ok' && dangling.length === 0) return ok(undefined);
  rmSync(file);
  return refuse(`the copy is damaged (${String(found)}, ${dangling.length} dangling rows) and was removed`);
}
