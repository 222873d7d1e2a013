/** Which codes coders gave comments, as stored, and the erasure of all that was made of a response's words. */
import type { Selectable } from 'kysely';
import type { CommentCodingsTable } from './comment-tables.js';
import type { Database } from './tables.js';

export type CommentCodingRow = Selectable<CommentCodingsTable>;

/** One coder's codes of one comment. */
export interface StoredCoding extends Pick<CommentCodingRow, 'comment_key' | 'coder'> {
  /** Ids of codes. */
  readonly codes: readonly string[];
}

/** Every coding of the frame, or those of the comments with these keys, in the order of comments and coders. */
export async function codingsOf(
  database: Database,
  frameId: string,
  keys: readonly string[] | null = null,
): Promise<readonly StoredCoding[]> {
  const rows = await database
    .selectFrom('comment_codings')
    .leftJoin('comment_coding_codes', (join) =>
      join
        .onRef('comment_coding_codes.frame_id', '=', 'comment_codings.frame_id')
        .onRef('comment_coding_codes.comment_key', '=', 'comment_codings.comment_key')
        .onRef('comment_coding_codes.coder', '=', 'comment_codings.coder'),
    )
    .select(['comment_codings.comment_key', 'comment_codings.coder', 'comment_coding_codes.code_id'])
    .where('comment_codings.frame_id', '=', frameId)
    .$if(keys !== null, (query) => query.where('comment_codings.comment_key', 'in', [...(keys ?? [])]))
    .orderBy('comment_codings.comment_key')
    .orderBy('comment_codings.coder')
    .execute();
  const codings: { comment_key: string; coder: string; codes: string[] }[] = [];
  for (const { comment_key, coder, code_id } of rows) {
    const last = codings.at(-1);
    const isSame = last?.comment_key === comment_key && last.coder === coder;
    const coding = isSame && last !== undefined ? last : { comment_key, coder, codes: [] };
    if (!isSame) codings.push(coding);
    if (code_id !== null) coding.codes.push(code_id);
  }
  return codings;
}

/** Stores a coder's codes of a comment in place of those before. */
export async function saveCoding(
  database: Database,
  coding: CommentCodingRow,
  codeIds: readonly string[],
): Promise<void> {
  const { frame_id, comment_key, coder } = coding;
  await removeCoding(database, coding);
  await database.insertInto('comment_codings').values(coding).execute();
  if (codeIds.length === 0) return;
  await database
    .insertInto('comment_coding_codes')
    .values(codeIds.map((code_id) => ({ frame_id, comment_key, coder, code_id })))
    .execute();
}

/** Takes a coder's codes of a comment back, as if it had not been read. */
export async function removeCoding(
  database: Database,
  { frame_id, comment_key, coder }: Pick<CommentCodingRow, 'frame_id' | 'comment_key' | 'coder'>,
): Promise<void> {
  await database
    .deleteFrom('comment_codings')
    .where('frame_id', '=', frame_id)
    .where('comment_key', '=', comment_key)
    .where('coder', '=', coder)
    .execute();
}

/** Removes codes and quotes of a response whose words are erased. */
export async function eraseCommentsOf(database: Database, responseKey: string): Promise<void> {
  await database.deleteFrom('comment_codings').where('response_key', '=', responseKey).execute();
  await database.deleteFrom('comment_quotes').where('response_key', '=', responseKey).execute();
}

/**
 * Removes everything that was made of a survey's comments: codings and quotes, and the frames too, as their descriptions can
 * hold people's words.
 */
export async function eraseCommentFrames(database: Database, surveyId: string): Promise<void> {
  await database.deleteFrom('comment_frames').where('survey_id', '=', surveyId).execute();
}
