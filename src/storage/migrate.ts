/** Runs the migrations that a database still lacks. */
import { type Kysely, Migrator } from 'kysely';
import type { DialectName } from './migrations/dialect-words.js';
import { migrationsFor } from './migrations/index.js';
import type { Tables } from './tables.js';

/** Names of migrations: `missing` are still to run here, `unknown` ran under a newer version of Canvass. */
export interface SchemaState {
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
}

/** Kysely's own list of what ran. */
type MigrationTables = { kysely_migration: { name: string } };

/** Compares what ran on this database with the migrations of this version; changes nothing. */
export async function compareSchema(database: Kysely<Tables>, dialect: DialectName): Promise<SchemaState> {
  const known = Object.keys(migrationsFor(dialect));
  const tables = await database.introspection.getTables({ withInternalKyselyTables: true });
  const ran = tables.some(({ name }) => name === 'kysely_migration')
    ? await database.withTables<MigrationTables>().selectFrom('kysely_migration').select('name').execute()
    : [];
  const names = ran.map(({ name }) => name);
  return {
    missing: known.filter((name) => !names.includes(name)),
    unknown: names.filter((name) => !known.includes(name)),
  };
}

/** Brings `database` to the newest schema; answers with the names of what ran. Throws when one fails. */
export async function migrateToNewest(
  database: Kysely<Tables>,
  dialect: DialectName,
): Promise<readonly string[]> {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => migrationsFor(dialect) },
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  return (results ?? []).map((result) => result.migrationName);
}
