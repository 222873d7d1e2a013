/** All cells of all tables about the same people, each once: what is told of it, what is withheld, and what can still be. */
import { type Bounded, boundsOf, type Measure } from './figures.js';
import type { LinkedTable, Reason, ReleasedTable } from './linked-tables.js';
import { type Adder, type Cell, cellKey, type Population, tidyCell } from './population.js';
import type { Rule } from './rule.js';

/** One number about a cell. */
export interface Figure {
  readonly measure: Measure;
  readonly bounds: readonly Bounded[];
  /** It was published before, so it cannot be withheld any more. */
  readonly isOut: boolean;
  isWithheld: boolean;
}

/** One cell, whatever tables it stands in. */
export interface Entry {
  readonly cell: Cell;
  readonly people: number;
  readonly figures: Map<string, Figure>;
  /** Tables that are to be published and show it, by place. */
  readonly tables: Set<number>;
  withheld: Reason | null;
}

/** By key of the cell. */
export type Ledger = ReadonlyMap<string, Entry>;

/** Everything that is told about the people. */
export interface Everything {
  readonly population: Population;
  readonly add: Adder;
  readonly published: readonly ReleasedTable[];
  readonly candidates: readonly LinkedTable[];
  readonly rule: Rule;
}

/**
 * Enters every cell of every table, and withholds what the rule says of it by itself (primary suppression). How many people there
 * are in all is taken to be known to everybody, whether or not a table says it.
 */
export function ledgerOf(everything: Everything): Ledger {
  const ledger = new Map<string, Entry>();
  enterTable(everything, ledger, EVERYBODY, null);
  everything.published.forEach((table) => {
    enterTable(everything, ledger, table, null);
  });
  everything.candidates.forEach((table, place) => {
    enterTable(everything, ledger, table, place);
  });
  return ledger;
}

const EVERYBODY: LinkedTable = {
  name: '',
  cells: [{ cell: [], base: null, measures: [{ kind: 'count', step: 0 }] }],
};

function enterTable(
  { population, add, rule }: Everything,
  ledger: Map<string, Entry>,
  table: LinkedTable | ReleasedTable,
  place: number | null,
): void {
  table.cells.forEach(({ cell: written, base, measures }, at) => {
    const cell = tidyCell(population, written);
    const key = cellKey(cell);
    const count = (whom: Cell) => add({ cell: whom, weight: null, scores: null });
    const entry = ledger.get(key) ?? {
      cell,
      people: count(cell),
      figures: new Map(),
      tables: new Set(),
      withheld: null,
    };
    ledger.set(key, entry);
    if (place !== null) entry.tables.add(place);
    const before = 'withheld' in table ? (table.withheld[at] ?? null) : null;
    entry.withheld ??=
      before ??
      (place === null ? null : primaryReason(entry.people, base === null ? null : count(base), rule));
    const hidden = 'withheldMeasures' in table ? (table.withheldMeasures[at] ?? []) : [];
    measures.forEach((measure, which) => {
      const isOut = place === null && before === null && !hidden.includes(which);
      enterFigure(entry, measure, add, isOut, hidden.includes(which));
    });
  });
}

function enterFigure(entry: Entry, measure: Measure, add: Adder, isOut: boolean, isWithheld: boolean): void {
  const key = JSON.stringify(measure);
  const known = entry.figures.get(key);
  if (known !== undefined && (known.isOut || !isOut)) return;
  entry.figures.set(key, { measure, bounds: boundsOf(entry.cell, measure, add), isOut, isWithheld });
}

function primaryReason(people: number, base: number | null, rule: Rule): Reason | null {
  if (base !== null && base > 0 && base < rule.minimumBase) return 'small-base';
  if (people > 0 && people < rule.minimum) return 'small';
  return rule.withholdUnanimous && people > 0 && people === base ? 'unanimous' : null;
}
