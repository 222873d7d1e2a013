/** A questionnaire made ready to be asked: every expression parsed, every name resolved. Built once for each version. */
import type { Question } from '../definition.js';
import type { Expression } from '../expressions/index.js';
import type {
  GroupPart,
  ListedChoice,
  Questionnaire,
  QuestionPart,
  Quota,
  RepeatPart,
  ScreenOut,
} from '../questionnaire.js';
import type { ListNodes } from './live-lists.js';

/** What every place of a questionnaire has. */
interface SlotBase {
  /** Its part's name, or where several parts share it the names of its groups and its own, joined by `~`. */
  readonly key: string;
  readonly name: string;
  readonly parent: GroupSlot | RepeatSlot | null;
  /** The repeats that it stands in, the outermost first. */
  readonly repeats: readonly RepeatSlot[];
  readonly relevant: Expression | null;
}

export interface GroupSlot extends SlotBase {
  readonly kind: 'group';
  readonly part: GroupPart;
  /** Whether everything in it is one page. */
  readonly page: boolean;
  readonly children: readonly Slot[];
}

export interface RepeatSlot extends SlotBase {
  readonly kind: 'repeat';
  readonly part: RepeatPart;
  /** Whether everything in one instance is one page. */
  readonly page: boolean;
  readonly count: Expression | null;
  readonly children: readonly Slot[];
}

/** What a question holds until it is answered: an expression's value, or a text as it stands. */
export type Default =
  | { readonly kind: 'expression'; readonly expression: Expression }
  | { readonly kind: 'text'; readonly text: string };

export interface QuestionSlot extends SlotBase {
  readonly kind: 'question';
  readonly part: QuestionPart;
  /** Whether it is ever on a page; otherwise it is worked out, or came with the way in. */
  readonly asked: boolean;
  readonly required: Expression | null;
  readonly constraint: Expression | null;
  readonly calculation: Expression | null;
  readonly choiceFilter: Expression | null;
  readonly default: Default | null;
  readonly readOnly: Expression | null;
  /** The whole list, in its order; `choiceFilter` and a drawn order make what is offered of it. */
  readonly choices: readonly ListedChoice[];
  /** The question as the hall sees it, with every choice and nothing piped; its name is the key. */
  readonly whole: Question;
  /** In an experiment, the experiment's key and this task's question in each version of the design. */
  readonly task: { readonly experiment: string; readonly versions: readonly Question[] } | null;
}

export type Slot = GroupSlot | RepeatSlot | QuestionSlot;

/** A screen-out or a quota with its condition, and every question that may change it. */
export interface Judged<Rule> {
  readonly rule: Rule;
  readonly when: Expression;
  readonly decidedBy: readonly QuestionSlot[];
}

/** A questionnaire that can be asked. Immutable; nothing in it belongs to a response. */
export interface Compiled {
  readonly questionnaire: Questionnaire;
  /** The outermost places, in order. */
  readonly children: readonly Slot[];
  /** Every place, in order, containers before what they contain. */
  readonly slots: readonly Slot[];
  readonly slotsByKey: ReadonlyMap<string, Slot>;
  readonly slotsByName: ReadonlyMap<string, readonly Slot[]>;
  /** For each place, every question whose answer may decide whether it is asked. */
  readonly decidedBy: ReadonlyMap<Slot, readonly QuestionSlot[]>;
  /** Questions whose calculation starts anew when one of these changes; only of those that hold what was typed or kept. */
  readonly startsAnew: ReadonlyMap<QuestionSlot, readonly Slot[]>;
  /** Questions that are never on a page. */
  readonly unasked: readonly QuestionSlot[];
  /** Choice lists as nodes, with labels in a language; made when first asked for. */
  readonly listsIn: (language: string) => (name: string) => ListNodes | null;
  readonly screenOuts: readonly Judged<ScreenOut>[];
  readonly quotas: readonly Judged<Quota>[];
}
