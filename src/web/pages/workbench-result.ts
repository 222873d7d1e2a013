/** What the middle of the workbench shows: a sentence of what it is, tables, their charts, and what could not be shown. */
import type { PageLink } from '../render.js';
import type { AnalysisFigure } from './analysis-figure.js';
import type { DenseTable } from './dense-table.js';
import type { NumberPanel } from './number-panel.js';
import type { ModelMade } from './preference-made.js';

/** A chart with the address of its file, once it is known which of the page's charts it is. */
export type ShownFigure = AnalysisFigure & { readonly file?: string };

/** Tables that belong together, under a heading of their own. */
export interface ShownPart {
  readonly heading: string;
  /** What it says, in words. */
  readonly sentences: readonly string[];
  /** The first leads; others stand behind a disclosure. */
  readonly tables: readonly DenseTable[];
  readonly figures: readonly ShownFigure[];
  /** Alternatives to put side by side; null where there is nothing of the kind. */
  readonly whatIf: WhatIf | null;
  /** The change of one attribute by which those of the others are measured, to choose; nothing where there are no attributes. */
  readonly trade?: TradeForm | null;
  /** How the numbers of preferences were made; nothing for counted tables, whose numbers are asked about one by one. */
  readonly made?: ModelMade | null;
  /** Whether its tables stand behind a disclosure, since its charts are what is wanted. */
  readonly isFolded?: boolean;
}

/** A form that chooses what is given up. */
export interface TradeForm {
  readonly id: string;
  /** Fields of the view that the form carries along. */
  readonly kept: readonly (readonly [string, string])[];
  readonly value: string;
  readonly groups: readonly {
    readonly label: string;
    readonly options: readonly { readonly value: string; readonly text: string }[];
  }[];
}

/** A form of alternatives of a choice task. */
export interface WhatIf {
  /** Fields of the view that the form carries along. */
  readonly kept: readonly (readonly [string, string])[];
  readonly alternatives: readonly {
    readonly title: string;
    readonly attributes: readonly {
      readonly name: string;
      readonly label: string;
      readonly choices: readonly { readonly value: string; readonly text: string }[];
      readonly value: string;
    }[];
  }[];
}

/** The result, in the order in which its parts stand. */
export interface ShownResult {
  /** What all of it is, in words. */
  readonly sentence: string;
  readonly faults: readonly string[];
  /** What to do where there is nothing to count; null where there is something. */
  readonly nothing: { readonly text: string; readonly action: PageLink | null } | null;
  readonly parts: readonly ShownPart[];
  /** How one of its numbers was made; null where there are no counted numbers. */
  readonly number: NumberPanel | null;
  /** Where it says what of it could be published; null where everything that is shown could be. */
  readonly publishable: string | null;
  /** Its numbers as files. */
  readonly files: readonly PageLink[];
  /** What must be kept in mind of all of it. */
  readonly notes: readonly string[];
}
