/** What a table that was published told, read off the table itself. */
import type { Table } from '../../table.js';
import type { Reason, ReleasedTable } from '../linked-tables.js';
import type { Adder } from '../population.js';
import { type Linked, placeOfRole, type Role } from './linked.js';

/**
 * The release of a table that has been through `thinTable`. Its marks do not say why a number is withheld; where nobody is in the cell,
 * or few are in its base, zeros were withheld too, so nothing is known of it, not even that somebody is there.
 */
export function releaseOf(
  thin: Table,
  { table, places }: Linked,
  minimumBase: number,
  add: Adder,
): ReleasedTable {
  const withheld: (Reason | null)[] = table.cells.map(() => null);
  const withheldMeasures: number[][] = table.cells.map(() => []);
  const people = (place: number, whom: 'cell' | 'base') => {
    const cell = table.cells[place]?.[whom];
    return cell === null || cell === undefined
      ? Number.POSITIVE_INFINITY
      : add({ cell, weight: null, scores: null });
  };
  const hide = (place: number) => {
    const isEmpty = people(place, 'cell') === 0 || people(place, 'base') < minimumBase;
    withheld[place] = isEmpty ? 'small-base' : 'linked';
  };
  const keep = (place: number, role: Role, told: boolean) => {
    const measure = placeOfRole(table.cells[place]?.measures ?? [], role);
    if (!told && measure !== -1) withheldMeasures[place]?.push(measure);
  };
  thin.blocks.forEach((block, at) => {
    block.bases.forEach((base, column) => {
      const place = places.base(at, column);
      if (base.withheld !== null) hide(place);
      else keep(place, 'weight', base.weighted !== null);
    });
    block.cells.forEach((line, row) => {
      line.forEach((cell, column) => {
        const place = places.cell(at, row, column);
        if (place === -1) return;
        if (cell.withheld !== null) {
          hide(place);
          return;
        }
        keep(place, 'weight', cell.weighted !== null);
        keep(place, 'estimate', cell.estimate !== null);
        keep(place, 'rowShare', cell.rowShare !== null);
        keep(place, 'totalShare', cell.totalShare !== null);
      });
      thin.banners.forEach(({ columns }, banner) => {
        const place = places.row(at, row, banner);
        if (place !== -1 && columns.every((column) => line[column]?.rowShare === null)) hide(place);
      });
    });
  });
  return { ...table, withheld, withheldMeasures };
}
