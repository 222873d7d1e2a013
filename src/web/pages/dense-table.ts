/** A dense, quiet table: columns under banner questions, bases under the heads, and cells of a number with what belongs to it. */

/** A head over one column, or over several. */
export interface DenseHead {
  readonly text: string;
  /** The column's letter; empty where columns are not compared. */
  readonly letter: string;
}

/** A banner question over its columns. */
export interface DenseBanner {
  readonly text: string;
  readonly span: number;
}

/** A row of numbers under the heads, such as bases. */
export interface DenseBase {
  readonly label: string;
  readonly cells: readonly string[];
}

export interface DenseCell {
  /** What is read first. */
  readonly main: string;
  /** Its interval, or what else belongs to it. */
  readonly small: string;
  /** Letters of the columns that are lower. */
  readonly letters: string;
  readonly isQuiet: boolean;
  /** Where the number stands, for asking how it was made; left out where there is nothing more to tell. */
  readonly place?: string;
}

export interface DenseRow {
  readonly label: string;
  /** `net` joins others; `statistic` is a mean or the like. */
  readonly kind: 'plain' | 'net' | 'statistic';
  readonly cells: readonly DenseCell[];
}

/** Rows under a heading of their own, with their own bases where these differ from the table's. */
export interface DenseBlock {
  /** The question of several blocks, above the first of them; null elsewhere. */
  readonly over?: string | null;
  readonly heading: string | null;
  readonly bases: readonly DenseBase[];
  readonly rows: readonly DenseRow[];
}

export interface DenseTable {
  readonly id: string;
  readonly caption: string;
  /** Whether the heading above it says it already. */
  readonly captionHidden?: boolean;
  /** The corner's text, such as what the shares are of. */
  readonly corner: string;
  /** None where everybody is the only column. */
  readonly banners: readonly DenseBanner[];
  readonly heads: readonly DenseHead[];
  readonly bases: readonly DenseBase[];
  readonly blocks: readonly DenseBlock[];
  /** Sentences below it: what letters and signs mean. */
  readonly legend: readonly string[];
}

/** A cell of one text. */
export function plainCell(main: string, small = '', letters = ''): DenseCell {
  return { main, small, letters, isQuiet: false };
}

/** A cell in which nothing is told. */
export function quietCell(main: string): DenseCell {
  return { main, small: '', letters: '', isQuiet: true };
}
