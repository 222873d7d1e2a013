/** A whole questionnaire as data, in XLSForm's words: what a workbook, a JSON file and the browser's editor all say. */
import type { Texts } from '../../shared/language.js';

/** The source of an expression, as its author wrote it (XLSForm's XPath); parsed once by `expressions/`. */
export type ExpressionText = string;

/** A language that texts come in: `code` (BCP 47 where known) is the key of `Texts`, `name` is the author's own word. */
export interface QuestionnaireLanguage {
  readonly code: string;
  readonly name: string;
}

/**
 * What Canvass does with a choice beyond showing it: `none` excludes the others, `other` asks for words, `fixed` is
 * never moved by a random order, `missing` says nothing (“prefer not to say”) and is user-missing in the data.
 */
export type ChoiceBehaviour = 'none' | 'other' | 'fixed' | 'missing';

/** One choice of a list; `filters` are the further columns that `choice_filter` looks at. */
export interface ListedChoice {
  readonly name: string;
  readonly label: Texts;
  /** The name of a picture in each language. */
  readonly image: Texts | null;
  /** What the picture shows, for who does not see it. */
  readonly imageAlt: Texts;
  readonly filters: Readonly<Record<string, string>>;
  readonly behaviour: readonly ChoiceBehaviour[];
  /** What its row says to other tools; left out where it says nothing. */
  readonly carried?: CarriedCells | undefined;
}

/** Where a part was written, so that a fault can name it: the sheet and its row (1 = header row). */
export interface Place {
  readonly sheet: string;
  readonly row: number;
}

/** Cells that surveys do not read, by the header they stood under. */
export type CarriedCells = Readonly<Record<string, string>>;

/** A file that a form names for other tools to look into: its row's type and name. */
export interface CarriedFile {
  readonly type: 'xml-external' | 'csv-external';
  readonly name: string;
}

/** What a form says to other tools as a whole: cells of its settings, sheets with their headers first, and its files. */
export interface CarriedForm {
  readonly files?: readonly CarriedFile[] | undefined;
  readonly settings: CarriedCells;
  readonly sheets: Readonly<Record<string, readonly (readonly string[])[]>>;
}

/** What a question, a group and a repeat share. */
interface Part {
  /** Unique among its siblings' variables; letters, digits, `_`, `-`, `.`; a letter or `_` first. */
  readonly name: string;
  readonly label: Texts;
  readonly hint: Texts;
  /** Asked only where this is true; null is always. */
  readonly relevant: ExpressionText | null;
  readonly appearance: readonly string[];
  /** What its row says to other tools; left out where it says nothing. */
  readonly carried?: CarriedCells | undefined;
  readonly place: Place | null;
}

/** One row that asks, tells or calculates something. */
export interface QuestionPart extends Part {
  readonly kind: 'question';
  /** A type's name in the hall of question types (Canvass's name, for instance `single-choice`). */
  readonly type: string;
  /** Markdown shown on demand below the hint. */
  readonly guidance: Texts;
  /** Null is never; `true()` is always. */
  readonly required: ExpressionText | null;
  readonly requiredMessage: Texts;
  readonly constraint: ExpressionText | null;
  readonly constraintMessage: Texts;
  readonly calculation: ExpressionText | null;
  readonly choiceFilter: ExpressionText | null;
  readonly default: ExpressionText | null;
  readonly readOnly: ExpressionText | null;
  /** Names of questions whose change makes the calculation run again. */
  readonly trigger: readonly string[];
  /** The choice list's name; null for types without one. */
  readonly list: string | null;
  /** The list whose choices are the rows of a grid; null for every other type. */
  readonly rows: string | null;
  readonly image: Texts | null;
  readonly imageAlt: Texts;
  /** XLSForm's `parameters` and Canvass's own, `key=value`; which keys mean something is the type's to say. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Parts that belong together; `page` puts all of them on one page, `order` says whether their order is drawn. */
export interface GroupPart extends Part {
  readonly kind: 'group';
  readonly page: boolean;
  readonly order: 'fixed' | 'random';
  readonly children: readonly QuestionnairePart[];
}

/**
 * Parts asked several times over; `count` says how often, null lets the respondent add one more; `page` puts all of one
 * time on one page.
 */
export interface RepeatPart extends Part {
  readonly kind: 'repeat';
  readonly page: boolean;
  readonly count: ExpressionText | null;
  readonly children: readonly QuestionnairePart[];
}

export type QuestionnairePart = QuestionPart | GroupPart | RepeatPart;

/** A cell of respondents that is full at `limit` completions; a hard quota ends the interview, a soft one is only reported. */
export interface Quota {
  readonly name: string;
  readonly label: Texts;
  /** True for the respondents whom it counts. */
  readonly when: ExpressionText;
  readonly limit: number;
  readonly hard: boolean;
  readonly place: Place | null;
}

/** A way out before the end: once `when` is true the interview stops with this page's words. */
export interface ScreenOut {
  readonly name: string;
  readonly when: ExpressionText;
  readonly message: Texts;
  readonly place: Place | null;
}

/** What XLSForm's settings sheet says, and what Canvass adds. */
export interface QuestionnaireSettings {
  readonly title: Texts;
  /** XLSForm's `form_id`; empty where the author gave none. */
  readonly id: string;
  /** The author's own version text; not the number of a published version. */
  readonly version: string;
  /** Whether questions come one to a page (`one`, the default) or as the groups say (`groups`). */
  readonly pages: 'one' | 'groups';
  readonly completion: Texts;
}

/** One questionnaire. Its parts are in the order asked; `languages` has the default language first. */
export interface Questionnaire {
  readonly settings: QuestionnaireSettings;
  readonly languages: readonly QuestionnaireLanguage[];
  readonly parts: readonly QuestionnairePart[];
  /** Choice lists by name. */
  readonly lists: Readonly<Record<string, readonly ListedChoice[]>>;
  readonly quotas: readonly Quota[];
  readonly screenOuts: readonly ScreenOut[];
  /** What the form says to other tools; left out where it says nothing. */
  readonly carried?: CarriedForm | undefined;
}
