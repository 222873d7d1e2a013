/** What a number of a table was compared with, test by test. */
import type { Comparison, ComparisonTest, Table } from '../../domain/statistics/table.js';
import { comparisonInR } from '../../domain/statistics/tables/r-lines.js';
import { inWords } from '../../domain/statistics/words.js';
import type { Formats } from '../../shared/dates.js';
import { exactText, pNumber, pText } from './workbench-numbers.js';

/** One comparison with another column of the same question. */
export interface ToldComparison {
  readonly other: string;
  /** This column less the other, with its interval. */
  readonly difference: string;
  readonly test: string;
  readonly p: string;
  readonly adjusted: string;
  readonly verdict: string;
  /** What other tests say, where one of them would decide otherwise; null elsewhere. */
  readonly dispute: string | null;
  readonly lines: readonly string[];
}

interface Place {
  readonly block: number;
  readonly row: number;
  readonly column: number;
}

/** The comparisons of the cell, this column always first. */
export function comparisonsTold(table: Table, place: Place, format: Formats): readonly ToldComparison[] {
  const block = table.blocks[place.block];
  if (block === undefined) return [];
  const isShare = block.rows[place.row]?.measure === 'share';
  return block.comparisons
    .filter(({ row, columns }) => row === place.row && columns.includes(place.column))
    .map((comparison) => {
      const [first, second] = comparison.columns;
      const isFirst = first === place.column;
      const other = table.columns[isFirst ? second : first];
      return {
        other: `${other?.letter ?? ''} ${other?.label ?? ''}`.trim(),
        difference: differenceTold(comparison, { isFirst, isShare }, format),
        test: testTold(comparison, format),
        p: pNumber(comparison.p),
        adjusted: pNumber(comparison.adjusted),
        verdict: comparison.significant ? 'Different' : 'Not shown to differ',
        dispute: disputeTold(comparison),
        lines: comparisonInR(table, place.block, comparison),
      };
    });
}

function differenceTold(
  { difference, interval: [low, high] }: Comparison,
  { isFirst, isShare }: { readonly isFirst: boolean; readonly isShare: boolean },
  format: Formats,
): string {
  const sign = isFirst ? 1 : -1;
  const told = (value: number) => {
    const shown = exactText(Math.abs(value) * (isShare ? 100 : 1), format);
    return value < 0 ? `−${shown}` : shown;
  };
  const ends = isFirst ? [low, high] : [-high, -low];
  const unit = isShare ? ' points' : '';
  return `${told(sign * difference)}${unit} (${ends.map(told).join(' to ')})`;
}

function testTold({ test, statistic, degrees }: Comparison, format: Formats): string {
  const size = exactText(Math.abs(statistic), format);
  if (degrees === null) return `${test}: ${size}`;
  return `${test}: ${size}, ${exactText(degrees, format)} df`;
}

function disputeTold({ disputed, significant, others }: Comparison): string | null {
  if (!disputed) return null;
  const said = others.map(({ test, p }) => `${OTHER_NAMES[test]} has ${pText(p)}`);
  const verdict = significant ? 'not all tests find a difference' : 'another test finds a difference';
  return `Depends on the test, ${verdict}: ${inWords(said)}, unadjusted.`;
}

const OTHER_NAMES: Readonly<Record<ComparisonTest, string>> = {
  'pooled z': 'the pooled z test',
  'unpooled z': 'the unpooled z test',
  'z on effective bases': 'the z test on effective bases',
  't on linearised standard error': 'the t test on the linearised standard error',
  'Welch t': 'Welch’s t test',
  Fisher: 'Fisher’s exact test',
  'Mann–Whitney': 'the Mann–Whitney test',
};
