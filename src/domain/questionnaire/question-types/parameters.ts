/** What authors may set for a question: rules for each kind of value, and the value that was set. */
import type { Question } from '../definition.js';
import type { Parameter } from '../question-type.js';
import { parseDecimal } from './decimal-text.js';

/** A whole number within these limits. */
export function wholeParameter(name: string, least: number, most: number): Parameter {
  return {
    name,
    expects: `a whole number from ${least} to ${most}`,
    accepts: (value) => /^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most,
  };
}

/** Any decimal number. */
export function decimalParameter(name: string): Parameter {
  return { name, expects: 'a number', accepts: (value) => parseDecimal(value) !== null };
}

/** One of these words; the first says what holds without any. */
export function wordParameter(name: string, words: readonly [string, ...string[]]): Parameter {
  return { name, expects: words.join(' or '), words, accepts: (value) => words.includes(value) };
}

/** Any text that is not empty. */
export function textParameter(name: string, expects: string): Parameter {
  return { name, expects, accepts: (value) => value.trim() !== '' };
}

/** XLSForm's own parameters of a list whose order may be drawn; the order shown is the flow's to draw. */
export const ORDER_PARAMETERS: readonly Parameter[] = [
  {
    name: 'randomize',
    expects: 'true or false',
    words: ['false', 'true'],
    accepts: (value) => /^(true|false)$/i.test(value),
  },
  {
    name: 'seed',
    expects: 'a number or the name of a question between braces',
    accepts: (value) => parseDecimal(value) !== null || /\$\{[^}]+\}/.test(value),
  },
];

/** The value that was set, or null. */
export function setFor({ parameters = {} }: Question, name: string): string | null {
  return Object.hasOwn(parameters, name) ? (parameters[name] ?? null) : null;
}

/** The whole number that was set; where none was, or it is none, `otherwise`. */
export function wholeFor(question: Question, name: string, otherwise: number): number {
  const value = setFor(question, name) ?? '';
  return /^-?\d{1,9}$/.test(value) ? Number(value) : otherwise;
}
