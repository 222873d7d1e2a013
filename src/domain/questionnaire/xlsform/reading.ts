/** What the checks of a survey sheet are given: its rows, its lists, and where to look things up. */
import type { ChoiceLists } from './choice-lists.js';
import type { SheetFault } from './grid.js';
import type { Languages } from './languages.js';
import { everyRow, type SurveyRow } from './rows.js';
import type { Table } from './table.js';
import type { SheetName } from './workbook.js';

/** A workbook half read: rows and lists are known, nothing is held against anything yet. */
export interface Reading {
  readonly tables: Readonly<Record<SheetName, Table>>;
  readonly sheetNames: readonly string[];
  readonly languages: Languages;
  readonly rows: readonly SurveyRow[];
  readonly lists: ChoiceLists;
  readonly externalLists: ChoiceLists;
  /** Settings by path, those among the survey's rows included; empty for what is not set. */
  setting(path: string): string;
}

/** One rule that a workbook is held to: every fault it finds. */
export type Check = (reading: Reading) => readonly SheetFault[];

/** Every row of the survey that can be asked, in order; groups, repeats and loops left out. */
export function questionRows({ rows }: Reading): readonly SurveyRow[] {
  return everyRow(rows).filter(({ children }) => children === null);
}
