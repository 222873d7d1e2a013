/** Pictures of options, as stored: named by the digest of their own bytes, kept with their ballot. */
import type { Selectable } from 'kysely';
import type { Database, ImagesTable } from './tables.js';

export type ImageRow = Selectable<ImagesTable>;

/** The picture of this ballot with this digest. */
export async function findImage(
  database: Database,
  ballotId: string,
  id: string,
): Promise<ImageRow | undefined> {
  return database
    .selectFrom('images')
    .selectAll()
    .where('ballot_id', '=', ballotId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Stores the picture unless the ballot already has it. */
export async function keepImage(database: Database, image: ImageRow): Promise<void> {
  await database
    .insertInto('images')
    .values(image)
    .onConflict((conflict) => conflict.columns(['ballot_id', 'id']).doNothing())
    .execute();
}

/** Removes the ballot's pictures that are not among `used`. */
export async function dropUnusedImages(
  database: Database,
  ballotId: string,
  used: readonly string[],
): Promise<void> {
  const unused = database.deleteFrom('images').where('ballot_id', '=', ballotId);
  await (used.length === 0 ? unused : unused.where('id', 'not in', used)).execute();
}
