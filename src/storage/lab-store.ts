/** Labs, their stages and who may do what in them, as stored. */
import type { Insertable, Selectable } from 'kysely';
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

/** A lab in which an account has a role. */
export interface LabWithRole extends LabRow {
  readonly role: Role;
}

/** Every lab in which the account has a role, newest first. */
export async function labsWithRole(database: Database, accountId: string): Promise<readonly LabWithRole[]> {
  return database
    .selectFrom('lab_roles')
    .innerJoin('labs', 'labs.id', 'lab_roles.lab_id')
    .selectAll('labs')
    .select('lab_roles.role')
    .where('lab_roles.account_id', '=', accountId)
    .orderBy('labs.created_at', 'desc')
    .orderBy('labs.id')
    .execute();
}

/** The lab's stages in the order of its story. */
export async function stagesOfLab(database: Database, labId: string): Promise<readonly LabStageRow[]> {
  return database
    .selectFrom('lab_stages')
    .selectAll()
    .where('lab_id', '=', labId)
    .orderBy('position')
    .execute();
}

/** Whether any lab exists. */
export async function hasLabs(database: Database): Promise<boolean> {
  return (await database.selectFrom('labs').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** The addresses (slugs) of labs that begin with `start`. */
export async function labSlugsFrom(database: Database, start: string): Promise<ReadonlySet<string>> {
  const rows = await database.selectFrom('labs').select('slug').where('slug', 'like', `${start}%`).execute();
  return new Set(rows.map(({ slug }) => slug));
}

/** Inserts a lab with its first organiser. */
export async function insertLab(
  database: Database,
  lab: Insertable<LabsTable>,
  organiserId: string,
): Promise<void> {
  await database.insertInto('labs').values(lab).execute();
  const role = { lab_id: lab.id, account_id: organiserId, role: 'organiser' as const };
  await database.insertInto('lab_roles').values(role).execute();
}

/**
 * Replaces what a lab says of itself if it is still as the caller read it, and raises the revision. Answers whether it
 * did; when it did not, somebody else was faster.
 */
export async function updateLab(
  database: Database,
  asRead: Pick<LabRow, 'id' | 'revision'>,
  texts: Pick<LabRow, 'title' | 'title_cy' | 'summary' | 'summary_cy'>,
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('labs')
    .set({ ...texts, revision: asRead.revision + 1 })
    .where('id', '=', asRead.id)
    .where('revision', '=', asRead.revision)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Replaces all stages of a lab, in the order given. */
export async function replaceStages(
  database: Database,
  labId: string,
  stages: readonly Omit<LabStageRow, 'lab_id' | 'position'>[],
): Promise<void> {
  await database.deleteFrom('lab_stages').where('lab_id', '=', labId).execute();
  if (stages.length === 0) return;
  const rows = stages.map((stage, position) => ({ ...stage, lab_id: labId, position }));
  await database.insertInto('lab_stages').values(rows).execute();
}
