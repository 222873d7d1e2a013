/** Signing in: a password, then a code where codes are on; nobody learns from the answer whether an account exists. */
import { type Problem, ProblemError, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { type AccountRow, accountByEmail, findAccount, takeTotpStep } from '../../storage/account-store.js';
import { appendAudit } from '../../storage/audit-store.js';
import type { Database } from '../../storage/tables.js';
import type { ServiceContext } from '../context.js';
import type { RateLimit } from '../rate-limit.js';
import { runOrRefuse } from '../refusing.js';
import type { Passwords } from './passwords.js';
import type { Seal } from './seal.js';
import type { BegunSession, CurrentSession, Sessions } from './sessions.js';
import { totpStep } from './totp.js';

const QUARTER_HOUR = 15 * 60_000;
const DAY = 24 * 60 * 60_000;

/**
 * Tries for one account, and from one block of addresses, in a quarter of an hour; and codes for one account in
 * a day, because a code has only a million values and three of them are right at any time.
 */
export const SIGN_IN_LIMITS = { account: 10, block: 100, codesADay: 50 } as const;

/** What the people services share. */
export interface PeopleParts {
  readonly context: ServiceContext;
  readonly limits: RateLimit;
  readonly passwords: Passwords;
  readonly seal: Seal;
  readonly sessions: Sessions;
}

/** What was typed, and from where: `addressBlock` as `web/security/address-block.ts` names it. */
export interface Credentials {
  readonly email: string;
  readonly password: string;
  readonly addressBlock: string;
}

export interface SignIn {
  /**
   * Checks the password and begins a session in place of the browser's old one (`instead`, a digest). Refuses
   * with `sign-in-failed`, in the same words and after the same work, whether the account exists or not.
   */
  withPassword(credentials: Credentials, instead: string | null): Promise<Result<BegunSession, Problem>>;
  /** Checks the code of a session that waits for one, and begins a full session in its place. */
  withCode(
    session: CurrentSession,
    code: string,
    addressBlock: string,
  ): Promise<Result<BegunSession, Problem>>;
  /** Checks the password of somebody who is signed in already, before something that matters. */
  confirm(account: AccountRow, password: string): Promise<Result<void, Problem>>;
}

export function signInService(parts: PeopleParts): SignIn {
  const { context, limits, passwords, seal, sessions } = parts;
  const { storage, clock } = context;

  const spend = async (what: string, email: string, addressBlock: string): Promise<Result<void, Problem>> => {
    const block = await limits.spend(['sign-in-block', addressBlock], SIGN_IN_LIMITS.block, QUARTER_HOUR);
    return block.ok ? limits.spend([what, email], SIGN_IN_LIMITS.account, QUARTER_HOUR) : block;
  };

  const recordSignIn = (database: Database, account: AccountRow) =>
    appendAudit(database, {
      at: clock.now(),
      actor: account.id,
      action: 'signed-in',
      subject: account.id,
      labId: null,
      details: {},
    });

  return {
    withPassword: async ({ email: typed, password, addressBlock }, instead) => {
      const email = typed.trim().toLowerCase();
      const spent = await spend('sign-in', email, addressBlock);
      if (!spent.ok) return spent;
      const account = await accountByEmail(storage.reader, email);
      const isRight = await passwords.verify(account?.password_hash ?? null, password);
      if (account === undefined || !isRight) return refuse(problem('sign-in-failed'));
      await limits.forgive(['sign-in', email]);
      await limits.tidy();
      await sessions.tidy();
      const begun = await storage.writer.run(async (database) => {
        const session = await sessions.begin(database, account, 'password', instead);
        if (session.stage === 'full') await recordSignIn(database, account);
        return session;
      });
      return ok(begun);
    },

    withCode: async (session, code, addressBlock) => {
      const { id, email } = session.account;
      const spent = await spend('sign-in-code', email, addressBlock);
      if (!spent.ok) return spent;
      const spentToday = await limits.spend(['codes-today', email], SIGN_IN_LIMITS.codesADay, DAY);
      if (!spentToday.ok) return spentToday;
      const account = await findAccount(storage.reader, id);
      const secret = seal.open(account?.totp_secret ?? '', id);
      const step = secret === null ? null : totpStep(secret, code, clock.now());
      if (account === undefined || step === null) return refuse(problem('code-wrong'));
      return runOrRefuse(storage.writer, async (database) => {
        if (!(await takeTotpStep(database, id, step))) throw new ProblemError(problem('code-wrong'));
        await recordSignIn(database, account);
        return sessions.begin(database, account, 'password-and-code', session.tokenHash);
      });
    },

    confirm: async (account, password) => {
      const spent = await limits.spend(['sign-in', account.email], SIGN_IN_LIMITS.account, QUARTER_HOUR);
      if (!spent.ok) return spent;
      if (!(await passwords.verify(account.password_hash, password)))
        return refuse(problem('form-invalid', { fields: { current: 'This is not your present password' } }));
      await limits.forgive(['sign-in', account.email]);
      return ok(undefined);
    },
  };
}
