/** Options that several kinds of analysis share, as parts of a zod shape. */
import { z } from 'zod';
import { wordMap } from '../../../shared/word-record.js';

/** The name of a column, as the header has it. */
export const column = z.string();

/** One or more columns. */
export const columns = z.array(column).min(1);

/** A category of a column: compared as text, though JSON may say it as a number. */
export const category = z.union([z.string(), z.number().transform(String)]);

/** Which rows count: an XLSForm expression over the columns of a row. */
export const filter = z.string().optional();

/** The level of confidence of intervals and letters. */
export const level = z.number().gt(0).lt(1).default(0.95);

/** For kinds that neither weigh nor know a design. */
export const PLAIN = { filter, level } as const;

/** For kinds that weigh and know no design. */
export const WEIGHTED = { ...PLAIN, weight: column.optional() } as const;

/** For kinds that know a whole design. */
export const DESIGNED = {
  ...WEIGHTED,
  strata: column.optional(),
  clusters: column.optional(),
  fpc: column.optional(),
} as const;

/** Targets of raking: for each margin (a column) a target for each category, as shares or counts. */
export const margins = wordMap(wordMap(z.number()));
