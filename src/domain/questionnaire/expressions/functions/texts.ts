/** Functions of text. Lengths and places count characters, not the halves that some of them are stored in. */

import { matches } from '../pattern-matcher.js';
import { asText, type XPathValue } from '../values.js';
import type { Call } from './call.js';
import { ANY_NUMBER, define, type XPathFunction } from './function.js';

export const TEXT_FUNCTIONS: readonly XPathFunction[] = [
  define('string', [0, 1], 'text', (call) => call.text(0)),
  define('concat', [0, ANY_NUMBER], 'text', (call) => joined(call, call.rest(0), '')),
  define('join', [1, ANY_NUMBER], 'text', (call) => joined(call, call.rest(1), call.text(0))),
  define('string-length', [0, 1], 'number', (call) => [...call.text(0)].length),
  define('contains', [2, 2], 'boolean', (call) => call.text(0).includes(call.text(1))),
  define('starts-with', [2, 2], 'boolean', (call) => call.text(0).startsWith(call.text(1))),
  define('ends-with', [2, 2], 'boolean', (call) => call.text(0).endsWith(call.text(1))),
  define('substring-before', [2, 2], 'text', before),
  define('substring-after', [2, 2], 'text', after),
  define('substring', [2, 3], 'text', substring),
  define('substr', [2, 3], 'text', substr),
  define('translate', [3, 3], 'text', translate),
  define('normalize-space', [0, 1], 'text', (call) =>
    call
      .text(0)
      .replace(/[ \t\r\n]+/g, ' ')
      .replace(/^ | $/g, ''),
  ),
  define('regex', [2, 2], 'boolean', regex),
];

/** Calculations that each join the one before to itself would otherwise fill the memory in thirty questions. */
const LONGEST_JOINED = 100_000;

function joined(call: Call, values: readonly XPathValue[], between: string): string {
  const texts = values.map(asText);
  const length = texts.reduce((sum, text) => sum + text.length + between.length, 0);
  if (length > LONGEST_JOINED)
    return call.fail(`${call.tree.name} expected at most ${LONGEST_JOINED} characters`);
  return texts.join(between);
}

function before(call: Call): string {
  const text = call.text(0);
  const found = text.indexOf(call.text(1));
  return found === -1 ? '' : text.slice(0, found);
}

function after(call: Call): string {
  const text = call.text(0);
  const sought = call.text(1);
  const found = text.indexOf(sought);
  return found === -1 ? '' : text.slice(found + sought.length);
}

/** XPath 1.0 section 4.2: places from 1; the ones at or after round(start) and before it plus round(length). */
function substring(call: Call): string {
  const start = roundHalfUp(call.number(1));
  const end = call.count === 3 ? start + roundHalfUp(call.number(2)) : ANY_NUMBER;
  return [...call.text(0)].filter((_, index) => index + 1 >= start && index + 1 < end).join('');
}

function roundHalfUp(value: number): number {
  return Math.floor(value + 0.5);
}

/** ODK XForms: places from 0, the end left out, negative places counted from the end. */
function substr(call: Call): string {
  const characters = [...call.text(0)];
  const place = (index: number) => Math.trunc(call.number(index)) || 0;
  return characters.slice(place(1), call.count === 3 ? place(2) : characters.length).join('');
}

function translate(call: Call): string {
  const replacements = [...call.text(2)];
  const map = new Map<string, string>();
  for (const [index, character] of [...call.text(1)].entries()) {
    if (!map.has(character)) map.set(character, replacements[index] ?? '');
  }
  return [...call.text(0)].map((character) => map.get(character) ?? character).join('');
}

function regex(call: Call): boolean {
  const found = matches(call.text(1), call.text(0));
  return found.ok ? found.value : call.fail(found.problem, 1);
}
