/** What a parsed expression is made of, as data: a tree that knows the column of each of its parts. */

/** Why an expression cannot be read or worked out, and where: `column` counts the characters from 1. */
export interface ExpressionFault {
  readonly column: number;
  readonly sentence: string;
}

/** Operators between two operands, from the loosest to the tightest. */
export type Operator =
  | 'or'
  | 'and'
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | '+'
  | '-'
  | '*'
  | 'div'
  | 'mod'
  | '|';

/** Which way a step of a path goes, in the words of XPath 1.0 section 2.2. */
export type Axis =
  | 'ancestor'
  | 'ancestor-or-self'
  | 'attribute'
  | 'child'
  | 'descendant'
  | 'descendant-or-self'
  | 'following'
  | 'following-sibling'
  | 'namespace'
  | 'parent'
  | 'preceding'
  | 'preceding-sibling'
  | 'self';

/** One step of a path: `test` is a name, `*` or a kind of node such as `node()`. */
export interface Step {
  readonly axis: Axis;
  readonly test: string;
  readonly predicates: readonly ExpressionTree[];
  readonly column: number;
}

/** A text in quotes. */
export interface TextTree {
  readonly kind: 'text';
  readonly value: string;
  readonly column: number;
}

/** A number; `written` is how the author wrote it. */
export interface NumberTree {
  readonly kind: 'number';
  readonly value: number;
  readonly written: string;
  readonly column: number;
}

/** `${name}`, or `${last-saved#name}`, which is the answer of the response saved before this one. */
export interface ReferenceTree {
  readonly kind: 'reference';
  readonly name: string;
  readonly lastSaved: boolean;
  readonly column: number;
}

/** `name(arguments)`; the name keeps its prefix, as in `jr:choice-name`. */
export interface CallTree {
  readonly kind: 'call';
  readonly name: string;
  readonly arguments: readonly ExpressionTree[];
  readonly column: number;
}

/** `-operand`. */
export interface NegationTree {
  readonly kind: 'negation';
  readonly operand: ExpressionTree;
  readonly column: number;
}

/** `left operator right`; the column is the operator's. */
export interface BinaryTree {
  readonly kind: 'binary';
  readonly operator: Operator;
  readonly left: ExpressionTree;
  readonly right: ExpressionTree;
  readonly column: number;
}

/**
 * A path: from the root (`/data/age`), from here (`.`, `../age`, `county`), or from what another tree gives
 * (`instance('towns')/root/item`, `${person}[1]/name`), whose own `predicates` come before the steps.
 */
export interface PathTree {
  readonly kind: 'path';
  readonly start: 'root' | 'here' | ExpressionTree;
  readonly predicates: readonly ExpressionTree[];
  readonly steps: readonly Step[];
  readonly column: number;
}

export type ExpressionTree =
  | TextTree
  | NumberTree
  | ReferenceTree
  | CallTree
  | NegationTree
  | BinaryTree
  | PathTree;

/**
 * One place where a tree names something that is answered: `question` for `${name}`, `last-saved` for
 * `${last-saved#name}`, `step` for a name in a path (`../age`, `/data/age`, a choice's column in a choice filter),
 * `quoted` for `${name}` inside a text, as in `jr:choice-name(${town}, '${town}')`.
 */
export interface ReferenceUse {
  readonly kind: 'question' | 'last-saved' | 'step' | 'quoted';
  readonly name: string;
  readonly column: number;
}

/** One place where a tree calls a function with so many arguments. */
export interface FunctionUse {
  readonly name: string;
  readonly arity: number;
  readonly column: number;
}

/** An expression, parsed once and worked out many times. */
export interface Expression {
  /** As the author wrote it. */
  readonly text: string;
  readonly tree: ExpressionTree;
  /** In the order in which they stand. */
  readonly references: readonly ReferenceUse[];
  readonly functions: readonly FunctionUse[];
}
