/** How wide text will be in a chart, so that labels wrap and bars leave room before any browser has drawn them. */

/** Widths of Arial's characters in thousandths of the font size (its own metrics), by group of equal width. */
const WIDTHS: readonly (readonly [characters: string, width: number])[] = [
  ["'ijl", 222],
  [' !,./:;I[\\]ft|', 278],
  ['()-r`', 333],
  ['"', 355],
  ['*', 389],
  ['Jcksvxyz', 500],
  ['+<=>~', 584],
  ['FTZ', 611],
  ['&ABEKPSVXY', 667],
  ['CDHNRUw', 722],
  ['GOQ', 778],
  ['Mm', 833],
  ['%', 889],
  ['W', 944],
];
const USUAL = 556;
/** Bold letters are wider by about this much. */
const BOLD = 1.08;

const WIDTH_OF: ReadonlyMap<string, number> = new Map(
  WIDTHS.flatMap(([characters, width]) => [...characters].map((character) => [character, width] as const)),
);

/** The width in pixels of a text in Arial of `size` pixels; characters without a known width count as a digit. */
export function textWidth(text: string, size: number, bold = false): number {
  const thousandths = [...text].reduce((sum, character) => sum + (WIDTH_OF.get(character) ?? USUAL), 0);
  return (thousandths / 1000) * size * (bold ? BOLD : 1);
}

/** The text in lines no wider than `width` pixels, broken between words; a longer word stands alone. */
export function wrap(text: string, size: number, width: number, bold = false): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    const joined = `${last ?? ''} ${word}`;
    if (last !== undefined && textWidth(joined, size, bold) <= width) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  return lines;
}
