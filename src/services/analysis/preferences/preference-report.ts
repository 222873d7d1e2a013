/** What is told of preferences between items, whichever task people were given: by group, with how sure it is. */

/** A test of whether groups differ. */
export interface DifferenceTest {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
}

/** One item in one group. */
export interface PreferenceItem {
  /** Utility around zero, or log-worth around zero; with its robust error and interval. */
  readonly utility: number;
  readonly standardError: number;
  readonly interval: readonly [number, number];
  /** How often it would be first of all items, from 0 to 1. */
  readonly share: number;
  readonly shareInterval: readonly [number, number];
  /** 1 is first; the interval holds the stated share of redrawn groups. */
  readonly rank: number;
  readonly rankInterval: readonly [number, number];
  /** Share of redrawn groups in which it had each rank, the first rank first. */
  readonly rankShares: readonly number[];
  /** Counts without a model, weighted where weights are. */
  readonly counts: Readonly<Record<string, number>>;
}

/** How well a model fits. */
export interface Fit {
  readonly logLikelihood: number;
  /** The same where everything is alike; null where it is not told. */
  readonly byChance: number | null;
}

/** One group of respondents. */
export interface PreferenceGroup {
  /** Place of its question in `banners`; null for everybody. */
  readonly banner: number | null;
  readonly key: string;
  readonly label: string;
  readonly respondents: number;
  /** (Σw)²/Σw² of its respondents. */
  readonly effective: number;
  readonly tasks: number;
  /** Why there are no estimates; null where there are. */
  readonly fault: string | null;
  /** Null without estimates. */
  readonly fit: Fit | null;
  /** In the order of the report's items; empty without estimates. */
  readonly items: readonly PreferenceItem[];
  /** Redrawn groups in which an item's utility ran away, or nothing could be estimated. */
  readonly unbounded: number;
  readonly failed: number;
}

/** One question across the top: whether its groups differ. */
export interface PreferenceBanner {
  readonly key: string;
  readonly label: string;
  readonly likelihoodRatio: DifferenceTest | null;
  readonly wald: DifferenceTest | null;
}

export interface PreferenceReport {
  readonly kind: 'best-worst' | 'ranking' | 'paired';
  readonly key: string;
  readonly label: string;
  readonly items: readonly { readonly key: string; readonly label: string }[];
  /** Words for items that nobody was shown, which have no estimates. */
  readonly neverShown: readonly string[];
  readonly banners: readonly PreferenceBanner[];
  /** Everybody first. */
  readonly groups: readonly PreferenceGroup[];
  readonly level: number;
  /** How often each group was drawn anew. */
  readonly draws: number;
}
