/** Conditions as rows that can be picked: question, comparison, value; written as an expression and read back from one. */
import { type ExpressionTree, parseExpression, printExpression } from '../expressions/index.js';
import type { Subject, SubjectKind } from './subjects.js';

export type Comparison =
  | 'is'
  | 'is-not'
  | 'has'
  | 'has-not'
  | 'below'
  | 'at-most'
  | 'above'
  | 'at-least'
  | 'answered'
  | 'blank';

/** One row. `about` is a question's name, or `.` for the question that the expression belongs to. */
export interface Condition {
  readonly about: string;
  readonly comparison: Comparison;
  /** A choice's name, a number, a day (ISO 8601) or a text; empty for `answered` and `blank`. */
  readonly value: string;
}

/** All rows, or any of them, must hold. */
export interface Conditions {
  readonly joined: 'and' | 'or';
  readonly rows: readonly Condition[];
}

/** The comparisons that make sense for each kind of question, in the order offered. */
export const COMPARISONS: Readonly<Record<SubjectKind, readonly Comparison[]>> = {
  one: ['is', 'is-not', 'answered', 'blank'],
  many: ['has', 'has-not', 'answered', 'blank'],
  number: ['is', 'is-not', 'at-least', 'above', 'at-most', 'below', 'answered', 'blank'],
  date: ['is', 'is-not', 'at-least', 'above', 'at-most', 'below', 'answered', 'blank'],
  text: ['is', 'is-not', 'answered', 'blank'],
};

const OPERATORS = {
  is: '=',
  'is-not': '!=',
  below: '<',
  'at-most': '<=',
  above: '>',
  'at-least': '>=',
} as const;

const NUMBER = /^-?(\d{1,15})(\.\d{1,10})?$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** Whether the comparison needs a value. */
export function takesValue(comparison: Comparison): boolean {
  return comparison !== 'answered' && comparison !== 'blank';
}

/** Whether the value can be compared with by a question of this kind; a choice must be one of the question's. */
export function isComparable({ kind, choices }: Pick<Subject, 'kind' | 'choices'>, value: string): boolean {
  if (choices.length > 0) return choices.some(({ name }) => name === value);
  if (kind === 'number') return NUMBER.test(value);
  if (kind === 'date') return DAY.test(value) && !Number.isNaN(Date.parse(value));
  return value !== '' && !(value.includes("'") && value.includes('"'));
}

/** The expression that says the rows; `kindOf` tells the kind of a row's question. Null for no rows. */
export function writeConditions(
  { joined, rows }: Conditions,
  kindOf: (about: string) => SubjectKind,
): string | null {
  return rows.length === 0 ? null : rows.map((row) => written(row, kindOf(row.about))).join(` ${joined} `);
}

function written({ about, comparison, value }: Condition, kind: SubjectKind): string {
  const subject = about === '.' ? '.' : `\${${about}}`;
  const quoted = value.includes("'") ? `"${value}"` : `'${value}'`;
  if (comparison === 'answered') return `${subject} != ''`;
  if (comparison === 'blank') return `${subject} = ''`;
  if (comparison === 'has') return `selected(${subject}, ${quoted})`;
  if (comparison === 'has-not') return `not(selected(${subject}, ${quoted}))`;
  const literal = kind === 'number' ? value : kind === 'date' ? `date(${quoted})` : quoted;
  return `${subject} ${OPERATORS[comparison]} ${literal}`;
}

/** The rows that the expression says; null where it says more than rows can. An empty one has no rows. */
export function readConditions(expression: string | null): Conditions | null {
  if (expression === null || expression.trim() === '') return { joined: 'and', rows: [] };
  const parsed = parseExpression(expression);
  if (!parsed.ok) return null;
  const { tree } = parsed.value;
  const joined = tree.kind === 'binary' && tree.operator === 'or' ? 'or' : 'and';
  const rows = operandsOf(tree, joined).map(conditionOf);
  const known = rows.filter((row) => row !== null);
  return known.length === rows.length ? { joined, rows: known } : null;
}

/** What the operator joins; other operators inside are one operand, which is then no row. */
function operandsOf(tree: ExpressionTree, operator: 'and' | 'or'): readonly ExpressionTree[] {
  const found: ExpressionTree[] = [];
  let rest = tree;
  while (rest.kind === 'binary' && rest.operator === operator) {
    found.unshift(rest.right);
    rest = rest.left;
  }
  return [rest, ...found];
}

function conditionOf(tree: ExpressionTree): Condition | null {
  if (tree.kind === 'binary') return comparisonOf(tree);
  if (tree.kind !== 'call') return null;
  const [first, second] = tree.arguments;
  if (tree.name === 'not' && tree.arguments.length === 1 && first !== undefined) {
    const inner = conditionOf(first);
    return inner?.comparison === 'has' ? { ...inner, comparison: 'has-not' } : null;
  }
  if (tree.name !== 'selected' || first === undefined || second?.kind !== 'text') return null;
  const about = aboutOf(first);
  return about === null ? null : { about, comparison: 'has', value: second.value };
}

function comparisonOf(tree: ExpressionTree & { kind: 'binary' }): Condition | null {
  const about = aboutOf(tree.left);
  const value = literalOf(tree.right);
  const found = Object.entries(OPERATORS).find(([, operator]) => operator === tree.operator);
  if (about === null || value === null || found === undefined) return null;
  const comparison = found[0] as Comparison;
  if (value !== '') return { about, comparison, value };
  if (comparison === 'is') return { about, comparison: 'blank', value };
  return comparison === 'is-not' ? { about, comparison: 'answered', value } : null;
}

function aboutOf(tree: ExpressionTree): string | null {
  if (tree.kind === 'reference') return tree.lastSaved ? null : tree.name;
  return tree.kind === 'path' && printExpression(tree) === 'self::node()' ? '.' : null;
}

function literalOf(tree: ExpressionTree): string | null {
  if (tree.kind === 'text') return tree.value;
  if (tree.kind === 'number') return tree.written;
  if (tree.kind === 'negation' && tree.operand.kind === 'number') return `-${tree.operand.written}`;
  const [only, ...more] = tree.kind === 'call' && tree.name === 'date' ? tree.arguments : [];
  return only?.kind === 'text' && more.length === 0 && DAY.test(only.value) ? only.value : null;
}
