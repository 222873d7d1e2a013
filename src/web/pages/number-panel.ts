/** The form that chooses a number of a table, with what is known of the one that was chosen. */
import type { Table } from '../../domain/statistics/table.js';
import type { View } from '../../services/analysis/view/view.js';
import type { Formats } from '../../shared/dates.js';
import { queryOf } from '../workbench/address.js';
import { type NumberPlace, type NumberShown, numberShown } from './number-shown.js';

interface Option {
  readonly value: string;
  readonly text: string;
}

interface OptionGroup {
  readonly label: string;
  readonly options: readonly Option[];
}

/** The panel below the tables. */
export interface NumberPanel {
  /** Fields of the view, which the form carries along. */
  readonly kept: readonly (readonly [string, string])[];
  readonly rows: readonly OptionGroup[];
  readonly columns: readonly OptionGroup[];
  /** What is chosen. */
  readonly row: string;
  readonly column: string;
  readonly shown: NumberShown | null;
  /** Whether the rows that lines of R read can be taken out: two surveys side by side have no such file. */
  readonly hasData: boolean;
  /** Whether something was asked for that has no number. */
  readonly isEmpty: boolean;
}

/** The panel of a table; `place` is the number that the address asks for. */
export function numberPanel(
  table: Table,
  place: NumberPlace | null,
  view: View,
  format: Formats,
): NumberPanel {
  const shown = place === null ? null : numberShown(table, place, format);
  return {
    kept: [...new URLSearchParams(queryOf(view))],
    rows: table.blocks.map(({ label, rows }, block) => ({
      label,
      options: rows.map((row, at) => ({ value: `${block}.${at}`, text: row.label })),
    })),
    columns: table.banners.map(({ label, columns }) => ({
      label,
      options: columns.map((at) => ({ value: String(at), text: table.columns[at]?.label ?? '' })),
    })),
    row: place === null ? '' : `${place.block}.${place.row}`,
    column: place === null ? '' : String(place.column),
    shown,
    hasData: view.wave === null,
    isEmpty: place !== null && shown === null,
  };
}

/** The place that a query asks for: `cell-row=2.3&cell-column=1`; null where it asks for none. */
export function placeIn(query: Readonly<Record<string, unknown>>): NumberPlace | null {
  const said = (name: string) => (typeof query[name] === 'string' ? (query[name] as string) : '');
  const found = /^(\d{1,3})\.(\d{1,4}) (\d{1,4})$/.exec(`${said('cell-row')} ${said('cell-column')}`);
  if (found === null) return null;
  const [block = 0, row = 0, column = 0] = found.slice(1).map(Number);
  return { block, row, column };
}
