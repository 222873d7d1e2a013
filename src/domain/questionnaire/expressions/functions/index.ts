/** The one list of functions: adding a function is a line in its file, adding a file is a line below. */
import { CHANCE_FUNCTIONS } from './chance.js';
import { CHOICE_FUNCTIONS } from './choices.js';
import { DATE_FUNCTIONS } from './dates.js';
import type { XPathFunction } from './function.js';
import { LOGIC_FUNCTIONS } from './logic.js';
import { NODE_FUNCTIONS } from './nodes.js';
import { NOT_OFFERED } from './not-offered.js';
import { NUMBER_FUNCTIONS } from './numbers.js';
import { TEXT_FUNCTIONS } from './texts.js';

/** Every function that is known, whether surveys offer it or not. */
export const FUNCTIONS: readonly XPathFunction[] = [
  ...TEXT_FUNCTIONS,
  ...LOGIC_FUNCTIONS,
  ...NUMBER_FUNCTIONS,
  ...DATE_FUNCTIONS,
  ...CHOICE_FUNCTIONS,
  ...NODE_FUNCTIONS,
  ...CHANCE_FUNCTIONS,
  ...NOT_OFFERED,
];

const BY_NAME: ReadonlyMap<string, XPathFunction> = new Map(FUNCTIONS.map((each) => [each.name, each]));

/** The function of that name, prefix included; null when XForms knows none. */
export function functionNamed(name: string): XPathFunction | null {
  return BY_NAME.get(name) ?? null;
}
