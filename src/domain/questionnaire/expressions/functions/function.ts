/** The common type of every function that an expression can call, and how many arguments it takes. */
import type { XPathValue } from '../values.js';
import type { Call } from './call.js';

/** What a function gives; `any` when that depends on its arguments. */
export type Gives = 'text' | 'number' | 'boolean' | 'moment' | 'nodes' | 'any';

export interface XPathFunction {
  readonly name: string;
  /** Fewest and most arguments; `stride` 2 where they come in pairs after the first ones. */
  readonly least: number;
  readonly most: number;
  readonly stride: 1 | 2;
  readonly gives: Gives;
  /** Whether a survey can use it; false for functions of XForms that are known and refused. */
  readonly offered: boolean;
  /** The value of one call. Arguments are worked out only when they are asked for. */
  readonly work: (call: Call) => XPathValue;
}

/** As many arguments as an expression can hold. */
export const ANY_NUMBER = Number.POSITIVE_INFINITY;

/** A function taking `least` to `most` arguments. */
export function define(
  name: string,
  [least, most]: readonly [number, number],
  gives: Gives,
  work: (call: Call) => XPathValue,
  stride: 1 | 2 = 1,
): XPathFunction {
  return { name, least, most, stride, gives, offered: true, work };
}

/** What is wrong with so many arguments, or null: "substr takes 2 or 3 arguments, found 1". */
export function arityFault(called: XPathFunction, given: number): string | null {
  const { name, least, most, stride } = called;
  if (given >= least && given <= most && (given - least) % stride === 0) return null;
  return `${name} takes ${inWords(called)}, found ${given}`;
}

function inWords({ least, most, stride }: XPathFunction): string {
  const pairs = stride === 2 ? ' in pairs' : '';
  if (most === ANY_NUMBER) return `at least ${counted(least)}${pairs}`;
  if (least === most) return least === 0 ? 'no arguments' : counted(least);
  return `${least}${most - least === stride ? ' or' : ' to'} ${counted(most)}${pairs}`;
}

function counted(count: number): string {
  return count === 1 ? '1 argument' : `${count} arguments`;
}
