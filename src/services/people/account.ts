/** What people do with their own account: see it, change its password, end its sessions. */
import { present } from '../../shared/assert.js';
import { type Problem, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { findAccount, updateAccount } from '../../storage/account-store.js';
import { removeTokensOf } from '../../storage/account-token-store.js';
import { appendAudit } from '../../storage/audit-store.js';
import { labsOfAccount, type PersonsLab } from '../../storage/lab-role-store.js';
import type { Database } from '../../storage/tables.js';
import { passwordFault } from './passwords.js';
import type { BegunSession, CurrentSession } from './sessions.js';
import type { PeopleParts, SignIn } from './sign-in.js';

export interface Account {
  /** The labs in which the account has a role. */
  labs(accountId: string): Promise<readonly PersonsLab[]>;
  /**
   * Replaces the password after the present one, ends all of the account's sessions and begins a new one here.
   * Refuses `form-invalid` with the fields `current` and `password`.
   */
  changePassword(
    session: CurrentSession,
    form: { current: string; password: string },
  ): Promise<Result<BegunSession, Problem>>;
  /** Ends all of the account's sessions, this one included. */
  signOutEverywhere(accountId: string): Promise<void>;
}

export function accountService({ context, passwords, sessions }: PeopleParts, signIn: SignIn): Account {
  const { storage, clock } = context;
  const record = (database: Database, accountId: string, action: string) =>
    appendAudit(database, {
      at: clock.now(),
      actor: accountId,
      action,
      subject: accountId,
      labId: null,
      details: {},
    });
  return {
    labs: (accountId) => labsOfAccount(storage.reader, accountId),

    changePassword: async (session, { current, password }) => {
      const account = present(
        await findAccount(storage.reader, session.account.id),
        'a session belongs to an account',
      );
      const fault = passwordFault(password, [account.name, account.email]);
      if (fault !== null) return refuse(problem('form-invalid', { fields: { password: fault } }));
      const confirmed = await signIn.confirm(account, current);
      if (!confirmed.ok) return confirmed;
      const password_hash = await passwords.hash(password);
      return ok(
        await storage.writer.run(async (database) => {
          await updateAccount(database, account.id, { password_hash });
          await removeTokensOf(database, account.id);
          await sessions.endAll(database, account.id);
          await record(database, account.id, 'password-changed');
          return sessions.begin(database, account, 'password-and-code', null);
        }),
      );
    },

    signOutEverywhere: async (accountId) => {
      await storage.writer.run(async (database) => {
        await sessions.endAll(database, accountId);
        await record(database, accountId, 'signed-out-everywhere');
      });
    },
  };
}
