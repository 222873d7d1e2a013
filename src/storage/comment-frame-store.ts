/** Frames of codes as stored: one for the comments on each text question, with its codes. */
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { CommentCodesTable, CommentFramesTable, CommentStage } from './comment-tables.js';
import type { DefinitionOwner } from './definition-store.js';
import type { Database } from './tables.js';

export type CommentFrameRow = Selectable<CommentFramesTable>;
export type CommentCodeRow = Selectable<CommentCodesTable>;

/** Every frame of the owner, in the order of their questions. */
export async function framesOf(
  database: Database,
  owner: DefinitionOwner,
): Promise<readonly CommentFrameRow[]> {
  return ofOwner(database, owner).orderBy('question').execute();
}

/** The owner's frame for this question. */
export async function findFrame(
  database: Database,
  owner: DefinitionOwner,
  question: string,
): Promise<CommentFrameRow | undefined> {
  return ofOwner(database, owner).where('question', '=', question).executeTakeFirst();
}

function ofOwner(database: Database, owner: DefinitionOwner) {
  const all = database.selectFrom('comment_frames').selectAll();
  return owner.survey_id === null
    ? all.where('ballot_id', '=', owner.ballot_id)
    : all.where('survey_id', '=', owner.survey_id);
}

/** Stores a frame, unless the question has one already. */
export async function insertFrame(database: Database, frame: Insertable<CommentFramesTable>): Promise<void> {
  await database
    .insertInto('comment_frames')
    .values(frame)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Notes that something about the frame's codes has changed; with a stage, that it has come to it. */
export async function touchFrame(database: Database, frameId: string, stage?: CommentStage): Promise<void> {
  await database
    .updateTable('comment_frames')
    .set((row) => ({ saves: row('saves', '+', 1), ...(stage === undefined ? {} : { stage }) }))
    .where('id', '=', frameId)
    .execute();
}

/** The frame's codes, in the order of their labels. */
export async function codesOf(database: Database, frameId: string): Promise<readonly CommentCodeRow[]> {
  const rows = await database
    .selectFrom('comment_codes')
    .selectAll()
    .where('frame_id', '=', frameId)
    .execute();
  return rows.sort((a, b) => a.label.localeCompare(b.label, 'en') || (a.name < b.name ? -1 : 1));
}

/** Stores a new code. */
export async function insertCode(database: Database, code: Insertable<CommentCodesTable>): Promise<void> {
  await database.insertInto('comment_codes').values(code).execute();
}

/** Changes a code that is still at this revision, and raises it; false when somebody else was faster. */
export async function changeCode(
  database: Database,
  { id, revision }: Pick<CommentCodeRow, 'id' | 'revision'>,
  change: Updateable<CommentCodesTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('comment_codes')
    .set({ ...change, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Lets what stood below a theme, or was merged into a code, follow another. */
export async function moveCodes(
  database: Database,
  frameId: string,
  column: 'parent_id' | 'merged_into',
  from: string,
  to: string | null,
): Promise<void> {
  await database
    .updateTable('comment_codes')
    .set({ [column]: to })
    .where('frame_id', '=', frameId)
    .where(column, '=', from)
    .execute();
}
