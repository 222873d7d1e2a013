/** The people of a lab: who is who, invitations, roles, and a lab that never loses its last organiser. */
import { newId } from '../../shared/ids.js';
import { type Problem, ProblemError, problem } from '../../shared/problem.js';
import { type Result, refuse } from '../../shared/result.js';
import { type AccountRow, findAccount, findOrInsertAccount } from '../../storage/account-store.js';
import { insertToken, removeTokensOf } from '../../storage/account-token-store.js';
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
import { runOrRefuse } from '../refusing.js';
import type { PeopleParts } from './sign-in.js';
import { isEmail, linkPath, newLinkToken, readEmail } from './welcome.js';

export const ROLES = ['organiser', 'analyst', 'observer'] as const satisfies readonly Role[];

/** Whom an organiser wants in the lab. */
export interface InvitationForm {
  readonly name: string;
  readonly email: string;
  readonly role: string;
}

/** Somebody who was given a role; `link` is the path of their one-time link, or null if they have an account. */
export interface Invited {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly link: string | null;
}

export interface LabPeople {
  list(labId: string): Promise<readonly LabPerson[]>;
  /**
   * Gives somebody a role in the lab. Who has no account yet gets a one-time link, which is told once and ends
   * the ones before. Refuses `form-invalid` with fields, `invited-elsewhere`, `last-organiser`.
   */
  invite(labId: string, actor: string, form: InvitationForm): Promise<Result<Invited, Problem>>;
  /** Refuses `last-organiser`, and `not-found` for who has no role in this lab. */
  changeRole(labId: string, actor: string, accountId: string, role: string): Promise<Result<void, Problem>>;
  /** Takes the role away; the account stays. Refuses like `changeRole`. */
  remove(labId: string, actor: string, accountId: string): Promise<Result<void, Problem>>;
}

export function labPeopleService({ context }: PeopleParts): LabPeople {
  const { storage, clock } = context;

  /** Appending comes first: its row is locked until the commit, so changes of one lab's roles take turns. */
  const record = (
    database: Database,
    line: { labId: string; actor: string; subject: string; action: string; role?: Role },
  ) =>
    appendAudit(database, {
      at: clock.now(),
      actor: line.actor,
      action: line.action,
      subject: line.subject,
      labId: line.labId,
      details: line.role === undefined ? {} : { role: line.role },
    });

  const keepAnOrganiser = async (database: Database, labId: string, accountId: string) => {
    const present = await findRole(database, labId, accountId);
    if (present === undefined) throw new ProblemError(problem('not-found'));
    if (present === 'organiser' && !(await hasOtherOrganiser(database, labId, accountId)))
      throw new ProblemError(problem('last-organiser'));
  };

  const withoutPassword = (name: string, email: string): AccountRow => ({
    id: newId(context.randomness),
    email,
    name,
    password_hash: null,
    totp_secret: null,
    totp_last_step: 0,
    can_create_labs: 0,
    created_at: clock.now(),
  });

  /** A link for an account without a password would let its holder into every lab the account has a role in. */
  const newLink = async (database: Database, labId: string, account: AccountRow) => {
    if (account.password_hash !== null) return null;
    if (await hasRoleElsewhere(database, labId, account.id))
      throw new ProblemError(problem('invited-elsewhere'));
    const { token, row } = newLinkToken(context, account.id);
    await removeTokensOf(database, account.id);
    await insertToken(database, row);
    return linkPath(token);
  };

  return {
    list: (labId) => peopleOfLab(storage.reader, labId),

    invite: async (labId, actor, form) => {
      const person = { name: form.name.trim(), email: readEmail(form.email) };
      const role = ROLES.find((candidate) => candidate === form.role);
      const fields = faultsOf(person, role);
      if (role === undefined || Object.keys(fields).length > 0)
        return refuse(problem('form-invalid', { fields }));
      return runOrRefuse(storage.writer, async (database) => {
        const account = await findOrInsertAccount(database, withoutPassword(person.name, person.email));
        await record(database, { labId, actor, subject: account.id, action: 'colleague-invited', role });
        if (role !== 'organiser' && (await findRole(database, labId, account.id)) === 'organiser')
          await keepAnOrganiser(database, labId, account.id);
        await setRole(database, labId, account.id, role);
        const link = await newLink(database, labId, account);
        return { name: account.name, email: account.email, role, link };
      });
    },

    changeRole: async (labId, actor, accountId, typed) => {
      const role = ROLES.find((candidate) => candidate === typed);
      if (role === undefined)
        return refuse(problem('form-invalid', { fields: { [`role-${accountId}`]: 'Choose a role' } }));
      if ((await findAccount(storage.reader, accountId)) === undefined) return refuse(problem('not-found'));
      return runOrRefuse(storage.writer, async (database) => {
        await record(database, { labId, actor, subject: accountId, action: 'role-changed', role });
        if (role === 'organiser') {
          const present = await findRole(database, labId, accountId);
          if (present === undefined) throw new ProblemError(problem('not-found'));
        } else await keepAnOrganiser(database, labId, accountId);
        await setRole(database, labId, accountId, role);
      });
    },

    remove: async (labId, actor, accountId) =>
      runOrRefuse(storage.writer, async (database) => {
        await record(database, { labId, actor, subject: accountId, action: 'person-removed' });
        await keepAnOrganiser(database, labId, accountId);
        await removeRole(database, labId, accountId);
      }),
  };
}

function faultsOf(person: { name: string; email: string }, role: Role | undefined): Record<string, string> {
  const faults: Record<string, string> = {};
  if (person.name === '' || person.name.length > 200) faults['name'] = 'Enter a name, up to 200 characters';
  if (!isEmail(person.email)) faults['email'] = 'Enter an e-mail address, like name@example.org';
  if (role === undefined) faults['role'] = 'Choose a role';
  return faults;
}
