/** Access tokens: with one, a program reads in one lab what the person who made it may read there, and no more than its scopes. */
import { z } from 'zod';
import { sha256 } from '../../shared/digest.js';
import { newId } from '../../shared/ids.js';
import { type Problem, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import {
  type AccessTokenRow,
  countWorkingTokens,
  findAccessToken,
  insertAccessToken,
  listAccessTokens,
  removeOldTokens,
  revokeAccessToken,
  touchAccessToken,
} from '../../storage/access-token-store.js';
import { appendAudit } from '../../storage/audit-store.js';
import { findRole } from '../../storage/lab-store.js';
import type { Database, Role } from '../../storage/tables.js';
import type { ServiceContext } from '../context.js';
import type { By } from './lab-people.js';

/** What a token can be made for. Nothing that changes anything but `exports`, which lets files of answers be prepared. */
export const SCOPES = ['surveys', 'responses', 'tables', 'exports', 'results'] as const;
export type Scope = (typeof SCOPES)[number];

/** Who may make tokens, and for as long as they have such a role whose tokens work. */
const ROLES: readonly Role[] = ['organiser', 'analyst'];

const DAY = 24 * 3_600_000;
/** The longest that a token works, in days. */
export const LONGEST_LIFE = 365;
/** How every token begins, so that one that leaks into a text is recognised as what it is. */
const MARK = 'canvass_';
/** Requests of one token in a minute. */
const MOST_A_MINUTE = 300;
const MOST_TOKENS = 50;
/** How long the row of a token is kept that works no more: somebody may still ask why a program was refused. */
const KEPT_WHEN_OVER = 30 * DAY;

/** What somebody wants a token for. */
export interface TokenForm {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly days: string;
}

/** A token as its people see it later: never the token itself. */
export interface ListedToken {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: number;
  readonly expiresAt: number;
  /** ISO day; null while it was never used. */
  readonly lastUsedOn: string | null;
}

/** Who is behind a token now. */
export interface TokenHolder {
  readonly tokenId: string;
  readonly labId: string;
  readonly accountId: string;
  readonly role: Role;
  readonly scopes: readonly Scope[];
}

export interface AccessTokens {
  /** Makes a token and tells it this once. Refuses `form-invalid` with fields. */
  make(by: By, form: TokenForm): Promise<Result<{ readonly token: string }, Problem>>;
  /** The lab's tokens: everybody's for an organiser, one's own for an analyst. */
  list(labId: string, accountId: string, role: Role): Promise<readonly ListedToken[]>;
  /** Ends a token at once; who is no organiser ends their own alone. Refuses `not-found`. */
  revoke(by: By, role: Role, id: string): Promise<Result<void, Problem>>;
  /** Who is behind a token: null when it is unknown, over or revoked, or its person has no role any more. */
  holder(token: string): Promise<TokenHolder | null>;
  /** Spends one of the requests that a token has each minute, or refuses with `too-many-requests`. */
  spend(holder: TokenHolder): Promise<Result<void, Problem>>;
  /** Removes what is stored of tokens that have been over or revoked for a month; answers with how many. */
  removeOld(): Promise<number>;
}

const storedScopes = z.string().transform((text) => z.array(z.enum(SCOPES)).parse(JSON.parse(text)));

/** Access tokens over the table of that name, which holds SHA-256 digests of 256 random bits. */
export function accessTokenService(
  context: ServiceContext,
  limits: {
    spend(parts: readonly string[], limit: number, windowMs: number): Promise<Result<void, Problem>>;
  },
): AccessTokens {
  const { storage, clock } = context;
  return {
    make: (by, form) => make(context, by, form),
    list: async (labId, accountId, role) => {
      const rows = await listAccessTokens(storage.reader, labId, role === 'organiser' ? null : accountId);
      return rows
        .filter(({ expires_at }) => expires_at > clock.now())
        .map((row) => ({ ...listed(row), owner: row.account_name }));
    },
    revoke: (by, role, id) => revoke(context, by, role, id),
    holder: (token) => holderOf(context, token),
    removeOld: () =>
      storage.writer.run((database) => removeOldTokens(database, clock.now() - KEPT_WHEN_OVER)),
    spend: ({ tokenId }) => limits.spend(['access-token', tokenId], MOST_A_MINUTE, 60_000),
  };
}

async function make(
  context: ServiceContext,
  by: By,
  form: TokenForm,
): Promise<Result<{ readonly token: string }, Problem>> {
  const { storage, randomness, clock } = context;
  const name = form.name.trim();
  const scopes = SCOPES.filter((scope) => form.scopes.includes(scope));
  const days = Number(form.days);
  const fields: Record<string, string> = {};
  if (name === '' || name.length > 100)
    fields['name'] = 'Enter what the token is for, in up to 100 characters';
  if (scopes.length === 0) fields['scopes'] = 'Choose what the token may read';
  if (!(Number.isSafeInteger(days) && days >= 1 && days <= LONGEST_LIFE))
    fields['days'] = `Enter a number of days from 1 to ${LONGEST_LIFE}`;
  if (Object.keys(fields).length > 0) return refuse(problem('form-invalid', { fields }));
  const token = `${MARK}${randomness.bytes(32).toString('base64url')}`;
  const now = clock.now();
  const row = {
    id: newId(randomness),
    lab_id: by.labId,
    account_id: by.actor,
    name,
    token_hash: sha256(token),
    scopes: JSON.stringify(scopes),
    created_at: now,
    expires_at: now + days * DAY,
    last_used_on: null,
    revoked_at: null,
  };
  return storage.writer.run(async (database) => {
    const own = { labId: by.labId, accountId: by.actor, now };
    if ((await countWorkingTokens(database, own)) >= MOST_TOKENS) {
      const full = `You have ${MOST_TOKENS} tokens in this lab. End one that you no longer use`;
      return refuse(problem('form-invalid', { fields: { name: full } }));
    }
    await insertAccessToken(database, row);
    await record(context, database, by, {
      action: 'token-made',
      subject: row.id,
      name,
      scopes: scopes.join(' '),
    });
    return ok({ token });
  });
}

async function revoke(
  context: ServiceContext,
  by: By,
  role: Role,
  id: string,
): Promise<Result<void, Problem>> {
  const accountId = role === 'organiser' ? null : by.actor;
  return context.storage.writer.run(async (database) => {
    const now = context.clock.now();
    if (!(await revokeAccessToken(database, { id, labId: by.labId, accountId, now })))
      return refuse(problem('not-found'));
    await record(context, database, by, { action: 'token-ended', subject: id });
    return ok(undefined);
  });
}

async function holderOf({ storage, clock }: ServiceContext, token: string): Promise<TokenHolder | null> {
  if (!token.startsWith(MARK)) return null;
  const now = clock.now();
  const row = await findAccessToken(storage.reader, sha256(token), now);
  if (row === undefined) return null;
  const role = await findRole(storage.reader, row.lab_id, row.account_id);
  if (role === undefined || !ROLES.includes(role)) return null;
  const day = new Date(now).toISOString().slice(0, 10);
  if (row.last_used_on !== day)
    await storage.writer.run((database) => touchAccessToken(database, row.id, day));
  return {
    tokenId: row.id,
    labId: row.lab_id,
    accountId: row.account_id,
    role,
    scopes: storedScopes.parse(row.scopes),
  };
}

function listed(row: AccessTokenRow): Omit<ListedToken, 'owner'> {
  return {
    id: row.id,
    name: row.name,
    scopes: storedScopes.parse(row.scopes),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedOn: row.last_used_on,
  };
}

async function record(
  { clock }: ServiceContext,
  database: Database,
  { labId, actor }: By,
  line: { action: string; subject: string } & Readonly<Record<string, string>>,
): Promise<void> {
  const { action, subject, ...details } = line;
  await appendAudit(database, { at: clock.now(), actor, action, subject, labId, details });
}
