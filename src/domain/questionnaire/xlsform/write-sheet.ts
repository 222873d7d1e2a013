/** A sheet in the making: rows that say what stands under which header. */
import type { Texts } from '../../../shared/language.js';
import type { QuestionnaireLanguage } from '../questionnaire.js';
import type { Grid } from './grid.js';
import { languageWords } from './languages.js';

/** What one row says, by header; what is null or empty is left out. */
export type WrittenRow = Readonly<Record<string, string | null>>;

/** The sheet with these headers first, in this order, and the others as the rows name them. Unused ones are left out, but for `kept`. */
export function sheetOf(
  name: string,
  headers: readonly string[],
  rows: readonly WrittenRow[],
  kept: readonly string[] = [],
): Grid {
  const used = new Set(
    rows.flatMap((row) => Object.keys(row).filter((header) => filled(row, header) !== '')),
  );
  const known = headers.filter((header) => used.has(header) || kept.includes(header));
  const all = [...known, ...[...used].filter((header) => !headers.includes(header))];
  const cells = rows.map((row) => all.map((header) => filled(row, header)));
  return { name, rows: [all, ...cells].map((row, at) => ({ row: at + 1, cells: row })) };
}

function filled(row: WrittenRow, header: string): string {
  return Object.hasOwn(row, header) ? (row[header] ?? '') : '';
}

/** How texts in these languages are headed: a language alone needs no mark. */
export interface TextHeaders {
  headersOf(column: string): readonly string[];
  cells(column: string, texts: Texts | null): WrittenRow;
}

/** The headers of texts in these languages; `marked` names the language even where it is the only one. */
export function textHeaders(languages: readonly QuestionnaireLanguage[], marked = false): TextHeaders {
  const alone = languages.length === 1 && !marked;
  const header = (column: string, language: QuestionnaireLanguage) =>
    alone ? column : `${column}::${languageWords(language)}`;
  return {
    headersOf: (column) => languages.map((language) => header(column, language)),
    cells: (column, texts) =>
      Object.fromEntries(
        languages.map((language) => [
          header(column, language),
          texts !== null && Object.hasOwn(texts, language.code) ? (texts[language.code] ?? null) : null,
        ]),
      ),
  };
}
