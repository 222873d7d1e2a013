/** The result of a count exactly as the command prints it and a ballot publishes it. */
import type { LeftOut, RoundKind } from './tally.js';

/** Fingerprints that let a recount be compared, and why papers were left out. */
export interface Certificate {
  readonly engine: string;
  /** SHA-256 of the definition's JSON (see `definitionText`). */
  readonly definition: string;
  /** SHA-256 of all papers in canonical order (see `papersBytes`). */
  readonly papers: string;
  /** The papers that no tally contains, with the reason. */
  readonly leftOut: readonly LeftOut[];
}

/** One round: what was done (`excluded`, `transfers`), then the tallies it leads to and who they elect. */
export interface Round {
  readonly kind: RoundKind;
  readonly tallies: Readonly<Record<string, string>>;
  readonly exhausted: string;
  /** What truncation has taken up to here; absent where the rule truncates nothing. */
  readonly lost?: string;
  readonly elected: readonly string[];
  readonly excluded: readonly string[];
  readonly transfers: readonly Transfer[];
  readonly note: string;
}

/** Papers leaving one option: `factor` is the fraction of their value at which a surplus moves, otherwise null. */
export interface Transfer {
  readonly from: string;
  readonly factor: string | null;
  readonly to: Readonly<Record<string, string>>;
  readonly exhausted: string;
}

/** A tie that was settled; `resolvedBy` is backwards, head-to-head, top-scores, total-score, order, seed or harmless. */
export interface SettledTie {
  readonly round: number;
  readonly between: readonly string[];
  readonly for: string;
  readonly resolvedBy: string;
}

/** The tie at which the count stopped. */
export interface OpenTie {
  readonly between: readonly string[];
  readonly for: string;
}

/** One count: the JSON object of the counting contract. Options are named, withdrawn ones left out. */
export interface Count {
  readonly method: string;
  readonly seats: number;
  readonly options: readonly string[];
  /** Weights counted in; `total` − `valid` − `blank` are papers that the rule rejects (see the certificate). */
  readonly papers: { readonly total: number; readonly valid: number; readonly blank: number };
  readonly quota: string | null;
  readonly winners: readonly string[];
  readonly ranking: readonly (readonly string[])[] | null;
  readonly rounds: readonly Round[];
  readonly pairwise: Readonly<Record<string, Readonly<Record<string, number>>>> | null;
  readonly scores: Readonly<Record<string, string>> | null;
  readonly ties: readonly SettledTie[];
  readonly tie: OpenTie | null;
  readonly certificate: Certificate;
}

/** One sentence of a count told in words: a key under `methods.steps` in the locale files, and what fills it. */
export interface ExplainedStep {
  readonly key: string;
  readonly parameters: Readonly<Record<string, string>>;
}
