/** Canvass's own sheets: quotas and screen_outs. */
import type { Quota, ScreenOut } from '../questionnaire.js';
import { expressionOf } from './expressions-of.js';
import type { SheetFault } from './grid.js';
import type { Languages } from './languages.js';
import { isWhole } from './parameter-text.js';
import { isName, NAME_EXPECTED } from './references.js';
import { saysYes } from './rows.js';
import { faultAt, type Table, type TableRow, textAt, textsAt } from './table.js';

/** The quotas, in the order written. */
export function readQuotas(table: Table, languages: Languages): readonly Quota[] {
  return filled(table).map((row) => ({
    name: textAt(row, 'name'),
    label: textsAt(row, 'label', languages),
    when: expressionOf(textAt(row, 'when')) ?? '',
    limit: Number(textAt(row, 'limit')),
    hard: textAt(row, 'hard') === '' || saysYes(textAt(row, 'hard')),
    place: row.place,
  }));
}

/** The ways out before the end, in the order written. */
export function readScreenOuts(table: Table, languages: Languages): readonly ScreenOut[] {
  return filled(table).map((row) => ({
    name: textAt(row, 'name'),
    when: expressionOf(textAt(row, 'when')) ?? '',
    message: textsAt(row, 'message', languages),
    place: row.place,
  }));
}

/** Everything wrong on the sheet quotas. */
export function quotaFaults(table: Table): readonly SheetFault[] {
  return filled(table).flatMap((row, at, rows) => {
    const limit = textAt(row, 'limit');
    const whole = isWhole(limit) && Number(limit) >= 0 && Number(limit) <= 1_000_000_000;
    const wrong = whole ? [] : [faultAt(row, 'limit', `expected a whole number from 0, found "${limit}"`)];
    return [...namedFaults(row, rows.slice(0, at)), ...wrong];
  });
}

/** Everything wrong on the sheet screen_outs. */
export function screenOutFaults(table: Table): readonly SheetFault[] {
  return filled(table).flatMap((row, at, rows) => [
    ...namedFaults(row, rows.slice(0, at)),
    ...(row.cells.has('message')
      ? []
      : [faultAt(row, 'message', 'expected the words of the page, found none')]),
  ]);
}

function filled({ rows }: Table): readonly TableRow[] {
  return rows.filter(({ cells }) => cells.size > 0);
}

/** What both sheets need: a name that no row above has, and a condition. */
function namedFaults(row: TableRow, above: readonly TableRow[]): readonly SheetFault[] {
  const name = textAt(row, 'name');
  const when = row.cells.has('when') ? [] : [faultAt(row, 'when', 'expected a condition, found none')];
  if (!isName(name)) return [faultAt(row, 'name', `${NAME_EXPECTED}, found "${name}"`), ...when];
  const other = above.find((earlier) => textAt(earlier, 'name') === name);
  return other === undefined
    ? when
    : [
        faultAt(row, 'name', `expected each name once, found "${name}" in row ${other.place.row} already`),
        ...when,
      ];
}
