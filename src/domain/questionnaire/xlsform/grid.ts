/** A workbook as it reaches the rules: named sheets of texts, whichever kind of file they came from. */

/** One row of a sheet; `row` counts from 1 as a spreadsheet shows it, an empty cell is the empty text. */
export interface GridRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** One sheet; its first row holds the headers. */
export interface Grid {
  readonly name: string;
  readonly rows: readonly GridRow[];
}

/** What is wrong in a workbook, or worth knowing: where, and what was expected. `row` and `column` are null for a whole sheet. */
export interface SheetFault {
  readonly sheet: string;
  readonly row: number | null;
  /** The header as the author wrote it. */
  readonly column: string | null;
  readonly sentence: string;
}

/**
 * The text of a cell as everything here sees it: trimmed, lines ended by \n, spaces that may break, composed letters
 * (Unicode NFC), without control characters or halves of characters, which no workbook can hold.
 */
export function cleanCell(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .replace(/[^\P{C}\n\t\p{Cf}\p{Co}\p{Cn}]|[\ufffe\uffff]/gu, '')
    .normalize('NFC')
    .trim();
}

/** The most that is read of one workbook: far beyond any questionnaire, far below what hurts. */
export const MOST_SHEETS = 50;
export const MOST_ROWS = 20_000;
export const MOST_COLUMNS = 500;
/** Excel keeps 32,767 signs in a cell. */
export const LONGEST_CELL = 32_000;

/** Why the workbook is larger than anything that is read; null where it is not. */
export function tooLarge(grids: readonly Grid[]): SheetFault | null {
  const whole = (sheet: string, sentence: string) => ({ sheet, row: null, column: null, sentence });
  if (grids.length > MOST_SHEETS) return whole('', `expected at most ${MOST_SHEETS} sheets`);
  for (const { name, rows } of grids) {
    if (rows.length > MOST_ROWS) return whole(name, `expected at most ${MOST_ROWS} rows`);
    for (const { row, cells } of rows) {
      if (cells.length > MOST_COLUMNS) {
        return { ...whole(name, `expected at most ${MOST_COLUMNS} columns`), row };
      }
      if (cells.some((text) => text.length > LONGEST_CELL)) {
        return { ...whole(name, `expected at most ${LONGEST_CELL} characters in a cell`), row };
      }
    }
  }
  return null;
}

/** The fault as one line for people: "survey row 4, relevant: expected …". */
export function describeSheetFault({ sheet, row, column, sentence }: SheetFault): string {
  const place = [sheet, row === null ? '' : `row ${row}`].filter((part) => part !== '').join(' ');
  const where = [place, column ?? ''].filter((part) => part !== '').join(', ');
  return where === '' ? sentence : `${where}: ${sentence}`;
}
