/** Accounts of signed-in people, as stored. */
import type { Insertable, Selectable } from 'kysely';
import type { AccountsTable, Database } from './tables.js';

export type AccountRow = Selectable<AccountsTable>;

/** The account with this address, which must be in lower case already. */
export async function accountByEmail(database: Database, email: string): Promise<AccountRow | undefined> {
  return database.selectFrom('accounts').selectAll().where('email', '=', email).executeTakeFirst();
}

/** The account with this id, if there still is one. */
export async function findAccount(database: Database, id: string): Promise<AccountRow | undefined> {
  return database.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Whether anybody has an account yet. */
export async function anyAccount(database: Database): Promise<boolean> {
  const row = await database.selectFrom('accounts').select('id').limit(1).executeTakeFirst();
  return row !== undefined;
}

/** The account with this address: the one given, newly stored, or the one that has the address already. */
export async function findOrInsertAccount(
  database: Database,
  account: Insertable<AccountsTable>,
): Promise<AccountRow> {
  await database
    .insertInto('accounts')
    .values(account)
    .onConflict((conflict) => conflict.column('email').doNothing())
    .execute();
  return database
    .selectFrom('accounts')
    .selectAll()
    .where('email', '=', account.email)
    .executeTakeFirstOrThrow();
}

/** Replaces what is given of the account and leaves the rest. */
export async function updateAccount(
  database: Database,
  id: string,
  changes: Partial<
    Pick<AccountRow, 'name' | 'password_hash' | 'totp_secret' | 'totp_last_step' | 'can_create_labs'>
  >,
): Promise<void> {
  await database.updateTable('accounts').set(changes).where('id', '=', id).execute();
}

/**
 * Takes the TOTP step for itself; false when this or a later step was taken before, so that of two people with
 * the same code only one comes in.
 */
export async function takeTotpStep(database: Database, id: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('accounts')
    .set({ totp_last_step: step })
    .where('id', '=', id)
    .where('totp_last_step', '<', step)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
