/** Definitions of filters, derived variables and weights as stored. */
import type { Insertable, Selectable } from 'kysely';
import type { AnalysisDefinitionsTable } from './analysis-tables.js';
import type { Database } from './tables.js';

export type DefinitionRow = Selectable<AnalysisDefinitionsTable>;

/** Whose definitions: a survey's, or a ballot's. */
export type DefinitionOwner =
  | { readonly survey_id: string; readonly ballot_id: null }
  | { readonly survey_id: null; readonly ballot_id: string };

/** Every definition of the owner, in the order of their names. */
export async function definitionsOf(
  database: Database,
  owner: DefinitionOwner,
): Promise<readonly DefinitionRow[]> {
  return ofOwner(database, owner).orderBy('name').execute();
}

/** The owner's definition with this name. */
export async function findDefinition(
  database: Database,
  owner: DefinitionOwner,
  name: string,
): Promise<DefinitionRow | undefined> {
  return ofOwner(database, owner).where('name', '=', name).executeTakeFirst();
}

/** Stores a new definition; false when the owner has one of that name. */
export async function insertDefinition(
  database: Database,
  definition: Insertable<AnalysisDefinitionsTable>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await database
    .insertInto('analysis_definitions')
    .values(definition)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Changes a definition that is still at this revision, and raises it; false when somebody else was faster. */
export async function changeDefinition(
  database: Database,
  { id, revision }: Pick<DefinitionRow, 'id' | 'revision'>,
  content: string,
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('analysis_definitions')
    .set({ content, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Removes a definition that is still at this revision; false when somebody else changed or removed it. */
export async function removeDefinition(
  database: Database,
  { id, revision }: Pick<DefinitionRow, 'id' | 'revision'>,
): Promise<boolean> {
  const { numDeletedRows } = await database
    .deleteFrom('analysis_definitions')
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

function ofOwner(database: Database, owner: DefinitionOwner) {
  const all = database.selectFrom('analysis_definitions').selectAll();
  return owner.survey_id === null
    ? all.where('ballot_id', '=', owner.ballot_id)
    : all.where('survey_id', '=', owner.survey_id);
}
