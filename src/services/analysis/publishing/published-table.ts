/** The shape of a published table where it is stored and read back: `Table` of `domain/statistics`, without tests and comparisons. */
import { z } from 'zod';
import type { Table } from '../../../domain/statistics/table.js';
import { wordRecord } from '../../../shared/word-record.js';

const name = z.string().max(2000);
const number = z.number().nullable();
const withheld = z.enum(['primary', 'secondary']).nullable();
const interval = z.tuple([z.number(), z.number()]);

const base = z.strictObject({
  ...{ n: number, weighted: number, effective: number, degrees: number, withheld },
});

const cell = z.strictObject({
  ...{ n: number, weighted: number, estimate: number, standardError: number, interval: interval.nullable() },
  ...{ rowShare: number, totalShare: number, designEffect: number, letters: z.string().max(200), withheld },
});

const row = z.strictObject({
  ...{ key: name, label: name, variable: name.nullable(), measure: z.enum(['share', 'mean', 'quantile']) },
  ...{ at: number, net: z.array(z.int().min(0)).nullable() },
});

const block = z.strictObject({
  ...{ key: name, label: name, variable: name.nullable(), places: number },
  kind: z.enum(['single', 'multiple', 'number', 'top', 'mean-rank']),
  scores: wordRecord(z.number()).nullable(),
  exclusive: z.boolean(),
  of: z.enum(['respondents', 'answers']),
  rows: z.array(row),
  bases: z.array(base),
  cells: z.array(z.array(cell)),
  /** Left out of what is published, with the comparisons behind the letters. */
  ...{ tests: z.array(z.never()), comparisons: z.array(z.never()) },
});

const column = z.strictObject({
  ...{ key: name, label: name, variable: name.nullable(), banner: z.int().min(0), letter: z.string().max(3) },
});

const banner = z.strictObject({
  ...{ key: name, label: name, variable: name.nullable(), exclusive: z.boolean() },
  columns: z.array(z.int().min(0)),
});

const method = z.strictObject({
  ...{ level: z.number(), compare: z.boolean(), adjust: z.enum(['none', 'bonferroni', 'holm', 'bh']) },
  ...{ weight: name.nullable(), strata: name.nullable(), clusters: name.nullable() },
  ...{ populations: name.nullable(), linearised: z.boolean(), filter: z.string().nullable() },
  raked: z.array(z.strictObject({ key: name, targets: wordRecord(z.number()) })),
  limits: z.tuple([z.number(), z.number()]).nullish(),
});

/** A table as it is published. */
export const publishedTable: z.ZodType<Table> = z.strictObject({
  ...{ banners: z.array(banner), columns: z.array(column), blocks: z.array(block), method },
});

/** What stands behind letters that another reasonable test would take away. */
export const DISPUTED = '†';

/**
 * The protected table without tests and comparisons, which readers do not see: a letter that another reasonable test would take
 * away keeps a dagger.
 */
export function asPublished(table: Table): Table {
  return {
    ...table,
    blocks: table.blocks.map((one) => ({
      ...one,
      tests: [],
      comparisons: [],
      cells: one.cells.map((line, place) =>
        line.map((each, at) => {
          const isDisputed = one.comparisons.some(
            ({ row: of, columns, difference, significant, disputed }) =>
              significant && disputed && of === place && columns[difference > 0 ? 0 : 1] === at,
          );
          return isDisputed && each.letters !== '' ? { ...each, letters: each.letters + DISPUTED } : each;
        }),
      ),
    })),
  };
}
