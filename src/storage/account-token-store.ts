/** One-time links to an account, as stored: only digests, each gone once it is used. */
import type { Insertable, Selectable } from 'kysely';
import type { AccountTokensTable, Database } from './tables.js';

export type AccountTokenRow = Selectable<AccountTokensTable>;

/** The token with this digest, unless it has expired at `now` (epoch milliseconds). */
export async function findToken(
  database: Database,
  tokenHash: string,
  now: number,
): Promise<AccountTokenRow | undefined> {
  return database
    .selectFrom('account_tokens')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** Stores a new token. */
export async function insertToken(database: Database, token: Insertable<AccountTokensTable>): Promise<void> {
  await database.insertInto('account_tokens').values(token).execute();
}

/**
 * Removes the token and every other token that opens the same door: all of the account's, or all of the first
 * organiser's. False when the token was not there any more, so that of two users only one is first.
 */
export async function takeToken(database: Database, token: AccountTokenRow): Promise<boolean> {
  const taken = await database
    .deleteFrom('account_tokens')
    .where('account_id', token.account_id === null ? 'is' : '=', token.account_id)
    .returning('token_hash')
    .execute();
  return taken.some((row) => row.token_hash === token.token_hash);
}

/** Removes every token of the account, so that links handed out before are dead. */
export async function removeTokensOf(database: Database, accountId: string): Promise<void> {
  await database.deleteFrom('account_tokens').where('account_id', '=', accountId).execute();
}

/** Removes the account's tokens that this lab made, and no other lab's and no operator's. */
export async function removeTokensOfLab(database: Database, accountId: string, labId: string): Promise<void> {
  await database
    .deleteFrom('account_tokens')
    .where('account_id', '=', accountId)
    .where('lab_id', '=', labId)
    .execute();
}

/** Removes what has expired at `now` (epoch milliseconds). */
export async function removeExpiredTokens(database: Database, now: number): Promise<void> {
  await database.deleteFrom('account_tokens').where('expires_at', '<=', now).execute();
}
