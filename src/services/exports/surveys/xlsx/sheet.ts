/** The rows of a sheet, one after another. */
import { columnLetters, HEADER_STYLE, textCell } from './cells.js';

/** Writes one cell of a row into the column with these letters. */
export type WriteCell<Row> = (reference: string, row: Row) => string;

const OPENING =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0">' +
  '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>';

/** What ends a sheet. */
export const SHEET_END = '</sheetData></worksheet>';

/** What begins a sheet: its frozen row of headers. */
export function sheetStart(headers: readonly string[]): string {
  const cells = headers.map((header, at) => textCell(`${columnLetters(at)}1`, header, HEADER_STYLE));
  return `${OPENING}<row r="1">${cells.join('')}</row>`;
}

/** Writes rows of these columns; `number` counts them from 2. */
export function rowWriter<Row>(columns: readonly WriteCell<Row>[]): (row: Row, number: number) => string {
  const letters = columns.map((_column, at) => columnLetters(at));
  return (row, number) => {
    let cells = '';
    for (const [at, write] of columns.entries()) cells += write(`${letters[at]}${number}`, row);
    return `<row r="${number}">${cells}</row>`;
  };
}
