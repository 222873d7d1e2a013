/** Runs the migrations that a database still lacks. */
import { type Kysely, Migrator } from 'kysely';
import type { DialectName } from './migrations/dialect-words.js';
import { migrationsFor } from './migrations/index.js';
import type { Tables } from './tables.js';

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
