/** Reads what stands for one character in a regular expression: a letter, `.`, `\d`, `[a-z]`, `\p{L}`. */
import { ok, type Result, refuse } from '../../../shared/result.js';

/** A judge of single characters, and where in the pattern it ended. */
export interface CharacterTest {
  readonly test: (character: string) => boolean;
  readonly end: number;
}

const CLASS = /\[(?:\\.|[^\]\\])*\]/sy;
const ESCAPE = /\\(?:u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[pP]\{[\w=]+\}|.)/suy;
/** Escapes with letters that mean the same in every pattern; a digit would refer back to a group. */
const KNOWN_LETTERS = /^\\(?:[dDwWsStnrfv]|[uxpP].)/;

/** The judge of one character at `at` of the pattern; refused when nothing there stands for one. */
export function readCharacterTest(pattern: string, at: number): Result<CharacterTest, string> {
  const opens = pattern[at];
  if (opens === '[') return readClass(pattern, at);
  if (opens === '\\') return readEscape(pattern, at);
  const character = String.fromCodePoint(pattern.codePointAt(at) ?? 0);
  const end = at + character.length;
  return ok({ test: opens === '.' ? isNoLineEnd : (given) => given === character, end });
}

function isNoLineEnd(character: string): boolean {
  return !/[\n\r\u2028\u2029]/.test(character);
}

function readClass(pattern: string, at: number): Result<CharacterTest, string> {
  CLASS.lastIndex = at;
  const written = CLASS.exec(pattern)?.[0];
  if (written === undefined) return refuse('the pattern has a [ without its ]');
  const plain = written.replace(/\\(.)/gsu, (whole, character: string) =>
    /[\p{L}\p{N}\\\]^-]/u.test(character) ? whole : character.replace('[', '\\['),
  );
  if (/\\[1-9]/.test(plain)) return refuse('referring back to a group is not offered');
  return judge(plain, at + written.length);
}

function readEscape(pattern: string, at: number): Result<CharacterTest, string> {
  ESCAPE.lastIndex = at;
  const written = ESCAPE.exec(pattern)?.[0];
  if (written === undefined) return refuse('the pattern ends in a \\');
  if (/^\\[1-9k]/.test(written)) return refuse('referring back to a group is not offered');
  const end = at + written.length;
  if (KNOWN_LETTERS.test(written)) return judge(written, end);
  const character = written.slice(1);
  if (/\p{L}|\p{N}/u.test(character)) return refuse(`the pattern has an unknown ${written}`);
  return ok({ test: (given) => given === character, end });
}

/** A judge made by the engine's own reading of one class: matching one character cannot run away. */
function judge(source: string, end: number): Result<CharacterTest, string> {
  const single = oneCharacter(source, 'u') ?? oneCharacter(source, '');
  if (single === null) return refuse(`the pattern has ${source}, which cannot be read`);
  return ok({ test: (character) => single.test(character), end });
}

function oneCharacter(source: string, flags: string): RegExp | null {
  try {
    return new RegExp(source, flags);
  } catch {
    return null;
  }
}
