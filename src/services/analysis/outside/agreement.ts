/** `agreement`: how far several coders gave the same categories to the same rows. */
import { z } from 'zod';
import { type Codings, isComplete } from '../../../domain/statistics/agreement/codings.js';
import { cohenKappa, fleissKappa } from '../../../domain/statistics/agreement/kappa.js';
import {
  krippendorffAlpha,
  METRICS,
  type Metric,
} from '../../../domain/statistics/agreement/krippendorff.js';
import { decimalOf, inCategoryOrder } from '../../../domain/statistics/category-order.js';
import { outsideAnalysis } from './analysis.js';
import { cellsOf } from './columns-of.js';
import type { CsvTable } from './csv-table.js';
import { filterRows } from './filter.js';
import { column, PLAIN } from './options.js';
import { fail } from './refusal.js';

const UNDEFINED =
  'all codes that can be compared are the same category, so agreement beyond chance is not defined';

export const agreement = outsideAnalysis({
  name: 'agreement',
  summary: 'agreement of coders: Cohen, Fleiss, Krippendorff',
  options: {
    ...PLAIN,
    coders: z.array(column).min(2),
    metric: z.enum(METRICS).default('nominal'),
  },
  answer(data, { coders, metric, filter }) {
    const { codings, values } = readCodings(data, coders, metric, filter);
    const alpha = krippendorffAlpha(codings, metric, values);
    const pairs = metric === 'nominal' && isComplete(codings) ? kappasOf(codings) : {};
    return { ...pairs, krippendorff: { alpha: alpha ?? fail(UNDEFINED) } };
  },
});

function kappasOf(codings: Codings) {
  const cohen = codings.coders === 2 ? (cohenKappa(codings) ?? fail(UNDEFINED)) : null;
  return {
    ...(cohen === null ? {} : { cohen: { kappa: cohen.kappa, z: cohen.z ?? undefined } }),
    fleiss: { kappa: fleissKappa(codings) ?? fail(UNDEFINED) },
  };
}

/** The codes of the rows that pass; where a metric measures, numbers that are equal are one category. */
function readCodings(
  data: CsvTable,
  coders: readonly string[],
  metric: Metric,
  filter: string | undefined,
): { readonly codings: Codings; readonly values: readonly number[] } {
  const mask = filterRows(data, filter);
  const cells = coders.map((name) => cellsOf(data, name).filter((_, row) => mask[row] === 1));
  const texts = new Set(cells.flat().filter((cell) => cell !== null));
  if (texts.size === 0) fail('expected categories, found only blanks');
  const isNumeric = [...texts].every((text) => !Number.isNaN(decimalOf(text)));
  if (metric === 'interval' && !isNumeric) fail('the interval metric needs numbers, found other texts');
  const keyOf = (text: string) => (metric !== 'nominal' && isNumeric ? String(decimalOf(text)) : text);
  const categories = inCategoryOrder(new Set([...texts].map(keyOf)));
  const numbers = new Map(categories.map((category, number) => [category, number]));
  const rows = cells[0]?.length ?? 0;
  const given = (row: number) => cells.filter((column) => (column[row] ?? null) !== null).length;
  if (![...Array(rows).keys()].some((row) => given(row) > 1))
    fail('no row was coded by two coders, so there is nothing to compare');
  const codes = Int32Array.from({ length: rows * coders.length }, (_, at) => {
    const cell = cells[at % coders.length]?.[Math.floor(at / coders.length)] ?? null;
    return cell === null ? -1 : (numbers.get(keyOf(cell)) ?? -1);
  });
  return {
    codings: { coders: coders.length, categories: categories.length, codes },
    values: categories.map(decimalOf),
  };
}
