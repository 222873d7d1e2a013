/** Made-up respondents and tables of them, for the properties of disclosure control. */
import fc from 'fast-check';
import type { Measure } from '../../../../src/domain/statistics/disclosure/figures.js';
import type { LinkedCell, LinkedTable } from '../../../../src/domain/statistics/disclosure/linked-tables.js';
import type { Cell, Condition, Population } from '../../../../src/domain/statistics/disclosure/population.js';
import type { Rule } from '../../../../src/domain/statistics/disclosure/rule.js';

export const SIZES: Readonly<Record<string, number>> = { audience: 3, sex: 2, reason: 3, region: 2 };
export const NAMES = Object.keys(SIZES);
export const RULE: Rule = { minimum: 5, minimumBase: 5, width: 2, roundTo: 0, withholdUnanimous: false };
export const COUNT: readonly Measure[] = [{ kind: 'count', step: 0 }];

/** A population with such answers: by variable, in the order of people. */
export function population(answers: Readonly<Record<string, readonly number[]>>, sizes = SIZES): Population {
  const [first = []] = Object.values(answers);
  return {
    people: first.length,
    ties: [],
    weights: new Map(),
    variables: new Map(
      Object.entries(answers).map(([name, codes]) => [name, { values: sizes[name]!, codes }]),
    ),
  };
}

/** People of whom most give the first answer to everything, so that small groups come about as they do in life. */
export const populations: fc.Arbitrary<Population> = fc
  .array(
    fc.tuple(
      ...NAMES.map((name) =>
        fc.nat({ max: SIZES[name]! * 2 }).map((value) => (value < SIZES[name]! ? value : 0)),
      ),
    ),
    {
      minLength: 25,
      maxLength: 90,
    },
  )
  .map((rows) =>
    population(Object.fromEntries(NAMES.map((name, at) => [name, rows.map((row) => row[at]!)]))),
  );

export const upTo = (values: number): number[] => Array.from({ length: values }, (_, value) => value);

/** Rows by columns with their margins, perhaps with a net of the first two, perhaps of some people only. */
export function crossing(
  rows: string,
  columns: string,
  net = false,
  filter: Condition | null = null,
): LinkedTable {
  const sets = (name: string): (readonly number[] | null)[] => {
    const single = upTo(SIZES[name]!).map((value) => [value]);
    return [null, ...single, ...(net && single.length > 2 ? [[0, 1]] : [])];
  };
  const on = (variable: string, values: readonly number[] | null): Cell =>
    values === null ? [] : [{ variable, values }];
  const among = filter === null ? [] : [filter];
  const cells = sets(rows).flatMap((row) =>
    sets(columns).map(
      (column): LinkedCell => ({
        cell: [...on(rows, row), ...on(columns, column), ...among],
        base: row === null ? null : [...on(columns, column), ...among],
        measures: COUNT,
      }),
    ),
  );
  return { name: `${rows} by ${columns}`, cells };
}

export const tables: fc.Arbitrary<LinkedTable> = fc
  .tuple(fc.shuffledSubarray(NAMES, { minLength: 3, maxLength: 3 }), fc.boolean(), fc.boolean())
  .map(([[rows, columns, filter], net, isFiltered]) =>
    crossing(rows!, columns!, net, isFiltered ? { variable: filter!, values: [0] } : null),
  );
