/** From the bytes of a ballot file and a few words to a count: what the command line and batch runs ask for. */

import { ok, type Result, refuse } from '../../shared/result.js';
import type { Count } from './count.js';
import { WORDS_OF_TODAY } from './count-words.js';
import type { Election } from './election.js';
import { type BallotFormat, faultText } from './formats/format.js';
import { FORMATS, formatNamed, formatOfFile } from './formats/index.js';
import { type ContestSize, type CountingMethod, type CountSettings, DEFAULT_SETTINGS } from './method.js';
import { METHODS, methodNamed } from './methods/index.js';
import { totalWeight } from './paper-box.js';
import { SILENTLY, type TellProgress } from './progress.js';
import { parseTieRule, tieRuleFault } from './ties.js';

/** What is to be counted, still in words; fields left out take the contract's defaults. */
export interface CountRequest {
  readonly file: string;
  readonly method: string;
  readonly seats?: number | undefined;
  readonly ties?: string | undefined;
  readonly format?: string | undefined;
  readonly equalRanks?: string | undefined;
  readonly strength?: string | undefined;
  readonly unranked?: string | undefined;
}

/** A request whose words make sense, before its file is read. */
export interface PlannedCount {
  readonly method: CountingMethod;
  readonly format: BallotFormat;
  readonly settings: CountSettings;
  readonly seats: number | null;
}

/** The plan of a request; refused with a sentence saying what was expected and what was found. */
export function planCount(request: CountRequest): Result<PlannedCount, string> {
  const method = methodNamed(request.method);
  if (method === null) {
    return refuse(
      `expected a method (${METHODS.map(({ name }) => name).join(', ')}), found "${request.method}"`,
    );
  }
  const format = request.format === undefined ? formatOfFile(request.file) : formatNamed(request.format);
  if (format === null) {
    const found = request.format === undefined ? 'a file name without such an ending' : `"${request.format}"`;
    return refuse(`expected a format (${FORMATS.map(({ name }) => name).join(', ')}), found ${found}`);
  }
  const seats = request.seats ?? null;
  if (seats !== null && !(Number.isSafeInteger(seats) && seats >= 1)) {
    return refuse(`expected a whole number of seats from 1, found ${seats}`);
  }
  if (seats !== null && seats > 1 && !method.severalSeats) {
    return refuse(`expected 1 seat, as ${method.name} fills one, found ${seats}`);
  }
  const settings = settingsOf(request);
  return settings.ok ? ok({ method, format, settings: settings.value, seats }) : settings;
}

/** Reads the file and counts it, telling of each round; refused with a sentence naming the line where there is one. */
export function countBytes(
  plan: PlannedCount,
  bytes: Uint8Array,
  tell: TellProgress = SILENTLY,
): Result<Count, string> {
  const read = plan.format.read(bytes, plan.method.paperKind);
  if (!read.ok) return refuse(faultText(read.problem));
  const seats = plan.seats ?? (plan.method.severalSeats ? read.value.seats : 1);
  const election: Election = { ...read.value, seats };
  const standing = election.options.length - election.withdrawn.length;
  if (seats > standing)
    return refuse(`expected at most ${standing} seats, one for each option, found ${seats}`);
  const wrong =
    tieRuleFault(plan.settings.ties, election.options) ?? plan.method.refuses(sizeOf(election, standing));
  return wrong === null ? ok(plan.method.count(election, plan.settings, tell)) : refuse(wrong);
}

function sizeOf(election: Election, standing: number): ContestSize {
  const { papers, seats } = election;
  return { options: standing, seats, papers: totalWeight(papers), ways: papers.count };
}

function settingsOf(request: CountRequest): Result<CountSettings, string> {
  const ties = parseTieRule(request.ties ?? 'report');
  if (!ties.ok) return ties;
  const equalRanks = oneOf(
    'equal ranks',
    request.equalRanks,
    ['exhaust', 'split'],
    DEFAULT_SETTINGS.equalRanks,
  );
  const strength = oneOf(
    'strength',
    request.strength,
    ['winning-votes', 'margins'],
    DEFAULT_SETTINGS.strength,
  );
  const unranked = oneOf('unranked', request.unranked, ['average', 'nothing'], DEFAULT_SETTINGS.unranked);
  if (!equalRanks.ok) return equalRanks;
  if (!strength.ok) return strength;
  if (!unranked.ok) return unranked;
  return ok({
    ties: ties.value,
    equalRanks: equalRanks.value,
    strength: strength.value,
    unranked: unranked.value,
    words: WORDS_OF_TODAY,
  });
}

function oneOf<Word extends string>(
  what: string,
  found: string | undefined,
  words: readonly Word[],
  otherwise: Word,
): Result<Word, string> {
  if (found === undefined) return ok(otherwise);
  const word = words.find((candidate) => candidate === found);
  return word === undefined
    ? refuse(`expected ${what} to be ${words.join(' or ')}, found "${found}"`)
    : ok(word);
}
