/** What the columns of a file mean, for codebooks of every kind. */
import type { RowBlank } from '../../surveys/rows-beside.js';
import type { ExportColumn } from './columns.js';
import type { Measured } from './measure.js';

/** A code, or the name of a choice where several stand in one column, and how many gave it; null where nobody counted. */
export interface CodebookCode {
  readonly code: number | string;
  readonly label: string;
  /** Whether it says nothing (“prefer not to say”). */
  readonly missing: boolean;
  readonly count: number | null;
}

export interface CodebookVariable {
  readonly name: string;
  readonly label: string;
  readonly kind: ExportColumn['kind'];
  readonly measure: ExportColumn['measure'];
  /** Numbers of the versions that have it. */
  readonly versions: readonly number[];
  /** Empty where it has none. */
  readonly codes: readonly CodebookCode[];
  /** Rows with a value, and blank ones by their reason; null where nobody counted. */
  readonly valid: number | null;
  readonly blanks: readonly { readonly reason: RowBlank; readonly count: number }[] | null;
  /** The least and the greatest number, or the first and the last day; null where nobody looked, or there is none. */
  readonly from: string | null;
  readonly to: string | null;
}

/** The codebook of these columns, which are the variables one by one; with counts where all rows were measured. */
export function codebookOf(
  columns: readonly ExportColumn[],
  measured: Measured | null,
): readonly CodebookVariable[] {
  return columns.map(({ name, label, kind, measure, versions, codes, missing, blanks, cells }) => {
    const tally = cells.kind === 'one' ? (measured?.variables[cells.at] ?? null) : null;
    const [from, to] = kind === 'date' ? [tally?.first, tally?.last] : [tally?.least, tally?.greatest];
    const hasRange = tally !== null && tally.valid > 0 && (kind === 'date' || kind === 'number');
    return {
      ...{ name, label, kind, measure, versions },
      codes:
        cells.kind === 'list'
          ? cells.choices.map((choice) => ({
              code: choice.name,
              label: choice.label,
              missing: false,
              count: null,
            }))
          : (codes ?? []).map((each) => ({
              ...{ ...each, missing: missing.includes(each.code) },
              count: tally === null ? null : (tally.counts.get(each.code) ?? 0),
            })),
      valid: tally?.valid ?? null,
      blanks:
        tally === null ? null : blanks.map((reason, index) => ({ reason, count: tally.blank[index] ?? 0 })),
      from: hasRange ? String(from) : null,
      to: hasRange ? String(to) : null,
    };
  });
}
