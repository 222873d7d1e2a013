/** Made-up samples under every kind of design, for laws that hold under all of them. */
import fc from 'fast-check';
import { type CategoryColumn, categoriesWithin } from '../../src/domain/statistics/columns.js';
import { type SurveyDesign, surveyDesign } from '../../src/domain/statistics/design/design.js';
import { rakedDesign } from '../../src/domain/statistics/design/raked-design.js';

/** Categories as a column; null is a blank. */
export function categoryColumn(cells: readonly (string | null)[]): CategoryColumn {
  const categories = [...new Set(cells.filter((cell) => cell !== null))].sort();
  return {
    kind: 'categories',
    categories,
    codes: Int8Array.from(cells, (cell) => (cell === null ? -1 : categories.indexOf(cell))),
  };
}

/** A column of 0, 1, … as categories a, b, …; negative for blanks. */
export function codedColumn(codes: readonly number[], size: number): CategoryColumn {
  return {
    kind: 'categories',
    categories: Array.from({ length: size }, (_, at) => String.fromCharCode(97 + at)),
    codes: Int8Array.from(codes),
  };
}

/** One made-up sample: a design with two questions, a number and a row mask. */
export interface MadeSample {
  readonly design: SurveyDesign;
  readonly rows: CategoryColumn;
  readonly columns: CategoryColumn;
  readonly values: Float64Array;
  readonly mask: Uint8Array;
}

const ROW = fc.record({
  weight: fc.double({ min: 0.2, max: 5, noNaN: true }),
  stratum: fc.integer({ min: 0, max: 2 }),
  cluster: fc.integer({ min: 0, max: 3 }),
  row: fc.integer({ min: -1, max: 2 }),
  column: fc.integer({ min: 0, max: 2 }),
  value: fc.integer({ min: -500, max: 500 }).map((tenths) => tenths / 10),
  margin: fc.integer({ min: 0, max: 2 }),
  inside: fc.boolean(),
});

/** Samples with strata or not, clusters or not, a known population or not, raked or not; those that are no design are left out. */
export const madeSamples = fc
  .record({
    rows: fc.array(ROW, { minLength: 30, maxLength: 60 }),
    stratified: fc.boolean(),
    clustered: fc.boolean(),
    corrected: fc.boolean(),
    raked: fc.boolean(),
  })
  .map(({ rows, ...kind }) => sampleOf(rows, kind))
  .filter((sample) => sample !== null);

type Row = typeof ROW extends fc.Arbitrary<infer Made> ? Made : never;

function sampleOf(
  rows: readonly Row[],
  kind: { stratified: boolean; clustered: boolean; corrected: boolean; raked: boolean },
): MadeSample | null {
  const column = (of: (row: Row) => number) =>
    categoriesWithin(codedColumn(rows.map(of), 4), new Uint8Array(rows.length).fill(1));
  const made = surveyDesign({
    rows: rows.length,
    weights: Float64Array.from(rows, ({ weight }) => weight),
    strata: kind.stratified ? column(({ stratum }) => stratum) : undefined,
    clusters: kind.clustered ? column(({ cluster }) => cluster) : undefined,
    populations: kind.corrected ? new Float64Array(rows.length).fill(100) : undefined,
  });
  if (!made.ok) return null;
  const margin = column((row) => row.margin);
  const targets = new Map(margin.categories.map((category) => [category, 1 / margin.categories.length]));
  const design = kind.raked ? rakedDesign(made.value, [{ key: 'margin', column: margin, targets }]) : made;
  if (!design.ok) return null;
  return {
    design: design.value,
    rows: codedColumn(
      rows.map(({ row }) => row),
      3,
    ),
    columns: codedColumn(
      rows.map((row) => row.column),
      3,
    ),
    values: Float64Array.from(rows, ({ value }) => value),
    mask: Uint8Array.from(rows, ({ inside }) => (inside ? 1 : 0)),
  };
}
