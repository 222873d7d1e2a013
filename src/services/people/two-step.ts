/** Two-step sign-in: setting codes up with an app, and turning them off where the role allows it. */
import { assert } from '../../shared/assert.js';
import { type Problem, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { type AccountRow, updateAccount } from '../../storage/account-store.js';
import { isOrganiser } from '../../storage/session-store.js';
import { accountOfSession, type PeopleParts, recordOwn } from './parts.js';
import type { BegunSession, CurrentSession } from './sessions.js';
import { confirmPassword } from './sign-in.js';
import { newTotpSecret, totpAddress, totpStep } from './totp.js';

const QUARTER_HOUR = 15 * 60_000;
const TRIES = 10;

/** A secret offered to an app, not stored until a code shows that the app has it. */
export interface TwoStepOffer {
  /** The secret in groups of four, for typing it into an app by hand. */
  readonly secret: string;
  /** What the QR code says. */
  readonly address: string;
  /** Goes through the form and back; only the server can read it. */
  readonly sealed: string;
}

/** How an account stands with two-step sign-in. */
export interface TwoStepState {
  readonly on: boolean;
  /** Whether the account's role demands it. */
  readonly required: boolean;
}

/** What the form for setting codes up sends back. */
export interface TwoStepForm {
  readonly sealed: string;
  readonly code: string;
  readonly password: string;
}

export interface TwoStep {
  state(accountId: string): Promise<TwoStepState>;
  /** A new offer, or the one that `sealed` holds if it is this account's. */
  offer(account: CurrentSession['account'], sealed?: string): TwoStepOffer;
  /**
   * Stores the offered secret once `code` proves it, ends the account's other sessions and begins a full one.
   * From a full session the password is asked for too; a session in set-up has just proved it.
   */
  turnOn(session: CurrentSession, form: TwoStepForm): Promise<Result<BegunSession, Problem>>;
  /** Forgets the secret, after the password, unless the account's role demands codes. */
  turnOff(session: CurrentSession, password: string): Promise<Result<void, Problem>>;
}

/** Two-step sign-in over these parts. */
export function twoStepService(parts: PeopleParts): TwoStep {
  return {
    state: async (accountId) => {
      const account = await accountOfSession(parts, accountId);
      return { on: account.totp_secret !== null, required: await isRequired(parts, account) };
    },
    offer: (account, sealed) => offer(parts, account, sealed),
    turnOn: (session, form) => turnOn(parts, session, form),
    turnOff: (session, password) => turnOff(parts, session, password),
  };
}

function offer(
  { context, seal }: PeopleParts,
  account: CurrentSession['account'],
  sealed?: string,
): TwoStepOffer {
  const owner = owningOffer(account.id);
  const offered = sealed === undefined ? null : seal.open(sealed, owner);
  const secret = offered ?? newTotpSecret(context.randomness);
  return {
    secret: secret.replace(/(.{4})(?=.)/g, '$1 '),
    address: totpAddress(secret, account.email),
    sealed: offered !== null && sealed !== undefined ? sealed : seal.close(secret, owner),
  };
}

async function turnOn(
  parts: PeopleParts,
  session: CurrentSession,
  { sealed, code, password }: TwoStepForm,
): Promise<Result<BegunSession, Problem>> {
  assert(session.stage !== 'code', 'codes are set up by somebody who is signed in or setting up');
  const { context, limits, seal, sessions } = parts;
  const account = await accountOfSession(parts, session.account.id);
  if (session.stage === 'full') {
    const confirmed = await confirmPassword(parts, account, password);
    if (!confirmed.ok) return confirmed;
  }
  const spent = await limits.spend(['two-step', account.id], TRIES, QUARTER_HOUR);
  if (!spent.ok) return spent;
  const secret = seal.open(sealed, owningOffer(account.id));
  if (secret === null) return refuse(problem('form-stale'));
  const step = totpStep(secret, code, context.clock.now());
  if (step === null) return refuse(problem('code-wrong'));
  const changes = { totp_secret: seal.close(secret, account.id), totp_last_step: step };
  return ok(
    await context.storage.writer.run(async (database) => {
      await updateAccount(database, account.id, changes);
      await recordOwn(parts, database, account.id, 'two-step-turned-on');
      await sessions.endAll(database, account.id);
      return sessions.begin(database, { ...account, ...changes }, 'password-and-code', null);
    }),
  );
}

async function turnOff(
  parts: PeopleParts,
  session: CurrentSession,
  password: string,
): Promise<Result<void, Problem>> {
  const account = await accountOfSession(parts, session.account.id);
  if (await isRequired(parts, account)) return refuse(problem('two-step-required'));
  const confirmed = await confirmPassword(parts, account, password);
  if (!confirmed.ok) return confirmed;
  await parts.context.storage.writer.run(async (database) => {
    await updateAccount(database, account.id, { totp_secret: null });
    await recordOwn(parts, database, account.id, 'two-step-turned-off');
  });
  return ok(undefined);
}

async function isRequired({ context }: PeopleParts, account: AccountRow): Promise<boolean> {
  return context.config.requireTotp && (await isOrganiser(context.storage.reader, account));
}

/** An offered secret is sealed for another owner than a stored one, so that neither passes for the other. */
function owningOffer(accountId: string): string {
  return `offer to ${accountId}`;
}
