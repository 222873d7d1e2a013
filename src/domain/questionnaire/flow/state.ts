/** What is kept of a response between two pages: plain JSON; all else is worked out from it and the questionnaire. */
import type { Answer } from '../definition.js';

/** When a page is asked or answered, and where dates are read: the only clock that the flow knows. */
export interface Moment {
  /** Epoch milliseconds. */
  readonly now: number;
  /** An IANA name such as `Europe/London`. */
  readonly zone: string;
}

/** How an interview stopped by its own logic; a full quota and a broken-off interview are the survey's to know. */
export type Ending = { readonly kind: 'complete' } | { readonly kind: 'screened-out'; readonly name: string };

/**
 * One response. A path is a question's key, and inside repeats the key with the number of each instance from 1:
 * `age`, `child_age~2`.
 */
export interface ResponseState {
  /** Whatever is drawn for this response (orders, versions of designs, `random()`) follows from it. */
  readonly seed: string;
  /** The language selected, a key of the questionnaire's texts. */
  readonly language: string;
  /**
   * By path: what a question holds until it is answered, because a trigger worked it out.
   */
  readonly given: Readonly<Record<string, string>>;
  /**
   * By path: all that was ever submitted or worked out, hidden answers too; null is a question left blank. A repeat
   * whose instances the respondent adds keeps `yes` or `no` under the id of each page that offers one more.
   */
  readonly answers: Readonly<Record<string, Answer>>;
  /** Paths of `answers` that are kept aside, because their question is not asked any more; sorted. */
  readonly hidden: readonly string[];
  /** The page to be asked next; null once the interview has ended. */
  readonly at: string | null;
  readonly ended: Ending | null;
}

/** What a response starts from. */
export interface Start {
  readonly seed: string;
  readonly language: string;
  readonly given: Readonly<Record<string, string>>;
}
