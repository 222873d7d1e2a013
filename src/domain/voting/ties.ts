/** How a tie is settled: by an order made known beforehand, by a published seed, or not at all. */
import { sha256 } from '../../shared/digest.js';
import { ok, type Result, refuse } from '../../shared/result.js';

/**
 * `order`: earlier options win. `seed`: options in ascending order of the SHA-256 of seed, line feed and option
 * name; the lowest wins. `report`: a tie that would change who wins stops the count.
 */
export type TieRule =
  | { readonly kind: 'order'; readonly names: readonly string[] }
  | { readonly kind: 'seed'; readonly text: string }
  | { readonly kind: 'report' };

/** A tie rule as the command line and the definition of a ballot write it: `order:…`, `seed:TEXT` or `report`. */
export function parseTieRule(text: string): Result<TieRule, string> {
  if (text === 'report') return ok({ kind: 'report' });
  if (text.startsWith('seed:')) return ok({ kind: 'seed', text: text.slice('seed:'.length) });
  if (text.startsWith('order:')) return parseOrder(text.slice('order:'.length).trim());
  return refuse(`expected the tie rule order:A,B,C, order:["A","B"], seed:TEXT or report, found "${text}"`);
}

/** The rule in the form that `parseTieRule` reads, names always as a JSON array. */
export function writeTieRule(rule: TieRule): string {
  if (rule.kind === 'order') return `order:${JSON.stringify(rule.names)}`;
  return rule.kind === 'seed' ? `seed:${rule.text}` : 'report';
}

/** What is wrong with the rule for these options (all of them, withdrawn ones included); null when nothing is. */
export function tieRuleFault(rule: TieRule, options: readonly string[]): string | null {
  if (rule.kind !== 'order') return null;
  const unknown = rule.names.find((name) => !options.includes(name));
  if (unknown !== undefined) return `expected only names of options in the tie order, found "${unknown}"`;
  const repeated = rule.names.find((name, at) => rule.names.indexOf(name) !== at);
  return repeated === undefined
    ? null
    : `expected each option once in the tie order, found "${repeated}" twice`;
}

/**
 * The place of each option in the rule's order, lower wins; null under `report`. Options that an incomplete order
 * leaves out share the last place, so that a tie between two of them stays open.
 */
export function tiePlaces(rule: TieRule, options: readonly string[]): readonly number[] | null {
  if (rule.kind === 'report') return null;
  if (rule.kind === 'order') {
    return options.map((name) => {
      const place = rule.names.indexOf(name);
      return place < 0 ? rule.names.length : place;
    });
  }
  const digests = options.map((name) => sha256(`${rule.text}\n${name}`));
  const sorted = [...digests].sort();
  return digests.map((digest) => sorted.indexOf(digest));
}

function parseOrder(list: string): Result<TieRule, string> {
  if (!list.startsWith('[')) {
    return ok({ kind: 'order', names: list === '' ? [] : list.split(',').map((name) => name.trim()) });
  }
  const names = parseJson(list);
  return Array.isArray(names) && names.every((name) => typeof name === 'string')
    ? ok({ kind: 'order', names })
    : refuse(`expected a JSON array of option names in the tie order, found ${list}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
