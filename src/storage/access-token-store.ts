/** Access tokens of programs, as stored: a digest of the token, never the token; of its use a day at most. */
import type { Insertable, Selectable } from 'kysely';
import type { AccessTokensTable } from './access-token-tables.js';
import type { Database } from './tables.js';

export type AccessTokenRow = Selectable<AccessTokensTable>;

/** A token with whose it is. */
export type NamedToken = AccessTokenRow & { readonly account_name: string };

/** Stores a new token. */
export async function insertAccessToken(
  database: Database,
  token: Insertable<AccessTokensTable>,
): Promise<void> {
  await database.insertInto('access_tokens').values(token).execute();
}

/** The token with this digest that is neither revoked nor over at `now` (epoch milliseconds). */
export async function findAccessToken(
  database: Database,
  tokenHash: string,
  now: number,
): Promise<AccessTokenRow | undefined> {
  return database
    .selectFrom('access_tokens')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** The lab's tokens that were not revoked, the newest first; those of one account, or everybody's. */
export async function listAccessTokens(
  database: Database,
  labId: string,
  accountId: string | null,
): Promise<readonly NamedToken[]> {
  let query = database
    .selectFrom('access_tokens')
    .innerJoin('accounts', 'accounts.id', 'access_tokens.account_id')
    .selectAll('access_tokens')
    .select('accounts.name as account_name')
    .where('access_tokens.lab_id', '=', labId)
    .where('access_tokens.revoked_at', 'is', null);
  if (accountId !== null) query = query.where('access_tokens.account_id', '=', accountId);
  return query.orderBy('access_tokens.created_at', 'desc').orderBy('access_tokens.id').execute();
}

/** How many of the account's tokens in the lab work at `now`. */
export async function countWorkingTokens(
  database: Database,
  { labId, accountId, now }: { labId: string; accountId: string; now: number },
): Promise<number> {
  const { tokens } = await database
    .selectFrom('access_tokens')
    .select(({ fn }) => fn.countAll<number>().as('tokens'))
    .where('lab_id', '=', labId)
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow();
  return Number(tokens);
}

/** Revokes every token of the account, or those for one lab. */
export async function revokeTokensOf(
  database: Database,
  { accountId, labId, now }: { accountId: string; labId: string | null; now: number },
): Promise<void> {
  let query = database
    .updateTable('access_tokens')
    .set({ revoked_at: now })
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null);
  if (labId !== null) query = query.where('lab_id', '=', labId);
  await query.execute();
}

/** Revokes a token of the lab; false when it has none of this id (or, with an account, that account has none) that still works. */
export async function revokeAccessToken(
  database: Database,
  { id, labId, accountId, now }: { id: string; labId: string; accountId: string | null; now: number },
): Promise<boolean> {
  let query = database
    .updateTable('access_tokens')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('lab_id', '=', labId)
    .where('revoked_at', 'is', null);
  if (accountId !== null) query = query.where('account_id', '=', accountId);
  const { numUpdatedRows } = await query.executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Notes that the token was used on `day` (ISO), once a day. */
export async function touchAccessToken(database: Database, id: string, day: string): Promise<void> {
  await database
    .updateTable('access_tokens')
    .set({ last_used_on: day })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .where((row) => row.or([row('last_used_on', 'is', null), row('last_used_on', '<', day)]))
    .execute();
}

/** Removes tokens that had been over, or revoked, for a while at `before` (epoch milliseconds); answers with how many. */
export async function removeOldTokens(database: Database, before: number): Promise<number> {
  const { numDeletedRows } = await database
    .deleteFrom('access_tokens')
    .where((row) => row.or([row('expires_at', '<', before), row('revoked_at', '<', before)]))
    .executeTakeFirst();
  return Number(numDeletedRows);
}
