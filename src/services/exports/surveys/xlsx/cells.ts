/** One cell of a sheet as Office Open XML writes it. */
import { safeCell } from '../../../../shared/spreadsheet.js';
import { escapeXml, withoutForbidden } from '../xml.js';

/** Styles of `workbook.ts`, by their place there. */
export const [HEADER_STYLE, DAY_STYLE] = [1, 2];

/** The most characters that Excel holds in a cell, in the halves that JavaScript counts. */
const LONGEST = 32_767;

/** Excel's day 61; before it, Excel counts a 29 February 1900 that never was. */
const FIRST_DAY = '1900-03-01';
const DAY = 86_400_000;
/** Days from Excel's day 0 to 1 January 1970. */
const DAYS_BEFORE_EPOCH = 25_569;

/** A cell that holds a text, as a spreadsheet shows it and never runs it; none where it is empty. */
export function textCell(reference: string, text: string, style = 0): string {
  if (text === '') return '';
  const safe = safeCell(text);
  const held = escapeXml(
    escapedSigns(safe.length > LONGEST ? `${wholePairs(safe.slice(0, LONGEST - 1))}…` : safe),
  );
  return `<c r="${reference}"${styled(style)} t="inlineStr"><is><t xml:space="preserve">${held}</t></is></c>`;
}

/** A cell that holds a number. */
export function numberCell(reference: string, number: number): string {
  return `<c r="${reference}"><v>${number}</v></c>`;
}

/** A cell that holds a day (ISO 8601). */
export function dayCell(reference: string, day: string): string {
  if (day < FIRST_DAY) return textCell(reference, day);
  return `<c r="${reference}"${styled(DAY_STYLE)}><v>${Date.parse(day) / DAY + DAYS_BEFORE_EPOCH}</v></c>`;
}

function styled(style: number): string {
  return style === 0 ? '' : ` s="${style}"`;
}

/** A text that was cut in the middle of a pair, without the half. */
function wholePairs(text: string): string {
  return text.replace(/[\ud800-\udbff]$/, '');
}

/** What would be read as an escape is escaped itself, and what XML would change or refuse is written as one. */
function escapedSigns(text: string): string {
  const marked = text.includes('_x') ? text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') : text;
  const returned = marked.includes('\r') ? marked.replaceAll('\r', '_x000D_') : marked;
  return withoutForbidden(
    returned,
    (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  );
}

/** The letters of a column, the first being 0: A, B, …, Z, AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let left = column; left >= 0; left = Math.floor(left / 26) - 1) {
    letters = String.fromCharCode(65 + (left % 26)) + letters;
  }
  return letters;
}
