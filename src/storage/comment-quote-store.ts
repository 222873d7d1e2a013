/** Quotes that were found fit to publish, as stored. */
import type { Selectable } from 'kysely';
import type { CommentQuotesTable } from './comment-tables.js';
import type { Database } from './tables.js';

export type CommentQuoteRow = Selectable<CommentQuotesTable>;

/** The frame's quotes, in the order in which they were marked. */
export async function quotesOf(database: Database, frameId: string): Promise<readonly CommentQuoteRow[]> {
  return database
    .selectFrom('comment_quotes')
    .selectAll()
    .where('frame_id', '=', frameId)
    .orderBy('marked_at')
    .orderBy('id')
    .execute();
}

/** Stores a quote in place of the one that the comment had. */
export async function saveQuote(database: Database, quote: CommentQuoteRow): Promise<void> {
  await removeQuote(database, quote);
  await database.insertInto('comment_quotes').values(quote).execute();
}

/** Removes the quote of a comment; false where it has none. */
export async function removeQuote(
  database: Database,
  { frame_id, comment_key }: Pick<CommentQuoteRow, 'frame_id' | 'comment_key'>,
): Promise<boolean> {
  const { numDeletedRows } = await database
    .deleteFrom('comment_quotes')
    .where('frame_id', '=', frame_id)
    .where('comment_key', '=', comment_key)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Those of these quotes that are still fit to publish. */
export async function quotesNamed(
  database: Database,
  ids: readonly string[],
): Promise<readonly Pick<CommentQuoteRow, 'id' | 'text' | 'said_by'>[]> {
  if (ids.length === 0) return [];
  return database
    .selectFrom('comment_quotes')
    .select(['id', 'text', 'said_by'])
    .where('id', 'in', ids)
    .execute();
}
