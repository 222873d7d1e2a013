/** Looking for a piece of text in columns, exactly and alike on both databases. */
import { type Expression, expressionBuilder, type SqlBool } from 'kysely';
import type { Tables } from './tables.js';

/**
 * Whether one of the columns holds the text, in whatever capitals; an empty text is held by all. The text is somewhere in a
 * column if taking it away changes something: that needs no wildcards, which the two databases escape differently.
 */
export function holdsText(columns: readonly Expression<string>[], search: string): Expression<SqlBool> {
  const row = expressionBuilder<Tables>();
  if (search === '') return row.lit(true);
  const wanted = search.toLowerCase();
  return row.or(
    columns.map((column) => {
      const text = row.fn<string>('lower', [column]);
      return row(row.fn<string>('replace', [text, row.val(wanted), row.val('')]), '<>', text);
    }),
  );
}
