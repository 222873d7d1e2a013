/** What every page for members works with: services, cookies, and each ballot's form, read once. */
import type { Request } from 'express';
import { methodNamed } from '../domain/voting/methods/index.js';
import type { PaperKind } from '../domain/voting/paper.js';
import { type BallotDefinition, readDefinition } from '../services/ballots/definition.js';
import { codeHash } from '../services/ballots/voting-code.js';
import type { Services } from '../services/index.js';
import { assert, present } from '../shared/assert.js';
import type { Problem, ProblemCode } from '../shared/problem.js';
import type { Result } from '../shared/result.js';
import type { BallotRow } from '../storage/ballot-store.js';
import { languageSetter, type SetLanguage } from './language.js';
import { addressBlock } from './security/address-block.js';
import type { Cookies } from './security/cookies.js';
import { type VoterCookies, voterCookies } from './security/voter-cookies.js';

/** A ballot as its paper needs it. */
export interface BallotForm {
  readonly definition: BallotDefinition;
  readonly kind: PaperKind;
  /** In definition order, as marks are. */
  readonly optionIds: readonly string[];
}

/**
 * How a code reached us. Each way has its own count, so that slips of the pen never stand between a colleague's
 * personal link and their vote.
 */
export type CodeCameAs = 'typed-voting-code' | 'voting-link' | 'receipt-code';

export interface VoterDesk {
  readonly services: Services;
  readonly cookies: VoterCookies;
  readonly timeZone: string;
  readonly setLanguage: SetLanguage;
  /**
   * What `find` makes of a code that came in this way, unless its address has sent too many unknown ones within a
   * quarter of an hour. A code that is known costs nothing, nor does a link that a mail program cut short.
   */
  findByCode<Found>(
    came: { readonly as: CodeCameAs; readonly code: string },
    request: Request,
    find: () => Promise<Result<Found, Problem>>,
  ): Promise<Result<Found, Problem>>;
  /** The form of a ballot; its definition is parsed again only when its text has changed. */
  formOf(ballot: BallotRow): BallotForm;
}

/** More ballots than are open at once anywhere; beyond it the memory starts afresh. */
const REMEMBERED = 64;

/**
 * Unknown codes of one kind that may come from one block of addresses in a quarter of an hour: enough for the slips of
 * a hall full of members behind one address, and nothing to somebody who guesses at 130 bits.
 */
export const UNKNOWN_CODES = 300;
const QUARTER_HOUR = 15 * 60_000;
/** What a guess is answered with. */
const UNKNOWN: ReadonlySet<ProblemCode> = new Set(['link-unknown', 'receipt-unknown']);

/** The desk of this service, over its one way of keeping cookies. */
export function voterDesk(services: Services, cookies: Cookies): VoterDesk {
  const { config } = services.context;
  const read = new Map<string, { readonly text: string; readonly form: BallotForm }>();
  return {
    services,
    cookies: voterCookies(cookies),
    timeZone: config.labTimeZone,
    setLanguage: languageSetter(cookies),
    findByCode: async (came, request, find) => {
      if (came.as === 'voting-link' && codeHash(came.code) === null) return find();
      const tries = [[came.as, addressBlock(request)], UNKNOWN_CODES, QUARTER_HOUR] as const;
      const allowed = await services.rateLimit.check(...tries);
      if (!allowed.ok) return allowed;
      const found = await find();
      if (found.ok || !UNKNOWN.has(found.problem.code)) return found;
      const spent = await services.rateLimit.spend(...tries);
      return spent.ok ? found : spent;
    },
    formOf: (ballot) => {
      const known = read.get(ballot.id);
      if (known?.text === ballot.definition) return known.form;
      if (read.size >= REMEMBERED) read.clear();
      const form = ballotForm(ballot.definition);
      read.set(ballot.id, { text: ballot.definition, form });
      return form;
    },
  };
}

/** The form of a stored definition. */
export function ballotForm(text: string): BallotForm {
  const definition = readDefinition(text);
  assert(definition.ok, 'a stored definition is a definition');
  const method = methodNamed(definition.value.method);
  return {
    definition: definition.value,
    kind: present(method, 'a stored definition names a method of the hall').paperKind,
    optionIds: definition.value.options.map(({ id }) => id),
  };
}
