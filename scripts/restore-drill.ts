/** Rehearses the worst day: a backup is restored elsewhere, examined, and every count is done again (promise 23). */
import { execFile } from 'node:child_process';
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readConfig } from '../src/config.js';
import { readLabFiles } from '../src/services/demo/lab-files.js';
import { loadDemonstration } from '../src/services/demo/load.js';
import { renewOrganiser } from '../src/services/demo/organiser.js';
import { heavyWorkPool } from '../src/services/heavy-work/pool.js';
import { buildServices } from '../src/services/index.js';
import { examineRecords } from '../src/services/running/records.js';
import { type Recount, recountAll } from '../src/services/running/recount.js';
import { systemClock } from '../src/shared/clock.js';
import { systemRandomness } from '../src/shared/random.js';
import { openStorage, type Storage } from '../src/storage/storage.js';
import { runCanvass } from './kit/canvass-process.js';
import { type OwnDatabase, onEachDatabase, ownSqlite } from './kit/own-database.js';

const HELP = `Usage: npm run restore-drill -- [COPY]

With COPY, an SQLite copy made by "canvass backup": restores it to a folder of its own and counts again.
Without: loads the demonstration, backs it up, restores it and compares, on each database there is.
Exit status: 0 when everything agrees, 1 when it does not.`;

/** Completions of the demonstration's survey: the ballots are what is counted again. */
const FEW = 60;

const [word] = process.argv.slice(2);
if (word === '--help') console.log(HELP);
else if (word === undefined) await onEachDatabase(rehearse);
else await restoreCopy(word);

/** Restores a given copy and examines what comes out. */
async function restoreCopy(copy: string): Promise<void> {
  if (!existsSync(copy)) return complain(`there is no ${copy}`);
  const elsewhere = ownSqlite();
  await restore(copy, elsewhere);
  await examine(elsewhere, null);
  await elsewhere.remove();
}

/** Loads, backs up, loses and restores a whole demonstration on one kind of database. */
async function rehearse(database: OwnDatabase): Promise<void> {
  const original = await openStorage(database.url);
  await original.migrate();
  await fill(original, database);
  const before = await recountAll(original);
  const copy = join(database.folder, 'copy');
  const settings = { DATABASE_URL: database.url, DATA_DIR: database.folder };
  const backedUp = await runCanvass(['backup', copy], settings);
  await original.close();
  if (backedUp.status !== 0) return complain(backedUp.errors.join('; '));
  const elsewhere = await database.another();
  await restore(copy, elsewhere);
  await examine(elsewhere, before);
  await elsewhere.remove();
}

async function fill(storage: Storage, { url, folder }: OwnDatabase): Promise<void> {
  const config = readConfig({ DATA_DIR: folder, REQUIRE_TOTP: 'no' });
  if (!config.ok) throw new Error(config.problem.join('; '));
  const heavyWork = heavyWorkPool(url);
  const services = buildServices({
    config: config.value,
    secretKey: 'a secret key for rehearsals and nothing else',
    storage,
    heavyWork,
    clock: systemClock,
    randomness: systemRandomness,
  });
  const { accountId } = await renewOrganiser(services);
  const files = readLabFiles();
  const fieldwork = { ...files.surveys.fieldwork, completions: FEW };
  await loadDemonstration(services.context, accountId, {
    ...files,
    surveys: { ...files.surveys, fieldwork },
  });
  await heavyWork.close();
}

/** As README.md tells operators to: a file put in place, or pg_restore into an empty database. */
async function restore(copy: string, { name, url }: OwnDatabase): Promise<void> {
  if (name === 'SQLite') copyFileSync(copy, url.slice('sqlite:'.length));
  else await promisify(execFile)('pg_restore', ['--no-owner', '--exit-on-error', `--dbname=${url}`, copy]);
}

/** Says what the restored database is worth; `before` are the counts as they were, where they are known. */
async function examine({ name, url }: OwnDatabase, before: readonly Recount[] | null): Promise<void> {
  const storage = await openStorage(url);
  const unsafe = (await examineRecords(storage)).filter(({ verdict }) => verdict === 'unsafe');
  const after = await recountAll(storage);
  await storage.close();
  for (const { sentence } of unsafe) complain(`${name}: ${sentence}`);
  for (const { slug, same } of after) if (!same) complain(`${name}: ${slug} counts differently`);
  if (before !== null && JSON.stringify(before) !== JSON.stringify(after))
    complain(`${name}: the counts are not those from before`);
  if (before !== null && before.length === 0) complain(`${name}: nothing was counted, so nothing was shown`);
  console.log(`${name}: restored elsewhere, examined, ${after.length} ballots counted again`);
}

function complain(sentence: string): void {
  console.error(`restore drill: ${sentence}`);
  process.exitCode = 1;
}
