/** The few words in which the two databases' table definitions differ. */
export type DialectName = 'sqlite' | 'postgres';

/** `moment`: a 64-bit integer; `end`: what closes a table; `endInKeyOrder`: the same for rows kept in key order. */
export function dialectWords(dialect: DialectName): { moment: string; end: string; endInKeyOrder: string } {
  return dialect === 'sqlite'
    ? { moment: 'integer', end: ' strict', endInKeyOrder: ' strict, without rowid' }
    : { moment: 'bigint', end: '', endInKeyOrder: '' };
}
