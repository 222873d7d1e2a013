/** The right-hand side of a PrefLib line: options and groups in braces, separated by commas. */
import { ok, type Result, refuse } from '../../../shared/result.js';
import { quoted } from './format.js';

const ITEM = /^\s*(?:\{([^{}]*)\}|(\d+))\s*(?:,|$)/;

/** `1,{2,3},{}` as groups of positions from 0; none for an empty text. Options must be from 1 to `optionCount`. */
export function readGroups(
  text: string,
  optionCount: number,
): Result<readonly (readonly number[])[], { readonly expected: string; readonly found: string }> {
  const groups: number[][] = [];
  let rest = text.trim();
  if (rest.endsWith(',')) return refuse({ expected: 'an option after each comma', found: 'nothing' });
  while (rest !== '') {
    const match = ITEM.exec(rest);
    if (match === null)
      return refuse({ expected: 'option numbers and groups in braces', found: quoted(rest) });
    const words = match[2] === undefined ? inBraces(match[1] ?? '') : [match[2]];
    const numbers = words.map((word) => (/^\d{1,6}$/.test(word) ? Number(word) : 0));
    const wrong = numbers.findIndex((number) => number < 1 || number > optionCount);
    if (wrong >= 0)
      return refuse({ expected: `options from 1 to ${optionCount}`, found: quoted(words[wrong] ?? '') });
    groups.push(numbers.map((number) => number - 1));
    rest = rest.slice(match[0].length).trimStart();
  }
  return ok(groups);
}

function inBraces(text: string): readonly string[] {
  return text.trim() === '' ? [] : text.split(',').map((word) => word.trim());
}
