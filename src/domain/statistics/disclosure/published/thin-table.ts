/** A table as it may be published: what is withheld is taken out, with everything that was reckoned from it, and the rest is rounded. */
import {
  type Table,
  type TableBase,
  type TableBlock,
  type TableCell,
  withheldBase,
  withheldCell,
} from '../../table.js';
import type { ReleasedTable } from '../linked-tables.js';
import { type Linked, placeOfRole, type Role, type Steps } from './linked.js';
import { roundBase, roundCell, roundComparison, roundTest } from './round-numbers.js';

/** How a table is thinned. */
export interface Thinning {
  readonly linked: Linked;
  readonly released: ReleasedTable;
  readonly steps: Steps;
  readonly isWeighted: boolean;
}

/**
 * The table with nulls for what `released` withholds. A share goes with its base; a comparison with either of its cells, and with those
 * whose p-values it was adjusted for; a test with any of the cells it is about. What is left is told to the thinning's
 * steps. Every number that is not shown bears the same mark, whatever the reason: a mark for small ones alone would tell that
 * the others are large.
 */
export function thinTable(table: Table, thinning: Thinning): Table {
  return { ...table, blocks: table.blocks.map((_, at) => new Thinner(table, at, thinning).block()) };
}

const MARK = 'secondary';

/** Thins one block of a table. */
class Thinner {
  readonly #table: Table;
  readonly #block: TableBlock;
  readonly #at: number;
  readonly #thinning: Thinning;

  constructor(table: Table, at: number, thinning: Thinning) {
    this.#table = table;
    this.#block = table.blocks[at] as TableBlock;
    this.#at = at;
    this.#thinning = thinning;
  }

  block(): TableBlock {
    const { steps } = this.#thinning;
    const columns = [...this.#table.columns.keys()];
    const bases = columns.map((column) => this.#base(column));
    const comparisons = this.#block.comparisons
      .filter(({ row, columns: pair }) => this.#isComparable(row, pair))
      .map((comparison) => roundComparison(comparison, this.#isExact() ? null : steps));
    const cells = this.#block.cells.map((line, row) =>
      line.map((cell, column) => ({
        ...this.#cell(cell, row, column, bases),
        letters: this.#letters(
          comparisons.filter((one) => one.row === row && one.significant),
          column,
        ),
      })),
    );
    const tests = this.#block.tests
      .filter(
        ({ banner }) =>
          !this.#anyHidden(columns.filter((column) => this.#bannerOf(column) === banner || column === 0)),
      )
      .map((test) => (this.#isExact() ? test : roundTest(test)));
    return { ...this.#block, bases, cells, tests, comparisons };
  }

  /** Whether what is reckoned from counts that are told may be told in full. */
  #isExact(): boolean {
    return !this.#thinning.isWeighted && this.#thinning.steps.count === 0;
  }

  #base(column: number): TableBase {
    const base = this.#block.bases[column] as TableBase;
    const place = this.#thinning.linked.places.base(this.#at, column);
    if (this.#isWithheld(place)) return withheldBase(MARK);
    const weighted = this.#isTold(place, 'weight') ? base.weighted : null;
    const effective = weighted === null ? null : base.effective;
    return roundBase({ ...base, weighted, effective }, this.#isExact() ? null : this.#thinning.steps);
  }

  #cell(cell: TableCell, row: number, column: number, bases: readonly TableBase[]): TableCell {
    if (this.#isHidden(row, column)) return withheldCell(MARK);
    const place = this.#thinning.linked.places.cell(this.#at, row, column);
    const banner = this.#bannerOf(column);
    const isOwn = (role: Role) => place === -1 || this.#isTold(place, role);
    const hasEstimate = this.#hasDenominator(column, bases) && isOwn('estimate');
    const hasRow = banner === 0 || !this.#isWithheld(this.#thinning.linked.places.row(this.#at, row, banner));
    const isPlain = this.#block.of === 'respondents' || !this.#thinning.isWeighted;
    const hasTotal = isPlain && this.#hasDenominator(0, bases) && isOwn('totalShare');
    const hasCount = !this.#thinning.isWeighted || place === -1 || this.#block.rows[row]?.measure !== 'share';
    const told: TableCell = {
      ...cell,
      n: hasCount ? cell.n : null,
      weighted: hasCount && isOwn('weight') ? cell.weighted : null,
      rowShare: isPlain && hasRow && isOwn('rowShare') ? cell.rowShare : null,
      totalShare: hasTotal ? cell.totalShare : null,
      ...(hasEstimate ? {} : { estimate: null, standardError: null, interval: null, designEffect: null }),
    };
    const measure = this.#block.rows[row]?.measure ?? 'share';
    const scores = this.#thinning.linked.scores(this.#at, row);
    const base = bases[column]?.n ?? null;
    return this.#isExact()
      ? told
      : roundCell(
          told,
          { measure, scores, base, isWeighted: this.#thinning.isWeighted },
          this.#thinning.steps,
        );
  }

  /** Whether what shares of the column are of is told: its base, or where they are of answers each row of it. */
  #hasDenominator(column: number, bases: readonly TableBase[]): boolean {
    return this.#block.of === 'answers' ? !this.#anyHidden([column]) : bases[column]?.withheld === null;
  }

  /** A net of answers is as hidden as any of its rows. */
  #isHidden(row: number, column: number): boolean {
    const place = this.#thinning.linked.places.cell(this.#at, row, column);
    if (place !== -1) return this.#isWithheld(place);
    return (this.#block.rows[row]?.net ?? []).some((one) => this.#isHidden(one, column));
  }

  #isWithheld(place: number): boolean {
    return (this.#thinning.released.withheld[place] ?? null) !== null;
  }

  #isTold(place: number, role: Role): boolean {
    const { cells, withheldMeasures } = this.#thinning.released;
    const measure = placeOfRole(cells[place]?.measures ?? [], role);
    return !(withheldMeasures[place] ?? []).includes(measure);
  }

  #bannerOf(column: number): number {
    return this.#table.columns[column]?.banner ?? 0;
  }

  #anyHidden(columns: readonly number[]): boolean {
    return columns.some(
      (column) =>
        this.#isWithheld(this.#thinning.linked.places.base(this.#at, column)) ||
        this.#block.rows.some((_, row) => this.#isHidden(row, column)),
    );
  }

  /** Whether nothing that is withheld had a part in the comparison, or in what its p-value was adjusted for. */
  #isComparable(row: number, [first, second]: readonly [number, number]): boolean {
    const isTold = (column: number) =>
      !this.#isHidden(row, column) && !this.#isWithheld(this.#thinning.linked.places.base(this.#at, column));
    const { adjust } = this.#table.method;
    const family = this.#table.banners[this.#bannerOf(first)]?.columns ?? [];
    if (adjust === 'bh') return !this.#anyHidden(family);
    return (adjust === 'holm' ? family : [first, second]).every(isTold);
  }

  #letters(significant: TableBlock['comparisons'], column: number): string {
    const lower = significant.flatMap(({ columns: [first, second], difference }) => {
      if (column === first && difference > 0) return [second];
      return column === second && difference < 0 ? [first] : [];
    });
    return lower
      .sort((a, b) => a - b)
      .map((other) => this.#table.columns[other]?.letter ?? '')
      .join('');
  }
}
