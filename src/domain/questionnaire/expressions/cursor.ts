/** Reads a text from left to right and always knows the column it has come to. */
import { fail } from './fault.js';

export interface Cursor {
  /** The column of what comes next, from 1, blanks passed over. */
  column(): number;
  /** Whether the pattern (sticky) matches what comes next; nothing is taken. */
  sees(pattern: RegExp): boolean;
  /** What the pattern (sticky) matches next, taken; null when it does not match. */
  take(pattern: RegExp): string | null;
  /** Gives up here: what was expected, and what stands there instead. */
  expected(what: string): never;
}

const BLANKS = /[ \t\r\n]*/y;
const SHOWN = 20;

/** A cursor at the start of the text; blanks between the parts never matter. */
export function cursorOver(text: string): Cursor {
  let at = 0;
  const passBlanks = () => {
    BLANKS.lastIndex = at;
    at += BLANKS.exec(text)?.[0].length ?? 0;
  };
  const match = (pattern: RegExp): string | null => {
    passBlanks();
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] ?? null;
  };
  return {
    column: () => {
      passBlanks();
      return at + 1;
    },
    sees: (pattern) => match(pattern) !== null,
    take: (pattern) => {
      const taken = match(pattern);
      at += taken?.length ?? 0;
      return taken;
    },
    expected: (what) => {
      passBlanks();
      const found = at >= text.length ? 'the end' : `"${shown(text.slice(at))}"`;
      return fail(at + 1, `expected ${what}, found ${found}`);
    },
  };
}

function shown(rest: string): string {
  const word = /^(?:[\p{L}\p{N}_.:-]+|.)/su.exec(rest)?.[0] ?? '';
  return word.length > SHOWN ? `${word.slice(0, SHOWN)}…` : word;
}
