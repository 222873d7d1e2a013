/** The one door through which numbers about people are published: what is withheld of some tables, given all that is out already. */
import { type Everything, type Ledger, ledgerOf } from './ledger.js';
import type { LinkedTable, ReleasedTable } from './linked-tables.js';
import { leftBetween } from './nested.js';
import { type Overlaid, overlaid, withNamedGroups } from './overlaid.js';
import { adderOf, type Cell, cellKey, type Population, tidyCell } from './population.js';
import { Prover, type Target } from './prover.js';
import { remainders } from './remainders.js';
import type { Rule } from './rule.js';
import type { Solver } from './solver.js';
import { withWeightClasses } from './units.js';

/** Tables about the same people: those that are out, those that are to be published, and the rule. */
export interface Publication {
  readonly population: Population;
  readonly published: readonly ReleasedTable[];
  readonly candidates: readonly LinkedTable[];
  readonly rule: Rule;
  /** Cells that everybody knows, however few their people are; none where this is left out. */
  readonly known?: readonly Cell[];
}

/** What may be published. */
export interface Protection {
  /** The candidates in their order. */
  readonly tables: readonly ReleasedTable[];
  /** Cells of few people that can be worked out, or nearly, from what was published before; nothing withheld now would hide them. */
  readonly exposed: readonly Target[];
  /** How many cells of few people an outsider might have looked for, shown or not. */
  readonly protectedCells: number;
}

/**
 * Withholds of the candidates what the rule says by itself, and then as much more as it takes so that no protected cell, shown in a
 * table or left over between tables, can be bounded more closely than the rule's width by somebody who sees every table and knows
 * every variable of everybody else. That is proven cell by cell, by other worlds (answers that some people could have given) in
 * which all that is published is the same and the cell is not.
 */
export function protect(publication: Publication, solve: Solver): Protection {
  const asked = withWeightClasses(publication.population);
  const before: Everything = { ...publication, population: asked, add: adderOf(asked) };
  const ledger = ledgerOf(before);
  const over = overlaidIn(before, ledger);
  const population = withNamedGroups(asked, over.groups);
  const everything: Everything = { ...before, population, add: adderOf(population) };
  const known = new Set((publication.known ?? []).map((cell) => cellKey(tidyCell(population, cell))));
  const targets = targetsOf(everything, ledger, over.cells).filter(({ key }) => !known.has(key));
  const prover = new Prover(
    everything,
    ledger,
    targets,
    solve,
    (target, dropped) => stillThere(everything, dropped, [target]).length > 0,
  );
  const unsafe = prover.hideAll();
  return {
    tables: publication.candidates.map((table, place) =>
      prover.dropped.has(place) ? withoutAnything(table) : releasedOf(everything, ledger, table),
    ),
    exposed: stillThere(everything, prover.dropped, unsafe),
    protectedCells: targets.length,
  };
}

/** Those that somebody would look for even without the candidates that were given up. */
function stillThere(
  everything: Everything,
  dropped: ReadonlySet<number>,
  unsafe: readonly Target[],
): readonly Target[] {
  if (unsafe.length === 0) return unsafe;
  const left = { ...everything, candidates: everything.candidates.filter((_, place) => !dropped.has(place)) };
  const ledger = ledgerOf(left);
  const keys = new Set(targetsOf(left, ledger, overlaidIn(left, ledger).cells).map(({ key }) => key));
  return unsafe.filter(({ key }) => keys.has(key));
}

function overlaidIn({ population, add, rule }: Everything, ledger: Ledger) {
  const cells = [...ledger.values()].map(({ cell }) => cell);
  return overlaid(population, cells, add, rule.minimum);
}

/** Cells that must not be found out: withheld ones of few people, whole bases that answered alike, and small groups left over between cells. */
function targetsOf(
  { population, add, rule }: Everything,
  ledger: Ledger,
  over: readonly Overlaid[],
): readonly Target[] {
  const shown = [...ledger].flatMap(([key, { cell, people, withheld }]) => {
    const isFew = people > 0 && people < rule.minimum;
    return isFew || withheld === 'unanimous' ? [{ key, cell, people }] : [];
  });
  const all = [...ledger.values()].map(({ cell }) => cell);
  const cells = new Map(
    [...remainders(population, all), ...leftBetween(population, all, add)].map((cell) => [
      cellKey(cell),
      cell,
    ]),
  );
  const left = [...cells.values()].flatMap((cell) => {
    const people = add({ cell, weight: null, scores: null });
    return people > 0 && people < rule.minimum ? [{ key: cellKey(cell), cell, people }] : [];
  });
  const keys = new Set(left.map(({ key }) => key));
  const laid = over.flatMap((one) => {
    const key = cellKey(one.cell);
    return keys.has(key) ? [] : [{ key, ...one }];
  });
  return [...shown, ...left, ...laid];
}

function releasedOf({ population }: Everything, ledger: Ledger, table: LinkedTable): ReleasedTable {
  const entries = table.cells.map(({ cell }) => ledger.get(cellKey(tidyCell(population, cell))));
  return {
    ...table,
    withheld: entries.map((entry) => entry?.withheld ?? null),
    withheldMeasures: table.cells.map(({ measures }, at) =>
      [...measures.keys()].filter(
        (which) => entries[at]?.figures.get(JSON.stringify(measures[which]))?.isWithheld === true,
      ),
    ),
  };
}

function withoutAnything(table: LinkedTable): ReleasedTable {
  return {
    ...table,
    withheld: table.cells.map(() => 'whole-table'),
    withheldMeasures: table.cells.map(() => []),
  };
}
