/** What the services around accounts share: their collaborators, and how they record what people do with themselves. */
import { present } from '../../shared/assert.js';
import { type AccountRow, findAccount } from '../../storage/account-store.js';
import { appendAudit } from '../../storage/audit-store.js';
import type { Database } from '../../storage/tables.js';
import type { ServiceContext } from '../context.js';
import type { RateLimit } from '../rate-limit.js';
import type { Passwords } from './passwords.js';
import type { Seal } from './seal.js';
import type { Sessions } from './sessions.js';

/** Built once in `index.ts`. */
export interface PeopleParts {
  readonly context: ServiceContext;
  readonly limits: RateLimit;
  readonly passwords: Passwords;
  readonly seal: Seal;
  readonly sessions: Sessions;
}

/** The account of a session, which the sessions' foreign key guarantees. */
export async function accountOfSession({ context }: PeopleParts, accountId: string): Promise<AccountRow> {
  return present(await findAccount(context.storage.reader, accountId), 'a session belongs to an account');
}

/** Inside a write job: the audit line of what somebody did with their own account. */
export async function recordOwn(
  { context }: Pick<PeopleParts, 'context'>,
  database: Database,
  accountId: string,
  action: string,
): Promise<void> {
  await appendAudit(database, {
    at: context.clock.now(),
    actor: accountId,
    action,
    subject: accountId,
    labId: null,
    details: {},
  });
}
