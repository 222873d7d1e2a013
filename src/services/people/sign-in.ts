/** Signing in: a password, then a code where codes are on; nobody learns from the answer whether an account exists. */
import { type Problem, ProblemError, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { type AccountRow, accountByEmail, findAccount, takeTotpStep } from '../../storage/account-store.js';
import { runOrRefuse } from '../refusing.js';
import { type PeopleParts, recordOwn } from './parts.js';
import type { BegunSession, CurrentSession } from './sessions.js';
import { totpStep } from './totp.js';

const QUARTER_HOUR = 15 * 60_000;
const DAY = 24 * 60 * 60_000;

/**
 * Tries for one account, and from one block of addresses, in a quarter of an hour; and codes for one account in
 * a day, because a code has only a million values and three of them are right at any time.
 */
export const SIGN_IN_LIMITS = { account: 10, block: 100, codesADay: 50 } as const;

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
}

/** Signing in over these parts. */
export function signInService(parts: PeopleParts): SignIn {
  return {
    withPassword: (credentials, instead) => withPassword(parts, credentials, instead),
    withCode: (session, code, addressBlock) => withCode(parts, session, code, addressBlock),
  };
}

/** The password of somebody who is signed in already, asked again before something that matters. */
export async function confirmPassword(
  { limits, passwords }: PeopleParts,
  account: AccountRow,
  password: string,
): Promise<Result<void, Problem>> {
  const spent = await limits.spend(['sign-in', account.email], SIGN_IN_LIMITS.account, QUARTER_HOUR);
  if (!spent.ok) return spent;
  if (!(await passwords.verify(account.password_hash, password)))
    return refuse(problem('form-invalid', { fields: { current: 'This is not your present password' } }));
  await limits.forgive(['sign-in', account.email]);
  return ok(undefined);
}

async function withPassword(
  parts: PeopleParts,
  { email: typed, password, addressBlock }: Credentials,
  instead: string | null,
): Promise<Result<BegunSession, Problem>> {
  const { context, limits, passwords, sessions } = parts;
  const email = typed.trim().toLowerCase();
  const spent = await spendTry(parts, 'sign-in', email, addressBlock);
  if (!spent.ok) return spent;
  const account = await accountByEmail(context.storage.reader, email);
  const isRight = await passwords.verify(account?.password_hash ?? null, password);
  if (account === undefined || !isRight) return refuse(problem('sign-in-failed'));
  await limits.forgive(['sign-in', email]);
  await limits.tidy();
  await sessions.tidy();
  const begun = await context.storage.writer.run(async (database) => {
    const session = await sessions.begin(database, account, 'password', instead);
    if (session.stage === 'full') await recordOwn(parts, database, account.id, 'signed-in');
    return session;
  });
  return ok(begun);
}

async function withCode(
  parts: PeopleParts,
  session: CurrentSession,
  code: string,
  addressBlock: string,
): Promise<Result<BegunSession, Problem>> {
  const { context, limits, seal, sessions } = parts;
  const { id, email } = session.account;
  const spent = await spendTry(parts, 'sign-in-code', email, addressBlock);
  if (!spent.ok) return spent;
  const spentToday = await limits.spend(['codes-today', email], SIGN_IN_LIMITS.codesADay, DAY);
  if (!spentToday.ok) return spentToday;
  const account = await findAccount(context.storage.reader, id);
  const secret = seal.open(account?.totp_secret ?? '', id);
  const step = secret === null ? null : totpStep(secret, code, context.clock.now());
  if (account === undefined || step === null) return refuse(problem('code-wrong'));
  return runOrRefuse(context.storage.writer, async (database) => {
    if (!(await takeTotpStep(database, id, step))) throw new ProblemError(problem('code-wrong'));
    await recordOwn(parts, database, id, 'signed-in');
    return sessions.begin(database, account, 'password-and-code', session.tokenHash);
  });
}

async function spendTry(
  { limits }: PeopleParts,
  what: string,
  email: string,
  addressBlock: string,
): Promise<Result<void, Problem>> {
  const block = await limits.spend(['sign-in-block', addressBlock], SIGN_IN_LIMITS.block, QUARTER_HOUR);
  return block.ok ? limits.spend([what, email], SIGN_IN_LIMITS.account, QUARTER_HOUR) : block;
}
