/** PostgreSQL, for several servers over one database. */
import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { compareSchema, migrateToNewest } from './migrate.js';
import { dumpPostgres } from './postgres-dump.js';
import type { Storage, StorageReader } from './storage.js';
import type { Tables } from './tables.js';
import { TransactionWriter } from './writer.js';

/** PostgreSQL's type number of `bigint`, which would otherwise arrive as text. */
const BIGINT = 20;

/** Opens the database at `url`; throws when it does not answer. */
export async function openPostgres(url: string): Promise<Storage> {
  const database = overPool({ connectionString: url, max: 16 });
  await database.executeQuery(CompiledQuery.raw('select 1'));
  return {
    dialect: 'postgres',
    reader: database,
    writer: new TransactionWriter(database),
    migrate: () => migrateToNewest(database, 'postgres'),
    schema: () => compareSchema(database, 'postgres'),
    copyTo: (file) => dumpPostgres(url, file),
    scrub: async () => void (await database.executeQuery(CompiledQuery.raw('vacuum (full, freeze) papers'))),
    scrubResponses: () => clusterResponses(database),
    examine: () => unsafeSettings(database),
    close: () => database.destroy(),
  };
}

/** Opens one more connection to the database at `url`, for reading alone. */
export function openPostgresReader(url: string): StorageReader {
  const options = '-c default_transaction_read_only=on';
  const reader = overPool({ connectionString: url, max: 1, options });
  return { reader, close: () => reader.destroy() };
}

function overPool(settings: pg.PoolConfig): Kysely<Tables> {
  const pool = new pg.Pool({
    ...settings,
    types: {
      getTypeParser: (type: number, format?: 'text' | 'binary') =>
        type === BIGINT ? Number : pg.types.getTypeParser(type, format as 'text'),
    },
  });
  // A connection that dies while idle has left the pool already; without a listener it would end the process.
  pool.on('error', () => undefined);
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/**
 * Tables whose rows would tell by their order who answered when, those that hold contacts, and what is made of people's words. `cluster` also drops dead
 * row versions.
 */
const KEPT_IN_KEY_ORDER = [
  ...(['responses', 'survey_links', 'survey_trials'] as const),
  ...(['survey_contacts', 'contact_uploads', 'outbox', 'survey_exports'] as const),
  ...(['comment_codings', 'comment_coding_codes', 'comment_quotes', 'report_codes'] as const),
] as const;

/** How long a scrub may stand in a queue that respondents stand in behind it. */
const SHORT_WAIT = "set local lock_timeout = '100ms'";

/**
 * Rewrites the tables; throws where somebody holds one for longer than a moment, as a reader of a million rows does: while a
 * rewrite waits for its lock, everybody who comes afterwards waits for it.
 */
async function clusterResponses(database: Kysely<Tables>): Promise<void> {
  for (const table of KEPT_IN_KEY_ORDER)
    await database.transaction().execute(async (alone) => {
      await alone.executeQuery(CompiledQuery.raw(SHORT_WAIT));
      await alone.executeQuery(CompiledQuery.raw(`cluster ${table} using ${table}_pkey`));
    });
}

/** Settings under which a commit that was acknowledged can be lost. */
const SAFE_SETTINGS = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' } as const;

async function unsafeSettings(database: Kysely<Tables>): Promise<string[]> {
  const faults: string[] = [];
  for (const [name, value] of Object.entries(SAFE_SETTINGS)) {
    const { rows } = await database.executeQuery<Record<string, string>>(CompiledQuery.raw(`show ${name}`));
    const found = rows[0]?.[name];
    if (found !== value) faults.push(`PostgreSQL's ${name} is ${found} and should be ${value}`);
  }
  return faults;
}
