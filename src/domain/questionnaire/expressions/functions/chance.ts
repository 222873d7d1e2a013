/** Functions of chance. Every draw comes from the context, so that a response's seed always gives the same. */
import type { Call } from './call.js';
import { define, type XPathFunction } from './function.js';

const LONGEST_TOKEN = 1_000;
const VARIANTS = '89ab';

export const CHANCE_FUNCTIONS: readonly XPathFunction[] = [
  define('random', [0, 0], 'number', ({ context }) => context.random()),
  define('uuid', [0, 1], 'text', (call) => (call.count === 0 ? uuid(call) : token(call))),
];

/** An RFC 4122 version 4 identifier. */
function uuid(call: Call): string {
  const digits = hexadecimal(call, 32);
  const variant = VARIANTS[Math.floor(call.context.random() * VARIANTS.length)];
  const parts = [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(13, 16)}`];
  return [...parts, `${variant}${digits.slice(17, 20)}`, digits.slice(20)].join('-');
}

/** As many characters as were asked for. */
function token(call: Call): string {
  const length = call.number(0);
  if (!(length >= 0 && length <= LONGEST_TOKEN)) {
    return call.fail(`uuid expected a length from 0 to ${LONGEST_TOKEN}`, 0);
  }
  return hexadecimal(call, Math.floor(length));
}

function hexadecimal(call: Call, length: number): string {
  return Array.from({ length }, () => Math.floor(call.context.random() * 16).toString(16)).join('');
}
