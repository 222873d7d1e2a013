/** What a page asks and what comes of answering it, as data for those who draw it and store it. */
import type { Texts } from '../../../shared/language.js';
import type { Question } from '../definition.js';
import type { AnswerFault } from '../question-type.js';
import type { Ending, ResponseState } from './state.js';

/** Why an answer was refused: the type's own fault, or the author's words for it. */
export interface PageFault extends AnswerFault {
  /** The questionnaire's `required_message` or `constraint_message`, shown instead of the key's text; null is none. */
  readonly message: Texts | null;
}

/** By form field, in the order asked. */
export type PageFaults = Readonly<Record<string, readonly PageFault[]>>;

/** One question as this respondent is asked it. */
export interface AskedQuestion {
  /** Its name is the path, so that form fields are `answer-<path>`; choices are those offered, in the order shown. */
  readonly question: Question;
  /** Shown with its value, not to be changed; its field is ignored. */
  readonly readOnly: boolean;
  /** One value of the page's hidden field `shown`: tells an empty answer from a question that was not on the page. */
  readonly shown: string;
}

/** The title of a group; in a repeat, of its instance with that number (from 1). */
export interface AskedTitle {
  readonly text: Texts;
  readonly instance: number | null;
}

/** Questions under the titles of the groups that they are in, the outermost first; untitled groups are left out. */
export interface AskedSection {
  readonly titles: readonly AskedTitle[];
  readonly questions: readonly AskedQuestion[];
}

/** Whether one more instance of a repeat is wanted: the page's field `another` is `yes` or `no`. */
export interface AskedAnother {
  readonly title: Texts;
  /** How many instances there are. */
  readonly count: number;
}

/** One page. */
export interface PageAsked {
  readonly id: string;
  readonly sections: readonly AskedSection[];
  /** Null on pages with questions; such a page has no sections. */
  readonly another: AskedAnother | null;
  /** By form field: what to fill in before anything is typed. */
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  /** Answers given earlier that a later change has made wrong; empty on a page not answered yet. */
  readonly faults: PageFaults;
  /** `of` counts every page that may still be asked, so that it shrinks as answers come in; only added instances raise it. */
  readonly progress: { readonly part: number; readonly of: number };
  /** The page asked before this one. */
  readonly back: string | null;
}

/** Where a respondent goes after a page that was accepted. */
export type Next =
  | { readonly kind: 'page'; readonly page: string }
  | Ending
  /** Quotas count this respondent: whoever stores the answers asks whether a cell is full, then goes on to `then`. */
  | {
      readonly kind: 'quota-check';
      readonly cells: readonly string[];
      readonly then: { readonly kind: 'page'; readonly page: string } | Ending;
    };

/** A page that was accepted. */
export interface PageAnswered {
  readonly state: ResponseState;
  readonly next: Next;
}

/** A page that was not: nothing changes, and whoever draws it again has what was typed. */
export type PageRefused =
  | { readonly kind: 'faults'; readonly faults: PageFaults }
  /** The page is not (or no longer) on this respondent's way; `next` is. */
  | { readonly kind: 'elsewhere'; readonly next: Next };
