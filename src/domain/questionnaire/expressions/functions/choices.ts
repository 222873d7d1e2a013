/** Functions of chosen choices: lists of names with spaces between them (ODK XForms). */
import type { Call } from './call.js';
import { define, type XPathFunction } from './function.js';

export const CHOICE_FUNCTIONS: readonly XPathFunction[] = [
  define('selected', [2, 2], 'boolean', selected),
  define('selected-at', [2, 2], 'text', (call) => chosen(call)[Math.trunc(call.number(1))] ?? ''),
  define('count-selected', [1, 1], 'number', (call) => chosen(call).length),
  define('jr:choice-name', [2, 2], 'text', choiceName),
];

/** Nothing is selected where nothing was chosen, as in other ODK tools. */
function selected(call: Call): boolean {
  const sought = call.text(1).trim();
  return sought === '' ? chosen(call).length === 0 : chosen(call).includes(sought);
}

function chosen(call: Call): readonly string[] {
  return call
    .text(0)
    .split(/[ \t\r\n]+/)
    .filter((name) => name !== '');
}

/** The second argument names the question, as '${town}' or as the path '/data/town'; only its last name counts. */
function choiceName(call: Call): string {
  const question = /([^/${}\s]+)\}?\s*$/.exec(call.text(1))?.[1];
  if (question === undefined) return call.fail('expected the name of a question in quotes', 1);
  return call.context.choiceLabel(question, call.text(0)) ?? '';
}
