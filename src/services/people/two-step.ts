/** Two-step sign-in: setting codes up with an app, and turning them off where the role allows it. */
import { assert, present } from '../../shared/assert.js';
import { type Problem, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { type AccountRow, findAccount, updateAccount } from '../../storage/account-store.js';
import { appendAudit } from '../../storage/audit-store.js';
import { isOrganiser } from '../../storage/session-store.js';
import type { Database } from '../../storage/tables.js';
import type { BegunSession, CurrentSession } from './sessions.js';
import type { PeopleParts, SignIn } from './sign-in.js';
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

export interface TwoStep {
  state(accountId: string): Promise<TwoStepState>;
  /** A new offer, or the one that `sealed` holds if it is this account's. */
  offer(account: CurrentSession['account'], sealed?: string): TwoStepOffer;
  /**
   * Stores the offered secret once `code` proves it, ends the account's other sessions and begins a full one.
   * From a full session the password is asked for too (`password`); a session in set-up has just proved it.
   */
  turnOn(
    session: CurrentSession,
    form: { sealed: string; code: string; password: string },
  ): Promise<Result<BegunSession, Problem>>;
  /** Forgets the secret, after the password, unless the account's role demands codes. */
  turnOff(session: CurrentSession, password: string): Promise<Result<void, Problem>>;
}

export function twoStepService(parts: PeopleParts, signIn: SignIn): TwoStep {
  const { context, limits, seal, sessions } = parts;
  const { storage, clock, randomness, config } = context;
  const pending = (accountId: string) => `offer to ${accountId}`;
  const accountOf = async (id: string) =>
    present(await findAccount(storage.reader, id), 'a session belongs to an account');
  const isRequired = async (account: AccountRow) =>
    config.requireTotp && (await isOrganiser(storage.reader, account));
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
    state: async (accountId) => {
      const account = await accountOf(accountId);
      return { on: account.totp_secret !== null, required: await isRequired(account) };
    },

    offer: (account, sealed) => {
      const offered = sealed === undefined ? null : seal.open(sealed, pending(account.id));
      const secret = offered ?? newTotpSecret(randomness);
      return {
        secret: secret.replace(/(.{4})(?=.)/g, '$1 '),
        address: totpAddress(secret, account.email),
        sealed: offered !== null && sealed !== undefined ? sealed : seal.close(secret, pending(account.id)),
      };
    },

    turnOn: async (session, { sealed, code, password }) => {
      assert(session.stage !== 'code', 'codes are set up by somebody who is signed in or setting up');
      const account = await accountOf(session.account.id);
      if (session.stage === 'full') {
        const confirmed = await signIn.confirm(account, password);
        if (!confirmed.ok) return confirmed;
      }
      const spent = await limits.spend(['two-step', account.id], TRIES, QUARTER_HOUR);
      if (!spent.ok) return spent;
      const secret = seal.open(sealed, pending(account.id));
      if (secret === null) return refuse(problem('form-stale'));
      const step = totpStep(secret, code, clock.now());
      if (step === null) return refuse(problem('code-wrong'));
      const changes = { totp_secret: seal.close(secret, account.id), totp_last_step: step };
      return ok(
        await storage.writer.run(async (database) => {
          await updateAccount(database, account.id, changes);
          await record(database, account.id, 'two-step-turned-on');
          await sessions.endAll(database, account.id);
          return sessions.begin(database, { ...account, ...changes }, 'password-and-code', null);
        }),
      );
    },

    turnOff: async (session, password) => {
      const account = await accountOf(session.account.id);
      if (await isRequired(account)) return refuse(problem('two-step-required'));
      const confirmed = await signIn.confirm(account, password);
      if (!confirmed.ok) return confirmed;
      await storage.writer.run(async (database) => {
        await updateAccount(database, account.id, { totp_secret: null });
        await record(database, account.id, 'two-step-turned-off');
      });
      return ok(undefined);
    },
  };
}
