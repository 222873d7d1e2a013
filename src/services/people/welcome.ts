/** How the first organiser and every invited colleague come by a one-time link to an account with a password. */
import { present } from '../../shared/assert.js';
import { sha256 } from '../../shared/digest.js';
import { newId } from '../../shared/ids.js';
import { type Problem, ProblemError, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { revokeTokensOf } from '../../storage/access-token-store.js';
import {
  type AccountRow,
  accountByEmail,
  anyAccount,
  findAccount,
  findOrInsertAccount,
  updateAccount,
} from '../../storage/account-store.js';
import {
  type AccountTokenRow,
  findToken,
  insertToken,
  removeExpiredTokens,
  removeTokensOf,
  takeToken,
} from '../../storage/account-token-store.js';
import { appendAudit } from '../../storage/audit-store.js';
import type { Database } from '../../storage/tables.js';
import { runOrRefuse } from '../refusing.js';
import { newLink } from './link.js';
import { personFaults, readEmail } from './names.js';
import { type PeopleParts, recordOwn } from './parts.js';
import { passwordFault } from './passwords.js';
import type { BegunSession } from './sessions.js';

/** Whom a one-time link is for. */
export interface Invitation {
  readonly isFirstOrganiser: boolean;
  /** Known already for a colleague; the first organiser types them. */
  readonly name: string;
  readonly email: string;
}

/** What the person typed. `email` counts for the first organiser only. */
export interface WelcomeForm {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export interface Welcome {
  /**
   * The path of a new one-time link for the first organiser, or null once anybody has an account. Links made
   * before stay good until one of them is used.
   */
  firstOrganiserLink(): Promise<string | null>;
  /**
   * For the operator: the path of a new one-time link for an account whose password or codes were lost, or null
   * when there is no such account. Taking it up replaces the password and turns codes off.
   */
  newLinkFor(email: string): Promise<string | null>;
  /** Whom the token is for, or `invitation-over`. Changes nothing. */
  find(token: string): Promise<Result<Invitation, Problem>>;
  /** Uses the link up: stores name and password and begins a session. Refuses `form-invalid` with fields. */
  takeUp(token: string, form: WelcomeForm, instead: string | null): Promise<Result<BegunSession, Problem>>;
}

/** One-time links over these parts. */
export function welcomeService(parts: PeopleParts): Welcome {
  return {
    firstOrganiserLink: () => firstOrganiserLink(parts),
    newLinkFor: (email) => newLinkFor(parts, readEmail(email)),
    find: async (token) => findInvitation(parts, await findRow(parts, token)),
    takeUp: (token, form, instead) => takeUp(parts, token, form, instead),
  };
}

async function firstOrganiserLink({ context }: PeopleParts): Promise<string | null> {
  if (await anyAccount(context.storage.reader)) return null;
  const { path, row } = newLink(context, null);
  await context.storage.writer.run(async (database) => {
    await removeExpiredTokens(database, context.clock.now());
    await insertToken(database, row);
  });
  return path;
}

async function newLinkFor({ context }: PeopleParts, email: string): Promise<string | null> {
  const account = await accountByEmail(context.storage.reader, email);
  if (account === undefined) return null;
  const { path, row } = newLink(context, account.id);
  await context.storage.writer.run(async (database) => {
    await removeTokensOf(database, account.id);
    await revokeTokensOf(database, { accountId: account.id, labId: null, now: context.clock.now() });
    await insertToken(database, row);
    await appendAudit(database, {
      at: context.clock.now(),
      actor: 'system',
      action: 'sign-in-link-made',
      subject: account.id,
      labId: null,
      details: {},
    });
  });
  return path;
}

async function findRow({ context }: PeopleParts, token: string): Promise<AccountTokenRow | undefined> {
  return findToken(context.storage.reader, sha256(token), context.clock.now());
}

async function findInvitation(
  { context }: PeopleParts,
  row: AccountTokenRow | undefined,
): Promise<Result<Invitation, Problem>> {
  if (row === undefined) return refuse(problem('invitation-over'));
  if (row.account_id === null) return ok({ isFirstOrganiser: true, name: '', email: '' });
  const account = await findAccount(context.storage.reader, row.account_id);
  if (account === undefined) return refuse(problem('invitation-over'));
  return ok({ isFirstOrganiser: false, name: account.name, email: account.email });
}

async function takeUp(
  parts: PeopleParts,
  token: string,
  form: WelcomeForm,
  instead: string | null,
): Promise<Result<BegunSession, Problem>> {
  const row = await findRow(parts, token);
  const invitation = await findInvitation(parts, row);
  if (!invitation.ok) return invitation;
  const { isFirstOrganiser, email: invited } = invitation.value;
  const person = { name: form.name.trim(), email: isFirstOrganiser ? readEmail(form.email) : invited };
  const fields = personFaults(person);
  const fault = passwordFault(form.password, [person.name, person.email]);
  if (fault !== null) fields['password'] = fault;
  if (row === undefined || Object.keys(fields).length > 0) return refuse(problem('form-invalid', { fields }));
  const password_hash = await parts.passwords.hash(form.password);
  return runOrRefuse(parts.context.storage.writer, async (database) => {
    const account = await store(parts, database, row, { ...person, password_hash });
    const action = isFirstOrganiser ? 'first-organiser-welcomed' : 'invitation-taken-up';
    await recordOwn(parts, database, account.id, action);
    return parts.sessions.begin(database, account, 'password', instead);
  });
}

/** Stores what a link's holder chose; throws `invitation-over` when somebody else was first. */
async function store(
  { context, sessions }: PeopleParts,
  database: Database,
  row: AccountTokenRow,
  person: { name: string; email: string; password_hash: string },
): Promise<AccountRow> {
  if (!(await takeToken(database, row))) throw new ProblemError(problem('invitation-over'));
  if (row.account_id !== null) {
    const { name, password_hash } = person;
    await updateAccount(database, row.account_id, { name, password_hash, totp_secret: null });
    await sessions.endAll(database, row.account_id);
    return present(await findAccount(database, row.account_id), 'a token belongs to an account');
  }
  if (await anyAccount(database)) throw new ProblemError(problem('invitation-over'));
  return findOrInsertAccount(database, {
    id: newId(context.randomness),
    ...person,
    totp_secret: null,
    totp_last_step: 0,
    can_create_labs: 1,
    created_at: context.clock.now(),
  });
}
