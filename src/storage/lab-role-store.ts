/** Who does what in which lab, as stored. */
import type { Database, Role } from './tables.js';

/** One person of a lab. */
export interface LabPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** False until the invitation is taken up. */
  readonly hasPassword: boolean;
  readonly hasTotp: boolean;
}

/** One lab of a person. */
export interface PersonsLab {
  readonly slug: string;
  readonly title: string;
  readonly role: Role;
}

/** Everybody with a role in the lab, by name. */
export async function peopleOfLab(database: Database, labId: string): Promise<readonly LabPerson[]> {
  const rows = await database
    .selectFrom('lab_roles')
    .innerJoin('accounts', 'accounts.id', 'lab_roles.account_id')
    .select(['accounts.id', 'name', 'email', 'role', 'password_hash', 'totp_secret'])
    .where('lab_id', '=', labId)
    .orderBy('name')
    .orderBy('accounts.id')
    .execute();
  return rows.map(({ id, name, email, role, password_hash, totp_secret }) => ({
    id,
    name,
    email,
    role,
    hasPassword: password_hash !== null,
    hasTotp: totp_secret !== null,
  }));
}

/** Every lab in which the account has a role, by title. */
export async function labsOfAccount(database: Database, accountId: string): Promise<readonly PersonsLab[]> {
  return database
    .selectFrom('lab_roles')
    .innerJoin('labs', 'labs.id', 'lab_roles.lab_id')
    .select(['slug', 'title', 'role'])
    .where('account_id', '=', accountId)
    .orderBy('title')
    .orderBy('slug')
    .execute();
}

/** Gives the account this role in the lab, in place of the one it had. */
export async function setRole(
  database: Database,
  labId: string,
  accountId: string,
  role: Role,
): Promise<void> {
  await database
    .insertInto('lab_roles')
    .values({ lab_id: labId, account_id: accountId, role })
    .onConflict((conflict) => conflict.columns(['lab_id', 'account_id']).doUpdateSet({ role }))
    .execute();
}

/** Takes the account's role in the lab away. */
export async function removeRole(database: Database, labId: string, accountId: string): Promise<void> {
  await database
    .deleteFrom('lab_roles')
    .where('lab_id', '=', labId)
    .where('account_id', '=', accountId)
    .execute();
}

/** Whether the lab has an organiser besides this account. */
export async function hasOtherOrganiser(
  database: Database,
  labId: string,
  accountId: string,
): Promise<boolean> {
  const other = await database
    .selectFrom('lab_roles')
    .select('account_id')
    .where('lab_id', '=', labId)
    .where('role', '=', 'organiser')
    .where('account_id', '<>', accountId)
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
}

/** Whether the account has a role in any lab but this one. */
export async function hasRoleElsewhere(
  database: Database,
  labId: string,
  accountId: string,
): Promise<boolean> {
  const other = await database
    .selectFrom('lab_roles')
    .select('lab_id')
    .where('account_id', '=', accountId)
    .where('lab_id', '<>', labId)
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
}
