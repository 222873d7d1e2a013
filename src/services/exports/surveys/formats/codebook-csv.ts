/** The codebook as a table: a line for each variable, and below it one for each of its codes. */

import { quotedCell } from '../../../../shared/spreadsheet.js';
import type { ExportChoice } from '../choice.js';
import { type CodebookVariable, codebookOf } from '../codebook.js';
import { columnsOf } from '../columns.js';
import type { ExportFormat, ExportSource } from '../format.js';
import { inChunks } from '../text-chunks.js';
import { lineEnd } from './csv.js';

export const codebookCsv: ExportFormat = {
  name: 'codebook',
  title: 'Codebook (CSV)',
  hint: 'What columns and codes mean, with how often each was given',
  mediaType: 'text/csv; charset=utf-8; header=present',
  extension: 'csv',
  alone: true,
  options: ['language', 'excel', 'responses'],
  passes: 1,
  write: (source, choice) => inChunks(lines(source, choice), choice.excel),
};

/** The columns of the table. */
export const CODEBOOK_HEADERS = [
  ...['variable', 'label', 'kind', 'measure', 'code', 'code_label', 'missing', 'count'],
  ...['from', 'to', 'versions'],
] as const;

async function* lines(source: ExportSource, choice: ExportChoice): AsyncGenerator<Iterable<string>> {
  const columns = columnsOf(source, { columns: 'choices', language: choice.language });
  const variables = codebookOf(columns, await source.measured());
  const rows: Cell[][] = [[...CODEBOOK_HEADERS], ...variables.flatMap(linesOf)];
  yield rows.map((cells) => `${cells.map(cellOf).join(',')}${lineEnd(choice)}`);
}

type Cell = string | number | null;

/** Numbers are no texts that could run, whatever sign they have. */
function cellOf(cell: Cell): string {
  return typeof cell === 'string' ? quotedCell(cell) : String(cell ?? '');
}

function linesOf(variable: CodebookVariable): Cell[][] {
  const { name, label, kind, measure, codes, valid, versions } = variable;
  const about = [name, label, kind, measure];
  const [from, to] = [variable.from, variable.to].map((end) =>
    kind === 'number' && end !== null ? Number(end) : end,
  );
  return [
    [...about, '', '', '', valid, from ?? null, to ?? null, versions.join(' ')],
    ...codes.map(({ code, label: words, missing, count }): Cell[] => [
      ...[...about, code, words, missing ? 'yes' : '', count],
      ...['', '', ''],
    ]),
  ];
}
