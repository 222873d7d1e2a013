/** Finds a regular expression in a text, in time that grows with both and never explodes. */
import { ok, type Result, refuse } from '../../../shared/result.js';
import { type Edge, parsePattern } from './pattern-parser.js';
import { type PatternStep, programOf } from './pattern-program.js';

/** The longest text that is searched, in characters. */
export const LONGEST_SEARCHED = 10_000;

/**
 * Whether the pattern is found anywhere in the text (`^` and `$` pin it to its ends), as ODK XForms' `regex` asks.
 * Refused with a sentence when the pattern cannot be read, needs looking ahead, looking back or referring back,
 * or when pattern or text are too long. All places that the pattern can have come to are kept side by side, so the
 * work is at most steps of the pattern times characters of the text (Thompson 1968).
 */
export function matches(pattern: string, text: string): Result<boolean, string> {
  const tree = parsePattern(pattern);
  if (!tree.ok) return tree;
  const program = programOf(tree.value);
  if (!program.ok) return program;
  const characters = [...text];
  if (characters.length > LONGEST_SEARCHED) {
    return refuse(`expected at most ${LONGEST_SEARCHED} characters to search, found ${characters.length}`);
  }
  return ok(search(program.value, characters));
}

function search(program: readonly PatternStep[], characters: readonly string[]): boolean {
  let places: readonly number[] = [];
  for (let at = 0; at <= characters.length; at += 1) {
    const reached = reachable(program, [...places, 0], characters, at);
    if (reached === 'done') return true;
    const character = characters[at] ?? '';
    places = reached.filter((place) => passes(program[place], character)).map((place) => place + 1);
  }
  return false;
}

function passes(step: PatternStep | undefined, character: string): boolean {
  return step?.kind === 'pass' && step.test(character);
}

/** The places waiting for a character that can be come to from these without passing one. */
function reachable(
  program: readonly PatternStep[],
  from: readonly number[],
  characters: readonly string[],
  at: number,
): readonly number[] | 'done' {
  const seen = new Uint8Array(program.length);
  const waiting: number[] = [];
  const left = [...from];
  for (let place = left.pop(); place !== undefined; place = left.pop()) {
    const step = program[place];
    if (step === undefined || seen[place] === 1) continue;
    seen[place] = 1;
    if (step.kind === 'done') return 'done';
    if (step.kind === 'pass') waiting.push(place);
    else if (step.kind === 'fork') left.push(step.first, step.second);
    else if (isAt(step.edge, characters, at)) left.push(place + 1);
  }
  return waiting;
}

function isAt(edge: Edge, characters: readonly string[], at: number): boolean {
  if (edge === 'start') return at === 0;
  if (edge === 'end') return at === characters.length;
  const isEdge = isWordCharacter(characters[at - 1]) !== isWordCharacter(characters[at]);
  return edge === 'word' ? isEdge : !isEdge;
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /^\w$/.test(character);
}
