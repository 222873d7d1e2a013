/** Sessions of signed-in people, as stored: a digest of the token, never the token. */
import type { Insertable, Selectable } from 'kysely';
import type { AccountRow } from './account-store.js';
import type { Database, SessionsTable } from './tables.js';

export type SessionRow = Selectable<SessionsTable>;

/** A session with whose it is, and whether that person organises anything. */
export interface SessionOfAccount {
  readonly session: SessionRow;
  readonly account: AccountRow;
  /** May create labs, or is an organiser of one. */
  readonly organises: boolean;
}

/** The session with this digest, however old; undefined when there is none. */
export async function findSession(
  database: Database,
  tokenHash: string,
): Promise<SessionOfAccount | undefined> {
  const session = await database
    .selectFrom('sessions')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  if (session === undefined) return undefined;
  const account = await database
    .selectFrom('accounts')
    .selectAll()
    .where('id', '=', session.account_id)
    .executeTakeFirst();
  if (account === undefined) return undefined;
  return { session, account, organises: await isOrganiser(database, account) };
}

/** Whether the account may create labs or is an organiser of one. */
export async function isOrganiser(database: Database, account: AccountRow): Promise<boolean> {
  if (account.can_create_labs === 1) return true;
  const role = await database
    .selectFrom('lab_roles')
    .select('lab_id')
    .where('account_id', '=', account.id)
    .where('role', '=', 'organiser')
    .limit(1)
    .executeTakeFirst();
  return role !== undefined;
}

/** Stores a new session. */
export async function insertSession(database: Database, session: Insertable<SessionsTable>): Promise<void> {
  await database.insertInto('sessions').values(session).execute();
}

/** Notes that the session was used at `now` (epoch milliseconds). */
export async function touchSession(database: Database, tokenHash: string, now: number): Promise<void> {
  await database
    .updateTable('sessions')
    .set({ last_seen_at: now })
    .where('token_hash', '=', tokenHash)
    .where('last_seen_at', '<', now)
    .execute();
}

/** Ends one session; false when it had ended before. */
export async function removeSession(database: Database, tokenHash: string): Promise<boolean> {
  const { numDeletedRows } = await database
    .deleteFrom('sessions')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Ends every session of the account. */
export async function removeSessionsOf(database: Database, accountId: string): Promise<void> {
  await database.deleteFrom('sessions').where('account_id', '=', accountId).execute();
}

/** Removes sessions begun before `begunBefore` or unused since `unusedSince` (epoch milliseconds). */
export async function removeOldSessions(
  database: Database,
  begunBefore: number,
  unusedSince: number,
): Promise<void> {
  await database
    .deleteFrom('sessions')
    .where((row) => row.or([row('created_at', '<=', begunBefore), row('last_seen_at', '<=', unusedSince)]))
    .execute();
}
