/** Sessions: who is behind a cookie, for how long, and how that ends. */
import { sha256 } from '../../shared/digest.js';
import type { AccountRow } from '../../storage/account-store.js';
import {
  findSession,
  insertSession,
  isOrganiser,
  removeOldSessions,
  removeSession,
  removeSessionsOf,
  type SessionOfAccount,
  type SessionRow,
  touchSession,
} from '../../storage/session-store.js';
import type { Database } from '../../storage/tables.js';
import type { ServiceContext } from '../context.js';
import { type SignedIn, signedIn } from './signed-in.js';

const MINUTE = 60_000;

/**
 * How long a session lasts from its beginning, and unused, in milliseconds. Signed in: a working day, and two
 * hours unused, because organisers write long texts in forms (within the overall time that NIST SP 800-63B names
 * for two factors). Between password and code: half an hour, time enough to install an app.
 */
export const SESSION_LIMITS = {
  full: { whole: 12 * 60 * MINUTE, unused: 120 * MINUTE },
  password: { whole: 30 * MINUTE, unused: 30 * MINUTE },
} as const;

/** A session's last use is stored at most this often. */
const TOUCH_EVERY = MINUTE;

/** What still stands between a right password and being signed in: nothing, a code, or setting up codes. */
export type Stage = 'full' | 'code' | 'set-up';

/** The session behind a request. */
export interface CurrentSession {
  readonly tokenHash: string;
  readonly stage: Stage;
  readonly account: SignedIn;
}

/** A session that was just begun: the token goes into the cookie and is nowhere else. */
export interface BegunSession {
  readonly token: string;
  readonly stage: Stage;
}

export interface Sessions {
  /** The session of this token; null when it is unknown or over. Notes the use, once a minute at most. */
  current(token: string): Promise<CurrentSession | null>;
  /** Ends the session with this token's digest. */
  end(tokenHash: string): Promise<void>;
  /**
   * Inside a write job: begins a session with a new token, in place of the one with the digest `instead`. After a
   * `password` alone it may only lead on to the code, or to setting codes up; where neither is due it is full.
   */
  begin(
    database: Database,
    account: AccountRow,
    proven: 'password' | 'password-and-code',
    instead: string | null,
  ): Promise<BegunSession>;
  /** Inside a write job: ends all sessions of the account. */
  endAll(database: Database, accountId: string): Promise<void>;
  /** Removes what is over. */
  tidy(): Promise<void>;
}

/** Sessions over the table `sessions`, with SHA-256 digests of 256-bit random tokens. */
export function sessionService({ config, storage, clock, randomness }: ServiceContext): Sessions {
  const stageOf = (row: SessionRow['stage'], account: AccountRow, organises: boolean): Stage => {
    const hasTotp = account.totp_secret !== null;
    if (row === 'password' && hasTotp) return 'code';
    return config.requireTotp && organises && !hasTotp ? 'set-up' : 'full';
  };
  const isOver = ({ session }: SessionOfAccount, now: number) => {
    const { whole, unused } = SESSION_LIMITS[session.stage];
    return now - session.created_at >= whole || now - session.last_seen_at >= unused;
  };
  return {
    current: async (token) => {
      const tokenHash = sha256(token);
      const found = await findSession(storage.reader, tokenHash);
      const now = clock.now();
      if (found === undefined || isOver(found, now)) return null;
      if (now - found.session.last_seen_at >= TOUCH_EVERY)
        await storage.writer.run((database) => touchSession(database, tokenHash, now));
      const stage = stageOf(found.session.stage, found.account, found.organises);
      return { tokenHash, stage, account: signedIn(found.account) };
    },
    end: async (tokenHash) =>
      void (await storage.writer.run((database) => removeSession(database, tokenHash))),
    begin: async (database, account, proven, instead) => {
      const token = randomness.bytes(32).toString('base64url');
      const now = clock.now();
      const organises = await isOrganiser(database, account);
      const stage = stageOf(proven === 'password' ? 'password' : 'full', account, organises);
      if (instead !== null) await removeSession(database, instead);
      await insertSession(database, {
        token_hash: sha256(token),
        account_id: account.id,
        stage: stage === 'full' ? 'full' : 'password',
        created_at: now,
        last_seen_at: now,
      });
      return { token, stage };
    },
    endAll: removeSessionsOf,
    tidy: () =>
      storage.writer.run((database) => {
        const { whole, unused } = SESSION_LIMITS.full;
        return removeOldSessions(database, clock.now() - whole, clock.now() - unused);
      }),
  };
}
