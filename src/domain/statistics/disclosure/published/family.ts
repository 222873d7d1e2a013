/**
 * A family of tables that is settled at once: which of its numbers may be told, whatever is asked for first. Tables that are
 * protected one after the other, as somebody asks for them, would have to be remembered for as long as anybody remembers them.
 */
import { present } from '../../../../shared/assert.js';
import type { Table } from '../../table.js';
import type { Reason, ReleasedTable } from '../linked-tables.js';
import { type Adder, adderOf, type Cell, type Population, tidyCell } from '../population.js';
import { protect } from '../protect.js';
import type { Rule } from '../rule.js';
import type { Solver } from '../solver.js';
import { type EnteredTables, enteredTables } from './entered-tables.js';
import type { AskedTable } from './layout.js';
import { type Linked, stepsOf } from './linked.js';
import { thinTable } from './thin-table.js';

/** A table that is out already, protected by rules of its own. */
export interface TableOut extends AskedTable {
  /** Whether the number of the block's row and column is told; bases are. */
  isTold(block: number, row: number, column: number): boolean;
  /** Whether everybody knows its rows, few people or many, as they know how many votes were cast for whom. */
  readonly isKnown: boolean;
}

/** Tables without weights and filters, about all of the same people. */
export interface Family {
  readonly people: number;
  readonly out: readonly TableOut[];
  readonly candidates: readonly AskedTable[];
  readonly rule: Rule;
  readonly ties: Population['ties'];
  /** Variables that anybody may have any value of. */
  readonly free: readonly string[];
}

const STEPS = stepsOf({ roundTo: 0 });

/**
 * The numbers of the family that may be told, as `onlyTold` wants them. Where what is out leaves some protected cell closer to being
 * found out than the rule's width, two numbers must remain possible in each; candidates that would take even that away are withheld.
 */
export function toldOfFamily(family: Family, solve: Solver): readonly string[] {
  const { people, out, candidates, ties, free, rule } = family;
  const entered = enteredTables(people, [...out, ...candidates]);
  const population: Population = { ...entered.population(ties), free };
  const add = adderOf(population);
  const links = [...out, ...candidates].map((_, at) => entered.link(at, STEPS));
  const published = out.map((table, at) => releaseOfOut(table, links[at] as Linked, add, rule));
  const known = out.flatMap((table, at) =>
    table.isKnown ? knownCells(links[at] as Linked, population) : [],
  );
  const wanted = links.slice(out.length).map(({ table }) => table);
  const settle = (tables: typeof wanted, width: number) =>
    protect({ population, published, candidates: tables, known, rule: { ...rule, width } }, solve);
  const isClose = settle([], rule.width).exposed.length > 0;
  const settled = settle(wanted, isClose ? 1 : rule.width).tables;
  const told = [...published, ...settled].flatMap(({ cells, withheld }) =>
    cells.flatMap(({ cell }, at) => (withheld[at] === null ? [written(entered, population, cell)] : [])),
  );
  return [...new Set(told)];
}

/** The table with those of its numbers that are told; numbers that the family knows nothing of are withheld. */
export function onlyTold(asked: AskedTable, people: number, told: ReadonlySet<string>): Table {
  const entered = enteredTables(people, [asked]);
  const population = entered.population([]);
  const link = entered.link(0, STEPS);
  const isTold = (cell: Cell) =>
    isImpossible(population, cell) || told.has(written(entered, population, cell));
  const released: ReleasedTable = {
    ...link.table,
    withheld: link.table.cells.map(({ cell }) => (isTold(cell) ? null : 'linked')),
    withheldMeasures: link.table.cells.map(() => []),
  };
  return thinTable(asked.table, { linked: link, released, steps: STEPS, isWeighted: false });
}

function written({ variables }: EnteredTables, population: Population, cell: Cell): string {
  return variables.written(tidyCell(population, cell));
}

/** Nobody can be in two categories of one variable. */
function isImpossible(population: Population, cell: Cell): boolean {
  return tidyCell(population, cell).some(({ values }) => values.length === 0);
}

function releaseOfOut(
  { table, isTold }: TableOut,
  { table: link, places }: Linked,
  add: Adder,
  rule: Rule,
): ReleasedTable {
  const withheld: (Reason | null)[] = link.cells.map(() => null);
  const people = (cell: Cell) => add({ cell, weight: null, scores: null });
  const hide = (place: number) => {
    const { cell, base } = present(link.cells[place], 'a place of a table has its cell');
    const count = people(cell);
    const isUnanimous = count >= rule.minimum && base !== null && count === people(base);
    // Zeros are among what is withheld, so nobody knows that somebody is there.
    withheld[place] = isUnanimous ? 'unanimous' : 'small-base';
  };
  table.blocks.forEach((block, at) => {
    block.rows.forEach((_, row) => {
      table.columns.forEach((_column, column) => {
        if (!isTold(at, row, column)) hide(places.cell(at, row, column));
      });
      table.banners.forEach(({ exclusive }, banner) => {
        const place = places.row(at, row, banner);
        // How many of a row are in any column is told only where the columns share nobody, as then it is their sum.
        if (place !== -1 && !exclusive) hide(place);
      });
    });
  });
  return { ...link, withheld, withheldMeasures: link.cells.map(() => []) };
}

/** The cells of a table that everybody knows, and who is not in them. */
function knownCells({ table }: Linked, population: Population): readonly Cell[] {
  return table.cells.flatMap(({ cell: whom }) => {
    const cell = tidyCell(population, whom);
    const [only] = cell;
    if (only === undefined || cell.length > 1) return [cell];
    const had = population.variables.get(only.variable)?.had ?? new Set<number>();
    const others = [...had].filter((value) => !only.values.includes(value));
    return [cell, tidyCell(population, [{ ...only, values: others }])];
  });
}
