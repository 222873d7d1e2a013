/** How respondents answered, a line for each page: seconds, never a moment or an address. */
import { quotedCell } from '../../../../shared/spreadsheet.js';
import { readParadata } from '../../../surveys/paradata.js';
import type { ExportChoice } from '../choice.js';
import type { ExportFormat, ExportSource } from '../format.js';
import { inChunks } from '../text-chunks.js';
import { lineEnd } from './csv.js';

export const paradata: ExportFormat = {
  name: 'paradata',
  title: 'Time on pages (CSV)',
  hint: 'Seconds that each response took on each page',
  mediaType: 'text/csv; charset=utf-8; header=present',
  extension: 'csv',
  alone: false,
  options: ['excel', 'responses'],
  passes: 1,
  write: (source, choice) => inChunks(lines(source, choice), choice.excel),
};

/** The columns of the table. */
export const PARADATA_HEADERS = ['response', 'page', 'seconds'] as const;

async function* lines(source: ExportSource, choice: ExportChoice): AsyncGenerator<Iterable<string>> {
  const end = lineEnd(choice);
  yield [`${PARADATA_HEADERS.join(',')}${end}`];
  let number = 0;
  for await (const slice of source.responses()) {
    yield slice.flatMap((response) => {
      number += 1;
      const pages = Object.entries(readParadata(response.paradata).seconds);
      return pages.map(([page, seconds]) => `${number},${quotedCell(page)},${seconds}${end}`);
    });
  }
}
