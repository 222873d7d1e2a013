/** The one shape of a published table: made by statistics, thinned by disclosure control, drawn as page, chart, CSV or JSON. */

/**
 * Blocks of rows under columns of one or more banner questions. A block is a row question (or one item of a grid) with its
 * own base; columns stand side by side, the first for everybody. All numbers that tell of people are in `bases` and `cells`.
 */
export interface Table {
  readonly banners: readonly TableBanner[];
  readonly columns: readonly TableColumn[];
  readonly blocks: readonly TableBlock[];
  readonly method: TableMethod;
}

/** A banner question: its columns are compared with each other and with no other's. */
export interface TableBanner {
  /** The variable's key; `total` for everybody. */
  readonly key: string;
  readonly label: string;
  /** The column of row-level files that holds it; null for everybody, and where each of its columns has one of its own. */
  readonly variable: string | null;
  /** Whether nobody is in two of its columns; false for several answers to one question. */
  readonly exclusive: boolean;
  /** Places of its columns in the table's. */
  readonly columns: readonly number[];
}

/** One column of the banner. */
export interface TableColumn {
  /** The category's key; empty for everybody. */
  readonly key: string;
  readonly label: string;
  /** The column of row-level files that is 1 for those who are in it; null where the question's own holds the key. */
  readonly variable: string | null;
  /** Place of its question in `banners`. */
  readonly banner: number;
  /** A, B, …, Z, AA, …, anew for each banner question; empty for everybody. */
  readonly letter: string;
}

/** One row question. */
export interface TableBlock {
  readonly key: string;
  readonly label: string;
  /** What was asked: one answer, several, a number, ranks (first places, or mean ranks). */
  readonly kind: 'single' | 'multiple' | 'number' | 'top' | 'mean-rank';
  /** The column of row-level files that holds it; null where each of its rows has one of its own. */
  readonly variable: string | null;
  /** Of first places: how many are counted; null otherwise. */
  readonly places: number | null;
  /** Of a number that stands for categories: each category's; null otherwise. */
  readonly scores: Readonly<Record<string, number>> | null;
  /**
   * Whether everybody in the base is in exactly one of the rows of measure `share` that sum no others; false where
   * several answers could be given.
   */
  readonly exclusive: boolean;
  /** Of whom the shares are: people who answered, or answers given. */
  readonly of: 'respondents' | 'answers';
  readonly rows: readonly TableRow[];
  /** By column: who answered the block's question. */
  readonly bases: readonly TableBase[];
  /** By row, then by column. */
  readonly cells: readonly (readonly TableCell[])[];
  /** Of the categories' rows against each banner question that could be tested. */
  readonly tests: readonly BannerTest[];
  /** Each pair of columns of a banner question in each row, where comparing was asked for. */
  readonly comparisons: readonly Comparison[];
}

/** What the numbers of a row are. */
export type RowMeasure = 'share' | 'mean' | 'quantile';

/** One row of a block. */
export interface TableRow {
  /** The category's key; or, of another measure, that of what it is about (an item), empty for the question itself. */
  readonly key: string;
  readonly label: string;
  /** The column of row-level files that holds it; null where the block's own does, and for nets. */
  readonly variable: string | null;
  readonly measure: RowMeasure;
  /** Of a quantile: the share below it. */
  readonly at: number | null;
  /** For a net: the places of the rows whose people it joins; null otherwise. */
  readonly net: readonly number[] | null;
}

/** Why a number is not shown: it is small, or it would give another one away. */
export type Withheld = 'primary' | 'secondary';

/** Who a column of a block is about. */
export interface TableBase {
  /** People, unweighted; null where it is withheld. */
  readonly n: number | null;
  /** Sum of their weights. */
  readonly weighted: number | null;
  /** (Σw)²/Σw² (Kish 1965): as many people chosen at random would know as much. */
  readonly effective: number | null;
  /** Degrees of freedom of the column's intervals under a design; null for the elementary formulas, or where none are left. */
  readonly degrees: number | null;
  readonly withheld: Withheld | null;
}

/** One number with what belongs to it; everything is null where it is withheld. */
export interface TableCell {
  /** People, unweighted: in the category, or with a value; answers where shares are of answers. */
  readonly n: number | null;
  readonly weighted: number | null;
  /** The share of the column's base, from 0 to 1; or the mean or quantile. Null where the base is empty. */
  readonly estimate: number | null;
  readonly standardError: number | null;
  readonly interval: readonly [number, number] | null;
  /** Share of the row across the columns of the same banner question; null for other measures. */
  readonly rowShare: number | null;
  /** Share of everybody in the block's base; null for other measures. */
  readonly totalShare: number | null;
  /** Variance over that of as many people chosen at random; 1 without a design, null where it has none. */
  readonly designEffect: number | null;
  /** Letters of the columns that are significantly lower. */
  readonly letters: string;
  readonly withheld: Withheld | null;
}

/** A test of the whole block against one banner question; parts that the method does not use are left out. */
export interface BannerTest {
  /** Place of the question in `banners`. */
  readonly banner: number;
  readonly pearson?: ChiSquareTest;
  readonly likelihoodRatio?: ChiSquareTest;
  readonly raoScott?: RaoScottTest;
  readonly fisher?: { readonly p: number };
  /** Strength of the association, from 0 to 1. */
  readonly cramersV?: number;
  readonly kruskalWallis?: ChiSquareTest;
  /** Equality of the means of the block's row of measure `mean`. */
  readonly means?: FTest;
  /** The test whose verdict counts; null where none could be made. */
  readonly main: BannerTestName | null;
  /** Other reasonable tests that would decide otherwise at the table's level. */
  readonly disputedBy: readonly { readonly test: BannerTestName; readonly p: number }[];
}

/** Tests of a block against a banner question; the last is Pearson's of the weighted shares on the effective base. */
export type BannerTestName =
  | 'pearson'
  | 'likelihoodRatio'
  | 'raoScott'
  | 'fisher'
  | 'kruskalWallis'
  | 'means'
  | 'pearsonOnEffectiveBase';

/** A statistic referred to chi-square. */
export interface ChiSquareTest {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
}

/** A statistic referred to F. */
export interface FTest {
  readonly statistic: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
}

/** Pearson's statistic corrected for the design to the second order (Rao & Scott 1984). */
export interface RaoScottTest extends FTest {
  /** Pearson's statistic of the weighted shares on the unweighted base. */
  readonly chiSquare: number;
}

/** Two columns in one row. */
export interface Comparison {
  readonly row: number;
  /** Places of the two columns in the table's; the difference is the first less the second. */
  readonly columns: readonly [number, number];
  readonly difference: number;
  /** Of the difference, each column with its own variance. */
  readonly standardError: number;
  readonly interval: readonly [number, number];
  /** What was done, as `method.compare` and the design have it. */
  readonly test: ComparisonTest;
  readonly statistic: number;
  /** Degrees of freedom of t; null for z. */
  readonly degrees: number | null;
  readonly p: number;
  /** p after the adjustment for all pairs it was made for. */
  readonly adjusted: number;
  /** Whether the adjusted p is below one minus the level. */
  readonly significant: boolean;
  /** What other reasonable tests say, unadjusted. */
  readonly others: readonly { readonly test: ComparisonTest; readonly p: number }[];
  /** Whether one of them would turn the verdict at the same threshold. */
  readonly disputed: boolean;
}

/** Ways of comparing two columns. */
export type ComparisonTest =
  | 'pooled z'
  | 'unpooled z'
  | 'z on effective bases'
  | 't on linearised standard error'
  | 'Welch t'
  | 'Fisher'
  | 'Mann–Whitney';

/** How letters are kept from appearing by chance where many pairs are compared. */
export type Adjustment = 'none' | 'bonferroni' | 'holm' | 'bh';

/** A margin with the sum of weights that each category has in the population. */
export interface RakedMargin {
  readonly key: string;
  readonly targets: Readonly<Record<string, number>>;
}

/** How the numbers of a table were worked out, so that each can say so. */
export interface TableMethod {
  readonly level: number;
  readonly compare: boolean;
  readonly adjust: Adjustment;
  /** The weight's key; null without. */
  readonly weight: string | null;
  readonly strata: string | null;
  readonly clusters: string | null;
  /** The column of stratum sizes in the population; null where units count as drawn with replacement. */
  readonly populations: string | null;
  /** The margins that weights were raked to from those base weights; they are taken out of the variance. */
  readonly raked: readonly RakedMargin[];
  /** The lowest and the highest raked weight that was allowed; nothing where any was. */
  readonly limits?: readonly [number, number] | null | undefined;
  /** Whether variance is linearised; false for the elementary formulas. */
  readonly linearised: boolean;
  /** The filter as it was written; null without. */
  readonly filter: string | null;
}

/** A cell of which nothing is shown, and why. */
export function withheldCell(withheld: Withheld): TableCell {
  return {
    n: null,
    weighted: null,
    estimate: null,
    standardError: null,
    interval: null,
    rowShare: null,
    totalShare: null,
    designEffect: null,
    letters: '',
    withheld,
  };
}

/** A base of which nothing is shown, and why. */
export function withheldBase(withheld: Withheld): TableBase {
  return { n: null, weighted: null, effective: null, degrees: null, withheld };
}

/** A, B, …, Z, AA, AB, … for the places 0, 1, … */
export function letterAt(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : letterAt(Math.floor(place / 26) - 1) + last;
}
