/** Builds the services around accounts once, from the same parts. */
import type { ServiceContext } from '../context.js';
import type { RateLimit } from '../rate-limit.js';
import { type AccessTokens, accessTokenService } from './access-tokens.js';
import { type Account, accountService } from './account.js';
import { type AuditLog, auditLogService } from './audit-log.js';
import { type LabPeople, labPeopleService } from './lab-people.js';
import type { PeopleParts } from './parts.js';
import { argon2Passwords, type Passwords } from './passwords.js';
import { sealUnder } from './seal.js';
import { type Sessions, sessionService } from './sessions.js';
import { type SignIn, signInService } from './sign-in.js';
import { type TwoStep, twoStepService } from './two-step.js';
import { type Welcome, welcomeService } from './welcome.js';

/** What signed-in people do with accounts, roles and the audit log. */
export interface People {
  readonly passwords: Passwords;
  readonly sessions: Sessions;
  readonly signIn: SignIn;
  readonly twoStep: TwoStep;
  readonly welcome: Welcome;
  readonly account: Account;
  readonly labPeople: LabPeople;
  readonly auditLog: AuditLog;
  readonly accessTokens: AccessTokens;
}

/** The services around accounts; tests may bring passwords that cost less. */
export function peopleServices(
  context: ServiceContext,
  limits: RateLimit,
  passwords: Passwords = argon2Passwords(context.randomness),
): People {
  const seal = sealUnder(context.secretKey, 'two-step sign-in', context.randomness);
  const sessions = sessionService(context);
  const parts: PeopleParts = { context, limits, passwords, seal, sessions };
  return {
    passwords,
    sessions,
    signIn: signInService(parts),
    twoStep: twoStepService(parts),
    welcome: welcomeService(parts),
    account: accountService(parts),
    labPeople: labPeopleService(parts),
    auditLog: auditLogService(context),
    accessTokens: accessTokenService(context, limits),
  };
}
