/** The common type of every question type: one file each in `question-types/`, listed once in its index. */
import type { Texts } from '../../shared/language.js';
import type { Result } from '../../shared/result.js';
import type { Answer, Choice, Question, Task } from './definition.js';
import type { TypedForm } from './form.js';

/**
 * Why an answer was refused: a text under `questions.errors` in the locale files, and what fills it. `lists` are
 * labels of the questionnaire, said as a list in the reader's language.
 */
export interface AnswerFault {
  readonly key: string;
  readonly parameters: Readonly<Record<string, string | number>>;
  readonly lists?: Readonly<Record<string, readonly Texts[]>>;
  /** Days (ISO 8601), written out in the reader's language. */
  readonly days?: Readonly<Record<string, string>>;
  /** The part of the question at which it can be put right; without one, the question's own field. */
  readonly part?: string;
}

/** What is wrong with a question as its author wrote it: in which column, and what was expected instead. */
export interface PartFault {
  readonly column: 'parameters' | 'list' | 'rows' | 'choices' | 'guidance_hint' | 'image' | 'calculation';
  readonly expected: string;
  readonly found: string;
}

/** A column that a question's answers become. */
export interface Variable {
  readonly name: string;
  readonly label: Texts;
  /** What its values are; a date is its ISO 8601 text. */
  readonly kind: 'code' | 'number' | 'date' | 'text';
  /** The codes, which are whole numbers, of a variable of codes; null for every other. `name`: of the choice, if it is one. */
  readonly codes: readonly { readonly code: number; readonly label: Texts; readonly name?: string }[] | null;
  /** Codes that say nothing (“prefer not to say”): user-missing, left out of bases. */
  readonly missing: readonly number[];
  /** Whether its numbers or codes are steps of an order without being amounts: points of a scale, ranks. */
  readonly ordered?: true;
}

/** One answer's value in one variable: a code or number, a text, or null where the question was left blank. */
export type VariableValue = number | string | null;

/** Makes values of one question's answers, aligned with its variables; made once, for as many answers as there are. */
export type Coder = (answer: Answer) => readonly VariableValue[];

/** How the answers are shown when nobody asked for anything else. */
export type DefaultTable =
  | 'frequencies'
  | 'multiple-response'
  | 'summary'
  | 'grid'
  | 'ranks'
  | 'means'
  | 'best-worst'
  | 'choice-task'
  | 'texts'
  | 'none';

/** The drawing that goes with the table; what cannot be drawn usefully is not drawn. */
export type DefaultChart = 'bars' | 'stacked' | 'histogram' | 'intervals' | 'none';

/** One line of an answer in words: alone, or with what it is about (a grid's row, a rank). */
export interface AnswerLine {
  readonly about: Texts | null;
  readonly text: Texts;
}

/** What the expression language sees of an answer: a text, or a text for each node below the question's own. */
export type ConditionValue = string | Readonly<Record<string, string>>;

/** One thing that the author may set, as XLSForm's `parameters` write it. */
export interface Parameter {
  readonly name: string;
  /** In words, after “expected”. */
  readonly expects: string;
  /** Where there are only a few words to choose from: the one that says what holds without any, then the others. */
  readonly words?: readonly [string, ...string[]];
  accepts(value: string): boolean;
}

/** How a type is written in an XLSForm. */
export interface XlsFormWord {
  /** The word in the column `type`; types that take a list have its name after it. */
  readonly word: string;
  /** The appearance that tells this type from others of the same word; null for the plain one. */
  readonly appearance: string | null;
  /** The parameter that names the list where it does not follow the word. */
  readonly listParameter?: string;
}

/** What the design of an experiment is drawn from: plain facts, whichever question type asks for it. */
export interface DesignNeeds {
  readonly kind: 'best-worst' | 'choice';
  /** What varies, with its levels; `priors` are their expected utilities. Items are the levels of one attribute. */
  readonly attributes: readonly {
    readonly name: string;
    readonly levels: readonly string[];
    readonly priors?: readonly number[];
  }[];
  /** Items or alternatives in each task. */
  readonly profiles: number;
  /** Tasks for each respondent. */
  readonly tasks: number;
  /** Different sets of tasks. */
  readonly versions: number;
  /** Whether none of a task's profiles may be chosen. */
  readonly noneOption: boolean;
  /** Levels, by attribute, that never meet in one profile. */
  readonly prohibitions: readonly Readonly<Record<string, string>>[];
  readonly seed: string;
}

/** Facts of a question, besides its words, that its view shows: how many ranks there are, which points a scale has. */
export type Layout = Readonly<Record<string, string | number | boolean | readonly string[]>>;

export interface QuestionType {
  readonly name: string;
  readonly xlsform: XlsFormWord;
  /** Whether it can be asked beside the vote on a ballot's paper. */
  readonly companion: boolean;
  readonly answeredBy: 'respondent' | 'calculation' | 'nobody';
  /** Whether its questions ask for agreement to taking part. */
  readonly asksConsent: boolean;
  /** Whether its questions have choices; where needed, at least two. */
  readonly choices: 'needed' | 'optional' | 'none';
  /** Whether its questions have a second list: a grid's rows, a choice task's attributes. */
  readonly rows: 'needed' | 'optional' | 'none';
  /** The only rows that there can be, where the type names them: the two ends of a best–worst task. */
  readonly fixedRows: readonly Choice[];
  /** The only names that its choices can have, where the type says: the points of a scale. */
  choiceNames(question: Question): readonly string[];
  /** Whether it is put as several tasks, drawn from a design. */
  readonly experiment: boolean;
  /** Whether its choices are levels of its rows: each says in its column `attribute` of which. */
  readonly levels: boolean;
  readonly parameters: readonly Parameter[];
  /** What a new question of the type is set to, where something must be. */
  readonly beginsWith: Readonly<Record<string, string>>;
  /** XLSForm's words for other ways in which its questions can look, of which one is chosen at most. */
  readonly appearances: readonly string[];
  readonly defaultTable: DefaultTable;
  readonly defaultChart: DefaultChart;
  /** Browser scripts that enhance its view. */
  readonly scripts: readonly string[];
  /** Everything wrong with what the author wrote. `question` has every choice of its lists. */
  check(question: Question): readonly PartFault[];
  layout(question: Question): Layout;
  /** What was typed becomes an answer, or the reasons why it cannot. Never throws, whatever the form holds. */
  read(question: Question, typed: TypedForm): Result<Answer, readonly AnswerFault[]>;
  /** The inverse of `read`: what a form holds that would give this answer; the question's own field is the part ''. */
  typed(question: Question, answer: Answer): Readonly<Record<string, string | readonly string[]>>;
  /** The answer that a default or a calculation gives as text (several names separated by spaces); null for none. */
  fromText(question: Question, text: string): Answer;
  /** The answer as the expression language sees it; a blank is the empty text. */
  condition(question: Question, answer: Answer): ConditionValue;
  /** The answer in words, for reviews and piping; no lines for a blank. */
  answerText(question: Question, answer: Answer): readonly AnswerLine[];
  /** What the design of an experiment is drawn from; null for every question that is none. */
  design(question: Question): DesignNeeds | null;
  /**
   * The questions that are asked for this one: usually itself, for an experiment one a task. `tasks` are those of the
   * respondent's version of the frozen design; null gives the questions with everything that any version may show.
   */
  expand(question: Question, tasks: readonly Task[] | null): readonly Question[];
  /**
   * The columns of a question that `expand` gave, as defined: every choice in its list's order, whoever saw which. An
   * experiment's own question has those of all its tasks' questions.
   */
  variables(question: Question): readonly Variable[];
  /**
   * Whether an answer lists choices, in which case the first variables are those of the choices, in the list's order, and may
   * stand in one column instead: `chosen`, those that are 1; `ranked`, from the lowest number to the highest.
   */
  readonly lists: 'chosen' | 'ranked' | null;
  /** What makes an answer its values, aligned with `variables` of the same question; the answer must be one that `read` gave. */
  coder(question: Question): Coder;
  /** One answer's values; for many of them, take the `coder`. */
  values(question: Question, answer: Answer): readonly VariableValue[];
}

/** The refusal with one reason. */
export function fault(
  key: string,
  parameters: AnswerFault['parameters'] = {},
  more: Pick<AnswerFault, 'lists' | 'days' | 'part'> = {},
): Result<never, readonly AnswerFault[]> {
  return { ok: false, problem: [{ key, parameters, ...more }] };
}
