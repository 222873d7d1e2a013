/** What people do with their own account: see it, change its password, end its sessions. */
import { type Problem, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { revokeTokensOf } from '../../storage/access-token-store.js';
import { updateAccount } from '../../storage/account-store.js';
import { removeTokensOf } from '../../storage/account-token-store.js';
import { labsOfAccount, type PersonsLab } from '../../storage/lab-role-store.js';
import { accountOfSession, type PeopleParts, recordOwn } from './parts.js';
import { passwordFault } from './passwords.js';
import type { BegunSession, CurrentSession } from './sessions.js';
import { confirmPassword } from './sign-in.js';

/** What the form for a new password sends. */
export interface PasswordForm {
  readonly current: string;
  readonly password: string;
}

export interface Account {
  /** The labs in which the account has a role. */
  labs(accountId: string): Promise<readonly PersonsLab[]>;
  /**
   * Replaces the password after the present one, ends all of the account's sessions and begins a new one here.
   * Refuses `form-invalid` with the fields `current` and `password`.
   */
  changePassword(session: CurrentSession, form: PasswordForm): Promise<Result<BegunSession, Problem>>;
  /** Ends all of the account's sessions, this one included. */
  signOutEverywhere(accountId: string): Promise<void>;
}

/** People's own accounts over these parts. */
export function accountService(parts: PeopleParts): Account {
  const { context, sessions } = parts;
  return {
    labs: (accountId) => labsOfAccount(context.storage.reader, accountId),
    changePassword: (session, form) => changePassword(parts, session, form),
    signOutEverywhere: async (accountId) => {
      await context.storage.writer.run(async (database) => {
        await sessions.endAll(database, accountId);
        await recordOwn(parts, database, accountId, 'signed-out-everywhere');
      });
    },
  };
}

async function changePassword(
  parts: PeopleParts,
  session: CurrentSession,
  { current, password }: PasswordForm,
): Promise<Result<BegunSession, Problem>> {
  const { context, passwords, sessions } = parts;
  const account = await accountOfSession(parts, session.account.id);
  const fault = passwordFault(password, [account.name, account.email]);
  if (fault !== null) return refuse(problem('form-invalid', { fields: { password: fault } }));
  const confirmed = await confirmPassword(parts, account, current);
  if (!confirmed.ok) return confirmed;
  const password_hash = await passwords.hash(password);
  return ok(
    await context.storage.writer.run(async (database) => {
      await updateAccount(database, account.id, { password_hash });
      await removeTokensOf(database, account.id);
      await revokeTokensOf(database, { accountId: account.id, labId: null, now: context.clock.now() });
      await sessions.endAll(database, account.id);
      await recordOwn(parts, database, account.id, 'password-changed');
      return sessions.begin(database, account, 'password-and-code', null);
    }),
  );
}
