/** Reads a regular expression into a tree; what could not be matched in linear time is refused. */
import { ok, type Result, refuse } from '../../../shared/result.js';
import { readCharacterTest } from './pattern-characters.js';

/** What a pattern is made of. `test` judges one character; an edge lies between characters. */
export type PatternTree =
  | { readonly kind: 'character'; readonly test: (character: string) => boolean }
  | { readonly kind: 'edge'; readonly edge: Edge }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternTree[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternTree[] }
  | {
      readonly kind: 'repeat';
      readonly part: PatternTree;
      readonly least: number;
      /** Infinity for no bound. */
      readonly most: number;
    };

/** `^`, `$`, `\b` and `\B`. */
export type Edge = 'start' | 'end' | 'word' | 'inside';

const EDGES: Readonly<Record<string, Edge>> = { '^': 'start', $: 'end', '\\b': 'word', '\\B': 'inside' };
const DEEPEST = 50;
const QUANTIFIER = /(?:[*+?]|\{(\d{1,4})(?:(,)(\d{0,4}))?\})[?+]?/y;

class PatternFault extends Error {
  override readonly name = 'PatternFault';
}

/** The pattern as a tree; refused with a sentence when it is no pattern or needs looking ahead or back. */
export function parsePattern(pattern: string): Result<PatternTree, string> {
  try {
    return ok(readWhole(pattern));
  } catch (error) {
    if (error instanceof PatternFault) return refuse(error.message);
    throw error;
  }
}

function readWhole(pattern: string): PatternTree {
  let at = 0;
  let depth = 0;
  const take = (expected: RegExp): RegExpExecArray | null => {
    expected.lastIndex = at;
    const found = expected.exec(pattern);
    at += found?.[0].length ?? 0;
    return found;
  };
  const choice = (): PatternTree => {
    const options = [sequence()];
    while (take(/\|/y) !== null) options.push(sequence());
    return options.length === 1 && options[0] !== undefined ? options[0] : { kind: 'choice', options };
  };
  const sequence = (): PatternTree => {
    const parts: PatternTree[] = [];
    while (at < pattern.length && !/[|)]/.test(pattern[at] ?? '')) parts.push(quantified(atom(), take));
    return { kind: 'sequence', parts };
  };
  const atom = (): PatternTree => {
    const edge = EDGES[take(/[$^]|\\[bB]/y)?.[0] ?? ''];
    if (edge !== undefined) return { kind: 'edge', edge };
    if (take(/\(/y) !== null) return group();
    if (take(QUANTIFIER) !== null) throw new PatternFault('the pattern repeats nothing');
    const read = readCharacterTest(pattern, at);
    if (!read.ok) throw new PatternFault(read.problem);
    at = read.value.end;
    return { kind: 'character', test: read.value.test };
  };
  const group = (): PatternTree => {
    depth += 1;
    if (depth > DEEPEST)
      throw new PatternFault(`the pattern has more than ${DEEPEST} brackets inside each other`);
    if (take(/\?(?:[=!]|<[=!])/y) !== null) throw new PatternFault('looking ahead or back is not offered');
    if (take(/\?(?::|<[A-Za-z_]\w*>)/y) === null && take(/\?/y) !== null) {
      throw new PatternFault('the pattern has a ? that repeats nothing');
    }
    const inner = choice();
    if (take(/\)/y) === null) throw new PatternFault('the pattern has a ( without its )');
    depth -= 1;
    return inner;
  };
  const tree = choice();
  if (at < pattern.length) throw new PatternFault('the pattern has a ) without its (');
  return tree;
}

function quantified(part: PatternTree, take: (expected: RegExp) => RegExpExecArray | null): PatternTree {
  const found = take(QUANTIFIER);
  if (found === null) return part;
  const [sign, from, comma, to] = found;
  if (from === undefined) {
    return {
      kind: 'repeat',
      part,
      least: sign.startsWith('+') ? 1 : 0,
      most: sign.startsWith('?') ? 1 : Number.POSITIVE_INFINITY,
    };
  }
  const least = Number(from);
  const most = comma === undefined ? least : to === '' ? Number.POSITIVE_INFINITY : Number(to);
  if (most < least) throw new PatternFault('the pattern repeats more often at least than at most');
  return { kind: 'repeat', part, least, most };
}
