/** Published tables through the one door: tables go in as they were reckoned, and come out as they may be published. */
import { assert } from '../../../../shared/assert.js';
import type { Table } from '../../table.js';
import { adderOf, type Population } from '../population.js';
import { protect } from '../protect.js';
import type { Rule } from '../rule.js';
import type { Solver } from '../solver.js';
import { enteredTables } from './entered-tables.js';
import type { AskedTable } from './layout.js';
import { type Linked, stepsOf } from './linked.js';
import { reasonsOf, type TableReasons } from './reasons.js';
import { releaseOf } from './released.js';
import { reportOf, type TableReport } from './report.js';
import { thinTable } from './thin-table.js';

/** Tables about the same people. */
export interface TablesToProtect {
  /** All people whom any of the tables is about. */
  readonly people: number;
  /** What is out, each table as it was published, with the rule by which it was. */
  readonly published: readonly (AskedTable & { readonly rule: Rule })[];
  readonly candidates: readonly AskedTable[];
  readonly rule: Rule;
  /** Names of variables that hang together, beside those that are seen to: a filter's or a derived variable's with what they look at. */
  readonly ties: Population['ties'];
}

/** What may be published. */
export interface ProtectedTables {
  /** The candidates in their order, without what is withheld. */
  readonly tables: readonly Table[];
  /** By candidate, what was withheld and why; for those who publish, not for readers. */
  readonly reports: readonly TableReport[];
  /** By candidate, why each number that is withheld is; for those who publish, not for readers. */
  readonly reasons: readonly TableReasons[];
  /** How many groups of few people can be found out, or nearly, from what was published before. */
  readonly exposed: number;
}

/**
 * Protects tables of a survey, or of a ballot's companion questions, given all of its tables that are out. Each table comes with what it
 * was made of, so that its cells can be told to be those of another table, or parts of them; a table whose numbers are not
 * those of its own cells is a defect, and stops here.
 */
export function protectTables(given: TablesToProtect, solve: Solver): ProtectedTables {
  const entered = enteredTables(given.people, [...given.published, ...given.candidates]);
  const population = entered.population(given.ties);
  const add = adderOf(population);
  const before = given.published.length;
  const released = given.published.map(({ table, rule }, at) =>
    releaseOf(table, entered.link(at, stepsOf(rule)), rule.minimumBase, add),
  );
  const links = given.candidates.map((_, at) => entered.link(before + at, stepsOf(given.rule)));
  links.forEach((one, at) => {
    checkCounts(given.candidates[at] as AskedTable, one, (cell) => add({ cell, weight: null, scores: null }));
  });
  const candidates = links.map(({ table }) => table);
  const protection = protect({ population, published: released, candidates, rule: given.rule }, solve);
  return {
    tables: given.candidates.map(({ table, request }, at) =>
      thinTable(table, {
        linked: links[at] as Linked,
        released: protection.tables[at] as (typeof protection.tables)[number],
        steps: stepsOf(given.rule),
        isWeighted: request.design !== null,
      }),
    ),
    reports: protection.tables.map(reportOf),
    reasons: protection.tables.map((released, at) =>
      reasonsOf(released, links[at] as Linked, given.candidates[at] as AskedTable),
    ),
    exposed: protection.exposed.length,
  };
}

/** Whether each number of the table is that of the cell it is taken for. */
function checkCounts(
  { name, table }: AskedTable,
  { table: { cells }, places }: Linked,
  count: (cell: (typeof cells)[number]['cell']) => number,
): void {
  const isRight = (place: number, n: number | null) => {
    const cell = cells[place]?.cell;
    assert(
      cell === undefined || count(cell) === n,
      `a number of the table “${name}” is not that of its cell`,
    );
  };
  table.blocks.forEach((block, at) => {
    block.bases.forEach(({ n }, column) => {
      isRight(places.base(at, column), n);
    });
    block.cells.forEach((line, row) => {
      line.forEach(({ n }, column) => {
        isRight(places.cell(at, row, column), n);
      });
    });
  });
}
