/** Fingerprints that tie a count to its engine, its definition and its papers, so that a recount can be compared. */
import { sha256 } from '../../shared/digest.js';
import type { Certificate } from './count.js';
import { ruleIn } from './count-words.js';
import type { Election } from './election.js';
import type { CountSettings, MethodDefinition } from './method.js';
import { NO_MARK, type Papers } from './paper-box.js';
import type { LeftOut } from './tally.js';
import { writeTieRule } from './ties.js';

/** The engine that counted; the version is the one of package.json. */
export const ENGINE = 'canvass 0.1.0';

/** The certificate of a count of `election` by `method` under `settings`. */
export function certify(
  method: MethodDefinition,
  election: Election,
  settings: CountSettings,
  leftOut: readonly LeftOut[],
): Certificate {
  return {
    engine: ENGINE,
    definition: `sha256:${sha256(definitionText(method, election, settings))}`,
    papers: `sha256:${sha256(papersBytes(election.papers))}`,
    leftOut,
  };
}

/** What was to be counted, as one line of JSON with its keys in this order. */
export function definitionText(
  method: MethodDefinition,
  election: Election,
  settings: CountSettings,
): string {
  return JSON.stringify({
    method: method.name,
    rule: ruleIn(settings.words, method),
    seats: election.seats,
    options: election.options,
    withdrawn: election.withdrawn.map((option) => election.options[option]),
    ties: writeTieRule(settings.ties),
    equalRanks: settings.equalRanks,
    strength: settings.strength,
    unranked: settings.unranked,
  });
}

const COMMA = 44;
const COLON = 58;
const LINE_FEED = 10;

/**
 * All papers, one line for each distinct one: weight, colon, marks in definition order joined by commas with nothing
 * for an empty mark (`12:1,,2`), lines in ascending order of their marks, an empty mark after all others. ASCII bytes.
 */
export function papersBytes(papers: Papers): Uint8Array {
  const bytes = new Uint8Array(papers.count * (18 + papers.optionCount * 6));
  let at = 0;
  for (let row = 0; row < papers.count; row++) {
    at = writeNumber(bytes, at, papers.weights[row] ?? 0);
    bytes[at++] = COLON;
    for (let option = 0; option < papers.optionCount; option++) {
      if (option > 0) bytes[at++] = COMMA;
      const mark = papers.marks[row * papers.optionCount + option] ?? NO_MARK;
      if (mark !== NO_MARK) at = writeNumber(bytes, at, mark);
    }
    bytes[at++] = LINE_FEED;
  }
  return bytes.subarray(0, at);
}

/** Writes the digits of a whole number from 0 and answers with the position after them. */
function writeNumber(bytes: Uint8Array, from: number, value: number): number {
  if (value < 10) {
    bytes[from] = 48 + value;
    return from + 1;
  }
  const digits = String(value);
  for (let index = 0; index < digits.length; index++) bytes[from + index] = digits.charCodeAt(index);
  return from + digits.length;
}
