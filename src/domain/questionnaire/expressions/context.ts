/** What an expression is worked out over: answers as a tree of nodes, and everything else it may ask for. */

/**
 * One node of the answers: a question with its answer as text, or a group, a repeat's instance, a choice with
 * nodes below it. Several answers are separated by spaces, dates are ISO 8601, a blank is the empty text.
 */
export interface AnswerNode {
  readonly name: string;
  /** The node's own text; empty for a node that has others below it. */
  readonly text: string;
  readonly parent: AnswerNode | null;
  readonly children: readonly AnswerNode[];
}

/** Everything that an expression may ask for; nothing else reaches it, no clock and no chance of its own. */
export interface EvaluationContext {
  /** What `.` is: the question being judged, or in a choice filter the choice. Null where there is none. */
  readonly here: AnswerNode | null;
  /** What `current()` is and where `${name}` is looked up from: always the question. */
  readonly current: AnswerNode | null;
  /** The node above the form's own node: `/data/age` are two steps down from it. */
  readonly root: AnswerNode | null;
  /** Every node of that name, in the order of the answers; `${name}` stands for those nearest to `current`. */
  named(name: string): readonly AnswerNode[];
  /** The answer that the previously saved response gave; empty when there is none. */
  lastSaved(name: string): string;
  /** The node above `root` of a list (`instance('towns')/root/item`), or null when there is no such list. */
  instance(id: string): AnswerNode | null;
  /** A choice's label in the selected language, or null when the question has no such choice. */
  choiceLabel(question: string, choice: string): string | null;
  /** Epoch milliseconds. */
  readonly now: number;
  /** The zone in which dates are read and written: an IANA name, or an offset such as `UTC+1`. */
  readonly zone: string;
  /** The language in which month and day names are written: a BCP 47 tag such as `en` or `cy`. */
  readonly language: string;
  /** The next draw, from 0, below 1. */
  random(): number;
}
