/** Holds a worksheet to bounds before its cells are laid out: one cell far away would fill all that lies between. */
import { strFromU8, strToU8 } from 'fflate';
import { MOST_COLUMNS, MOST_ROWS } from '../../domain/questionnaire/xlsform/index.js';
import { ok, type Result, refuse } from '../../shared/result.js';

/**
 * The sheet's XML without the empty cells and rows that programs write to the end of a sheet; refused where a filled
 * one lies outside, or where an address is not written plainly.
 */
export function withinBounds(content: Uint8Array): Result<Uint8Array, string> {
  const xml = strFromU8(content)
    .replace(/<(?:c|row)\b[^<>]*\/>/g, '')
    .replace(/<row\b[^<>]*>\s*<\/row>/g, '');
  for (const [, , address = ''] of xml.matchAll(/\br\s*=\s*(["'])([^"'<]*)\1/g)) {
    if (isOutside(address)) {
      return refuse(
        `expected at most ${MOST_ROWS} rows and ${MOST_COLUMNS} columns, found a cell at ${address.slice(0, 20)}`,
      );
    }
  }
  return ok(strToU8(xml));
}

function isOutside(address: string): boolean {
  const place = /^([A-Z]*)(\d+)$/.exec(address);
  if (place === null) return address.includes('&');
  const [, letters = '', digits = ''] = place;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return Number(digits) > MOST_ROWS || column > MOST_COLUMNS;
}
