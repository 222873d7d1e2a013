/** The people of a lab: who is who, invitations, roles, and a lab that never loses its last organiser. */
import { newId } from '../../shared/ids.js';
import { type Problem, ProblemError, problem } from '../../shared/problem.js';
import { type Result, refuse } from '../../shared/result.js';
import { revokeTokensOf } from '../../storage/access-token-store.js';
import {
  type AccountRow,
  findAccount,
  findOrInsertAccount,
  updateAccount,
} from '../../storage/account-store.js';
import { insertToken, removeTokensOf, removeTokensOfLab } from '../../storage/account-token-store.js';
import { appendAudit } from '../../storage/audit-store.js';
import {
  hasOtherOrganiser,
  hasRoleElsewhere,
  type LabPerson,
  peopleOfLab,
  removeRole,
  setRole,
} from '../../storage/lab-role-store.js';
import { findRole } from '../../storage/lab-store.js';
import type { Database, Role } from '../../storage/tables.js';
import type { ServiceContext } from '../context.js';
import { runOrRefuse } from '../refusing.js';
import { newLink } from './link.js';
import { personFaults, readEmail } from './names.js';
import type { PeopleParts } from './parts.js';

const ROLES = ['organiser', 'analyst', 'observer'] as const satisfies readonly Role[];

/** Whom an organiser wants in the lab. */
export interface InvitationForm {
  readonly name: string;
  readonly email: string;
  readonly role: string;
  /** Whether they may create labs of their own, which only who may do so can pass on. */
  readonly createsLabs: boolean;
}

/** Somebody who was given a role; `link` is the path of their one-time link, or null if they have an account. */
export interface Invited {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly link: string | null;
}

/** In which lab, and by whom (an account's id), something is done. */
export interface By {
  readonly labId: string;
  readonly actor: string;
}

export interface LabPeople {
  /** Everybody with a role in the lab, by name. */
  list(labId: string): Promise<readonly LabPerson[]>;
  /**
   * Gives somebody a role in the lab. Who has no account yet gets a one-time link, which is told once and ends
   * the ones before. Refuses `form-invalid` with fields, `invited-elsewhere`, `last-organiser`, `not-allowed`.
   */
  invite(by: By, form: InvitationForm): Promise<Result<Invited, Problem>>;
  /** Refuses `last-organiser`, and `not-found` for who has no role in this lab. */
  changeRole(by: By, accountId: string, role: string): Promise<Result<void, Problem>>;
  /** Takes the role away and ends this lab's open invitation; the account stays, and so does every other link to it. Refuses like `changeRole`. */
  remove(by: By, accountId: string): Promise<Result<void, Problem>>;
}

/** The people of labs over these parts. */
export function labPeopleService({ context }: PeopleParts): LabPeople {
  return {
    list: (labId) => peopleOfLab(context.storage.reader, labId),
    invite: (by, form) => invite(context, by, form),
    changeRole: (by, accountId, role) => changeRole(context, by, accountId, role),
    remove: (by, accountId) =>
      runOrRefuse(context.storage.writer, async (database) => {
        await record(context, database, by, { subject: accountId, action: 'person-removed' });
        await keepAnOrganiser(database, by.labId, accountId);
        await removeRole(database, by.labId, accountId);
        await removeTokensOfLab(database, accountId, by.labId);
        await revokeTokensOf(database, { accountId, labId: by.labId, now: context.clock.now() });
      }),
  };
}

async function invite(
  context: ServiceContext,
  by: By,
  form: InvitationForm,
): Promise<Result<Invited, Problem>> {
  const person = { name: form.name.trim(), email: readEmail(form.email) };
  const role = readRole(form.role);
  const fields = personFaults(person);
  if (role === null) fields['role'] = 'Choose a role';
  if (role === null || Object.keys(fields).length > 0) return refuse(problem('form-invalid', { fields }));
  return runOrRefuse(context.storage.writer, async (database) => {
    const account = await findOrInsertAccount(database, withoutPassword(context, person));
    const { createsLabs } = form;
    await record(context, database, by, {
      subject: account.id,
      action: 'colleague-invited',
      role,
      createsLabs,
    });
    if (createsLabs) await letCreateLabs(database, by, account);
    const before = await findRole(database, by.labId, account.id);
    if (before === 'organiser' && role !== 'organiser') await keepAnOrganiser(database, by.labId, account.id);
    await setRole(database, by.labId, account.id, role);
    const link = await linkFor(context, database, by.labId, account);
    return { name: account.name, email: account.email, role, link };
  });
}

async function changeRole(
  context: ServiceContext,
  by: By,
  accountId: string,
  typed: string,
): Promise<Result<void, Problem>> {
  const role = readRole(typed);
  if ((await findRole(context.storage.reader, by.labId, accountId)) === undefined)
    return refuse(problem('not-found'));
  if (role === null) return refuse(problem('form-invalid', { fields: { role: 'Choose a role' } }));
  return runOrRefuse(context.storage.writer, async (database) => {
    await record(context, database, by, { subject: accountId, action: 'role-changed', role });
    if (role !== 'organiser') await keepAnOrganiser(database, by.labId, accountId);
    else await mustBeThere(database, by.labId, accountId);
    await setRole(database, by.labId, accountId, role);
  });
}

/**
 * Appends the audit line. It comes before what it records is checked, because its row stays locked until the
 * commit: so changes of roles take turns, and two organisers cannot demote each other at the same moment.
 */
async function record(
  { clock }: ServiceContext,
  database: Database,
  { labId, actor }: By,
  line: { subject: string; action: string; role?: Role; createsLabs?: boolean },
): Promise<void> {
  const { subject, action, role, createsLabs } = line;
  const details = { ...(role && { role }), ...(createsLabs && { createsLabs }) };
  await appendAudit(database, { at: clock.now(), actor, action, subject, labId, details });
}

async function letCreateLabs(database: Database, { actor }: By, account: AccountRow): Promise<void> {
  const giver = await findAccount(database, actor);
  if (giver?.can_create_labs !== 1) throw new ProblemError(problem('not-allowed'));
  await updateAccount(database, account.id, { can_create_labs: 1 });
}

async function mustBeThere(database: Database, labId: string, accountId: string): Promise<Role> {
  const role = await findRole(database, labId, accountId);
  if (role === undefined) throw new ProblemError(problem('not-found'));
  return role;
}

async function keepAnOrganiser(database: Database, labId: string, accountId: string): Promise<void> {
  const role = await mustBeThere(database, labId, accountId);
  if (role === 'organiser' && !(await hasOtherOrganiser(database, labId, accountId)))
    throw new ProblemError(problem('last-organiser'));
}

/**
 * A new link for an account without a password; null when it has one. A link lets its holder into every lab the
 * account has a role in, so only the lab that invited first may hand it out.
 */
async function linkFor(
  context: ServiceContext,
  database: Database,
  labId: string,
  account: AccountRow,
): Promise<string | null> {
  if (account.password_hash !== null) return null;
  if (await hasRoleElsewhere(database, labId, account.id))
    throw new ProblemError(problem('invited-elsewhere'));
  const { path, row } = newLink(context, account.id, labId);
  await removeTokensOf(database, account.id);
  await insertToken(database, row);
  return path;
}

function withoutPassword(
  { clock, randomness }: ServiceContext,
  person: { name: string; email: string },
): AccountRow {
  return {
    id: newId(randomness),
    ...person,
    password_hash: null,
    totp_secret: null,
    totp_last_step: 0,
    can_create_labs: 0,
    created_at: clock.now(),
  };
}

function readRole(typed: string): Role | null {
  return ROLES.find((role) => role === typed) ?? null;
}
