/** Functions of yes and no, and of choosing between values. */
import { asBoolean, asNumber, asText, isNodes, type XPathValue } from '../values.js';
import type { Call } from './call.js';
import { ANY_NUMBER, define, type XPathFunction } from './function.js';

export const LOGIC_FUNCTIONS: readonly XPathFunction[] = [
  define('true', [0, 0], 'boolean', () => true),
  define('false', [0, 0], 'boolean', () => false),
  define('not', [1, 1], 'boolean', (call) => !call.boolean(0)),
  define('boolean', [1, 1], 'boolean', (call) => call.boolean(0)),
  define('boolean-from-string', [1, 1], 'boolean', (call) => /^(?:1|true)$/.test(call.text(0))),
  define('if', [3, 3], 'any', (call) => call.value(call.boolean(0) ? 1 : 2)),
  define('coalesce', [1, ANY_NUMBER], 'text', coalesce),
  define('once', [1, 1], 'text', once),
  define('checklist', [2, ANY_NUMBER], 'boolean', (call) =>
    within(call, call.rest(2).filter(isTicked).length),
  ),
  define('weighted-checklist', [2, ANY_NUMBER], 'boolean', (call) => within(call, weight(call)), 2),
];

/** The first that is not blank. */
function coalesce(call: Call): string {
  for (let index = 0; index < call.count; index += 1) {
    const text = call.text(index);
    if (text !== '') return text;
  }
  return '';
}

/** What the question already holds, and only while it holds nothing what the argument gives. */
function once(call: Call): string {
  const { here } = call.frame;
  const held = here === null ? '' : asText([here]);
  return held === '' ? call.text(0) : held;
}

/** Whether the count lies between the first two arguments; −1 for either means no bound. */
function within(call: Call, count: number): boolean {
  const most = call.number(1);
  return count >= call.number(0) && (most === -1 || count <= most);
}

function isTicked(value: XPathValue): boolean {
  return isNodes(value) ? asText(value).trim() !== '' : asBoolean(value);
}

/** The weights of what is ticked, nodes paired with nodes one by one. */
function weight(call: Call): number {
  let sum = 0;
  for (let index = 2; index < call.count; index += 2) {
    const weights = call.each(index + 1);
    for (const [at, value] of call.each(index).entries()) {
      const weighs = weights[at];
      if (weighs !== undefined && isTicked(value)) sum += asNumber(weighs, call.context.zone);
    }
  }
  return sum;
}
