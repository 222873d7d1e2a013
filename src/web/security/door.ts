/** The only way to add a route: its row of the authorisation table is found, and enforced, before its handler. */
import type { IRouter, NextFunction, Request, Response } from 'express';
import type { AccessTokens, Scope } from '../../services/people/access-tokens.js';
import type { CurrentSession } from '../../services/people/sessions.js';
import { assert } from '../../shared/assert.js';
import type { Language } from '../../shared/language.js';
import { ProblemError, problem } from '../../shared/problem.js';
import { findBallot } from '../../storage/ballot-store.js';
import { findLab, findRole, type LabRow, labById } from '../../storage/lab-store.js';
import type { Storage } from '../../storage/storage.js';
import { findSurvey } from '../../storage/survey-store.js';
import type { Role } from '../../storage/tables.js';
import type { SignedIn, TokenVisit, Visit, VisitTo } from '../visit.js';
import { type Admission, AUTHORISATION_TABLE, type DoorName } from './authorisation-table.js';

/** How a visitor is known: set on `response.locals` by the session and language middleware. */
export interface VisitorLocals {
  account: SignedIn | null;
  /** Also there while a sign-in is only half done, when `account` is still null. */
  session: CurrentSession | null;
  language: Language;
}

/** Adds routes to a router; a name that the table lacks does not compile. */
export type AddDoor = <Door extends DoorName>(
  door: Door,
  handle: (visit: VisitTo<Door>) => Promise<void> | void,
) => void;

/** What doors are opened by. */
export interface DoorKeys {
  readonly storage: Storage;
  readonly accessTokens: Pick<AccessTokens, 'holder' | 'spend'>;
}

/** An `AddDoor` for this router. Refusals are thrown as `ProblemError` for `errors.ts` to show. */
export function doorsOf(router: IRouter, keys: DoorKeys): AddDoor {
  return (door, handle) => {
    const [method, pattern] = door.split(' ');
    assert(
      pattern !== undefined && (method === 'GET' || method === 'POST'),
      'a door is "GET /…" or "POST /…"',
    );
    const admission: Admission = AUTHORISATION_TABLE[door];
    const enter = async (request: Request, response: Response, _next: NextFunction): Promise<void> => {
      const visit = isForPrograms(admission)
        ? await admitProgram(keys, admission, request, response)
        : await admit(keys.storage, admission, request, response);
      await handle(visit as VisitTo<typeof door>);
    };
    if (method === 'GET') router.get(pattern, enter);
    else router.post(pattern, enter);
  };
}

function isForPrograms(admission: Admission): admission is `token:${Scope}` {
  return typeof admission === 'string' && admission.startsWith('token:');
}

/** A program with a token that works, is meant for this, and for the lab of what the address names. */
async function admitProgram(
  { storage, accessTokens }: DoorKeys,
  admission: `token:${Scope}`,
  request: Request,
  response: Response,
): Promise<TokenVisit> {
  const [, token] = /^Bearer ([\w-]{1,200})$/.exec(request.get('Authorization') ?? '') ?? [];
  const holder = token === undefined ? null : await accessTokens.holder(token);
  if (holder === null) throw new ProblemError(problem('token-unknown'));
  if (!(await accessTokens.spend(holder)).ok) throw new ProblemError(problem('too-many-requests'));
  const scope = admission.slice('token:'.length);
  if (!holder.scopes.some((own) => own === scope))
    throw new ProblemError(problem('token-scope', { parameters: { scope } }));
  if (namesNothing(request)) throw new ProblemError(problem('not-found'));
  const place = await findPlace(storage, request);
  if (place !== null && place.lab.id !== holder.labId) throw new ProblemError(problem('not-found'));
  const lab = place?.lab ?? (await labById(storage.reader, holder.labId));
  return { request, response, holder, lab, named: place ?? {} };
}

/** Doors that ask nobody to sign in. */
const NEEDS_NO_ACCOUNT: ReadonlySet<Admission> = new Set(['anyone', 'voter', 'respondent']);

async function admit(
  storage: Storage,
  admission: Admission,
  request: Request,
  response: Response,
): Promise<Visit> {
  if (namesNothing(request)) throw new ProblemError(problem('not-found'));
  const { account, language } = response.locals as VisitorLocals;
  const needsAccount = !NEEDS_NO_ACCOUNT.has(admission);
  if (needsAccount && account === null) throw new ProblemError(problem('sign-in-first'));
  if (admission === 'creator' && account?.canCreateLabs !== true)
    throw new ProblemError(problem('not-allowed'));
  const visit: Visit = { request, response, account, language };
  const place = await findPlace(storage, request);
  if (place === null) return visit;
  const role = account === null ? null : ((await findRole(storage.reader, place.lab.id, account.id)) ?? null);
  if (typeof admission === 'object') requireRole(admission, role);
  return { ...visit, ...place, role } as Visit;
}

/** No name of ours holds a NUL, and PostgreSQL cannot even be asked for one. */
function namesNothing(request: Request): boolean {
  return Object.values(request.params).some((name) => String(name).includes('\0'));
}

/** Who has no role at all is told that there is nothing; who has another role, that it does not suffice. */
function requireRole(admission: readonly Role[], role: Role | null): void {
  if (role === null) throw new ProblemError(problem('not-found'));
  if (!admission.includes(role)) throw new ProblemError(problem('not-allowed'));
}

/** The lab, and the ballot or survey if there is one, that the address names; null when it names none. */
async function findPlace(
  storage: Storage,
  request: Request,
): Promise<({ lab: LabRow } & TokenVisit['named']) | null> {
  const { lab: labSlug, ballot: ballotSlug, survey: surveySlug } = request.params;
  if (typeof surveySlug === 'string') {
    const survey = await findSurvey(storage.reader, surveySlug);
    if (survey === undefined) throw new ProblemError(problem('not-found'));
    const place = { lab: await labById(storage.reader, survey.lab_id), survey };
    return place;
  }
  if (typeof ballotSlug === 'string') {
    const ballot = await findBallot(storage.reader, ballotSlug);
    if (ballot === undefined) throw new ProblemError(problem('not-found'));
    const place = { lab: await labById(storage.reader, ballot.lab_id), ballot };
    return place;
  }
  if (typeof labSlug === 'string') {
    const lab = await findLab(storage.reader, labSlug);
    if (lab === undefined) throw new ProblemError(problem('not-found'));
    return { lab };
  }
  return null;
}
