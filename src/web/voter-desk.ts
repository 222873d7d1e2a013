/** What every page for members works with: services, cookies, and each ballot's form, read once. */
import type { Request } from 'express';
import { methodNamed } from '../domain/voting/methods/index.js';
import type { PaperKind } from '../domain/voting/paper.js';
import { type BallotDefinition, readDefinition } from '../services/ballots/definition.js';
import type { Services } from '../services/index.js';
import { assert, present } from '../shared/assert.js';
import type { Problem } from '../shared/problem.js';
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

export interface VoterDesk {
  readonly services: Services;
  readonly cookies: VoterCookies;
  readonly timeZone: string;
  readonly setLanguage: SetLanguage;
  /** Spends one of the tries that an address has for typing codes of this kind in a quarter of an hour. */
  spendTry(kind: 'voting-code' | 'receipt-code', request: Request): Promise<Result<void, Problem>>;
  /** The form of a ballot; its definition is parsed again only when its text has changed. */
  formOf(ballot: BallotRow): BallotForm;
}

/** More ballots than are open at once anywhere; beyond it the memory starts afresh. */
const REMEMBERED = 64;

/**
 * Codes that may be typed from one block of addresses in a quarter of an hour: enough for a hall full of members
 * behind one address, and nothing to somebody who guesses at 130 bits.
 */
export const TYPED_CODES = 300;
const QUARTER_HOUR = 15 * 60_000;

/** The desk of this service, over its one way of keeping cookies. */
export function voterDesk(services: Services, cookies: Cookies): VoterDesk {
  const { config } = services.context;
  const read = new Map<string, { readonly text: string; readonly form: BallotForm }>();
  return {
    services,
    cookies: voterCookies(cookies),
    timeZone: config.labTimeZone,
    setLanguage: languageSetter(cookies),
    spendTry: (kind, request) =>
      services.rateLimit.spend([kind, addressBlock(request)], TYPED_CODES, QUARTER_HOUR),
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
