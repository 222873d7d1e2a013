/** Labs, their stages and who may do what in them, as stored. */
import type { Selectable } from 'kysely';
import type { Database, LabStagesTable, LabsTable, Role } from './tables.js';

export type LabRow = Selectable<LabsTable>;
export type LabStageRow = Selectable<LabStagesTable>;

/** The lab whose address ends in `slug`. */
export async function findLab(database: Database, slug: string): Promise<LabRow | undefined> {
  return database.selectFrom('labs').selectAll().where('slug', '=', slug).executeTakeFirst();
}

/** The lab with this id, which a ballot's foreign key guarantees. */
export async function labById(database: Database, id: string): Promise<LabRow> {
  return database.selectFrom('labs').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

/** The account's role in the lab, if it has one. */
export async function findRole(
  database: Database,
  labId: string,
  accountId: string,
): Promise<Role | undefined> {
  const row = await database
    .selectFrom('lab_roles')
    .select('role')
    .where('lab_id', '=', labId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row?.role;
}
