/** What chance decided for each response: the order of groups' parts and of choices, a line for each name. */
import { orderShown } from '../../../../domain/questionnaire/flow/index.js';
import { quotedCell } from '../../../../shared/spreadsheet.js';
import type { EndedRow } from '../../../../storage/response-store.js';
import { stateOf } from '../../../surveys/rows.js';
import type { ExportChoice } from '../choice.js';
import type { ExportFormat, ExportSource } from '../format.js';
import { inChunks } from '../text-chunks.js';
import { lineEnd } from './csv.js';

export const orders: ExportFormat = {
  name: 'orders',
  title: 'Orders shown (CSV)',
  hint: 'In which order each response was shown what comes in a random order',
  mediaType: 'text/csv; charset=utf-8; header=present',
  extension: 'csv',
  alone: false,
  options: ['excel', 'responses'],
  passes: 1,
  write: (source, choice) => inChunks(lines(source, choice), choice.excel),
};

/** The columns of the table. */
export const ORDERS_HEADERS = ['response', 'kind', 'path', 'position', 'name'] as const;

async function* lines(source: ExportSource, choice: ExportChoice): AsyncGenerator<Iterable<string>> {
  const end = lineEnd(choice);
  yield [`${ORDERS_HEADERS.join(',')}${end}`];
  let number = 0;
  for await (const slice of source.responses()) {
    yield slice.flatMap((response) => {
      number += 1;
      return shownTo(source, response).map((cells) => `${[number, ...cells].join(',')}${end}`);
    });
  }
}

function shownTo({ versions }: ExportSource, response: EndedRow): readonly (readonly (string | number)[])[] {
  const version = versions[response.version - 1];
  if (version === undefined) return [];
  return orderShown(version.compiled, stateOf(response)).flatMap((shown) =>
    shown.kind === 'design'
      ? []
      : shown.names.map((name, index) => [shown.kind, quotedCell(shown.path), index + 1, quotedCell(name)]),
  );
}
