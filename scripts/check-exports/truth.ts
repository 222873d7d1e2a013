/** What every reader has to find in a file of answers, worked out from the rows themselves. */
import { columnsOf, type ExportColumn } from '../../src/services/exports/surveys/columns.js';
import type { ExportSource } from '../../src/services/exports/surveys/format.js';

/** Of one column: how many cells say something, and their sum (of days those since 1970, of texts the bytes in UTF-8 without spaces at the end). */
export interface Found {
  readonly valid: number;
  readonly sum: number;
}

/** By the column's name. */
export type Findings = ReadonlyMap<string, Found>;

/** What holds of the columns, with the codes that say nothing counted as valid or not. */
export interface Truth {
  readonly columns: readonly ExportColumn[];
  readonly withSilent: Findings;
  readonly withoutSilent: Findings;
}

/** Reads all rows once. */
export async function truthOf(source: ExportSource): Promise<Truth> {
  const columns = columnsOf(source, { columns: 'choices', language: 'en' });
  const cells = columns.map(({ name, cells, missing, kind }) => ({
    ...{ name, at: cells.kind === 'one' ? cells.at : 0, silent: new Set(missing), kind },
    all: { valid: 0, sum: 0 },
    telling: { valid: 0, sum: 0 },
  }));
  for await (const slice of source.rows()) {
    for (const { values } of slice) {
      for (const { at, silent, kind, all, telling } of cells) {
        const value = values[at] ?? null;
        if (value === null) continue;
        const size = sizeOf(value, kind);
        all.valid += 1;
        all.sum += size;
        if (typeof value === 'number' && silent.has(value)) continue;
        telling.valid += 1;
        telling.sum += size;
      }
    }
  }
  return {
    columns,
    withSilent: new Map(cells.map(({ name, all }) => [name, all])),
    withoutSilent: new Map(cells.map(({ name, telling }) => [name, telling])),
  };
}

/** What one value adds to a sum. */
export function sizeOf(value: number | string, kind: ExportColumn['kind']): number {
  if (typeof value === 'number') return value;
  return kind === 'date' ? Date.parse(value) / 86_400_000 : Buffer.byteLength(value.replace(/ +$/, ''));
}
