/** One-time links: how the first organiser and every invited colleague come to an account with a password. */
import { z } from 'zod';
import { present } from '../../shared/assert.js';
import { sha256 } from '../../shared/digest.js';
import { newId } from '../../shared/ids.js';
import { type Problem, ProblemError, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import {
  type AccountRow,
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
  takeToken,
} from '../../storage/account-token-store.js';
import { appendAudit } from '../../storage/audit-store.js';
import type { Database } from '../../storage/tables.js';
import { runOrRefuse } from '../refusing.js';
import { passwordFault } from './passwords.js';
import type { BegunSession } from './sessions.js';
import type { PeopleParts } from './sign-in.js';

/** How long a one-time link can be taken up, in milliseconds. */
export const LINK_LIFE = 7 * 24 * 3_600_000;

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
  /** Whom the token is for, or `invitation-over`. Changes nothing. */
  find(token: string): Promise<Result<Invitation, Problem>>;
  /** Uses the link up: stores name and password and begins a session. Refuses `form-invalid` with fields. */
  takeUp(token: string, form: WelcomeForm, instead: string | null): Promise<Result<BegunSession, Problem>>;
}

/** A new token for a link, and the row that remembers it. */
export function newLinkToken(
  { clock, randomness }: PeopleParts['context'],
  accountId: string | null,
): { token: string; row: AccountTokenRow } {
  const token = randomness.bytes(32).toString('base64url');
  const purpose = accountId === null ? 'first-organiser' : 'invitation';
  const expires_at = clock.now() + LINK_LIFE;
  return { token, row: { token_hash: sha256(token), account_id: accountId, purpose, expires_at } };
}

/** The path of the link with this token. */
export function linkPath(token: string): string {
  return `/welcome/${token}`;
}

export function welcomeService({ context, passwords, sessions }: PeopleParts): Welcome {
  const { storage, clock } = context;
  const over = () => problem('invitation-over');

  const findRow = async (token: string) => findToken(storage.reader, sha256(token), clock.now());

  const find = async (row: AccountTokenRow | undefined): Promise<Result<Invitation, Problem>> => {
    if (row === undefined) return refuse(over());
    if (row.account_id === null) return ok({ isFirstOrganiser: true, name: '', email: '' });
    const account = await findAccount(storage.reader, row.account_id);
    if (account === undefined) return refuse(over());
    return ok({ isFirstOrganiser: false, name: account.name, email: account.email });
  };

  const store = async (
    database: Database,
    row: AccountTokenRow,
    person: { name: string; email: string; password_hash: string },
  ): Promise<AccountRow> => {
    if (!(await takeToken(database, row))) throw new ProblemError(over());
    if (row.account_id !== null) {
      const { name, password_hash } = person;
      await updateAccount(database, row.account_id, { name, password_hash, totp_secret: null });
      await sessions.endAll(database, row.account_id);
      return present(await findAccount(database, row.account_id), 'a token belongs to an account');
    }
    if (await anyAccount(database)) throw new ProblemError(over());
    return findOrInsertAccount(database, {
      id: newId(context.randomness),
      ...person,
      totp_secret: null,
      totp_last_step: 0,
      can_create_labs: 1,
      created_at: clock.now(),
    });
  };

  return {
    firstOrganiserLink: async () => {
      if (await anyAccount(storage.reader)) return null;
      const { token, row } = newLinkToken(context, null);
      await storage.writer.run(async (database) => {
        await removeExpiredTokens(database, clock.now());
        await insertToken(database, row);
      });
      return linkPath(token);
    },

    find: async (token) => find(await findRow(token)),

    takeUp: async (token, form, instead) => {
      const row = await findRow(token);
      const invitation = await find(row);
      if (!invitation.ok) return invitation;
      const { isFirstOrganiser, email: invited } = invitation.value;
      const person = { name: form.name.trim(), email: isFirstOrganiser ? readEmail(form.email) : invited };
      const fields = faultsOf(person, form.password);
      if (row === undefined || Object.keys(fields).length > 0)
        return refuse(problem('form-invalid', { fields }));
      const password_hash = await passwords.hash(form.password);
      return runOrRefuse(storage.writer, async (database) => {
        const account = await store(database, row, { ...person, password_hash });
        await appendAudit(database, {
          at: clock.now(),
          actor: account.id,
          action: isFirstOrganiser ? 'first-organiser-welcomed' : 'invitation-taken-up',
          subject: account.id,
          labId: null,
          details: {},
        });
        return sessions.begin(database, account, 'password', instead);
      });
    },
  };
}

/** The address in the one form in which accounts keep it. */
export function readEmail(typed: string): string {
  return typed.trim().toLowerCase();
}

/** Whether the text (see `readEmail`) can be an e-mail address. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && z.email().safeParse(text).success;
}

function faultsOf(person: { name: string; email: string }, password: string): Record<string, string> {
  const faults: Record<string, string> = {};
  if (person.name === '' || person.name.length > 200)
    faults['name'] = 'Enter your name, up to 200 characters';
  if (!isEmail(person.email)) faults['email'] = 'Enter an e-mail address, like name@example.org';
  const fault = passwordFault(password, [person.name, person.email]);
  if (fault !== null) faults['password'] = fault;
  return faults;
}
