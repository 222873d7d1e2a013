/** Labs, their stages and who may do what in them, as stored. */
import type { Selectable } from 'kysely';
import { present } from '../shared/assert.js';
import { prepared } from './prepared.js';
import type { Database, LabStagesTable, LabsTable, Role } from './tables.js';

export type LabRow = Selectable<LabsTable>;
export type LabStageRow = Selectable<LabStagesTable>;

/** The lab whose address ends in `slug`. */
export async function findLab(database: Database, slug: string): Promise<LabRow | undefined> {
  return database.selectFrom('labs').selectAll().where('slug', '=', slug).executeTakeFirst();
}

/** The lab with this id, which a ballot's foreign key guarantees. */
export async function labById(database: Database, id: string): Promise<LabRow> {
  const { rows } = await selectById(database, { id });
  return present(rows[0], "a ballot's lab is stored");
}

const selectById = prepared(['id'], (database, { id }: { id: string }) =>
  database.selectFrom('labs').selectAll().where('id', '=', id),
);

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
