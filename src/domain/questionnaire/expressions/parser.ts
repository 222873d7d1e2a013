/** Turns the text of an expression into its tree (XPath 1.0 section 3, with XLSForm's `${name}`). */
import type { Result } from '../../../shared/result.js';
import { type Cursor, cursorOver } from './cursor.js';
import type { Expression, ExpressionFault, ExpressionTree, Operator } from './expression.js';
import { caught, fail } from './fault.js';
import { readFilter, readLocationPath } from './path-parser.js';
import { deeperThan, usesOf } from './uses.js';
import { CALLED_NAME, NUMBER, REFERENCE, TEXT } from './words.js';

/** The longest expression, in characters; a cell of a workbook cannot hold more than 32,767. */
export const LONGEST_EXPRESSION = 20_000;
/** How deep brackets, calls and conditions may stand inside each other. */
const DEEPEST_NESTING = 100;
/** How many levels a tree may have, operators in a row included; working one out goes as deep. */
const DEEPEST_TREE = 1_000;
const MOST_ARGUMENTS = 200;

/** Each level's operators, from the loosest; all group to the left. */
const LEVELS: readonly RegExp[] = [/or/y, /and/y, /!?=/y, /[<>]=?/y, /[+-]/y, /\*|div|mod/y];
const UNION = /\|/y;

/**
 * Reads an expression. Refused with the first fault when the text is no expression, is longer than
 * `LONGEST_EXPRESSION` characters, or is nested too deep. Whether its functions and questions exist is not
 * judged here: `checkExpression` and the form's own check do that.
 */
export function parseExpression(text: string): Result<Expression, ExpressionFault> {
  return caught(() => {
    if (text.length > LONGEST_EXPRESSION) {
      fail(LONGEST_EXPRESSION + 1, `expected at most ${LONGEST_EXPRESSION} characters, found ${text.length}`);
    }
    const cursor = cursorOver(text);
    const tree = grammar(cursor)();
    if (cursor.column() <= text.length) cursor.expected('an operator or the end');
    const tooDeep = deeperThan(tree, DEEPEST_TREE);
    if (tooDeep !== null) fail(tooDeep.column, `expected at most ${DEEPEST_TREE} parts inside each other`);
    return { text, tree, ...usesOf(tree) };
  });
}

/** The reader of whole expressions at the cursor. */
function grammar(cursor: Cursor): () => ExpressionTree {
  let nesting = 0;
  const expression = (): ExpressionTree => {
    nesting += 1;
    if (nesting > DEEPEST_NESTING) {
      fail(cursor.column(), `expected at most ${DEEPEST_NESTING} brackets inside each other`);
    }
    const tree = readLevel(0);
    nesting -= 1;
    return tree;
  };
  const readLevel = (level: number): ExpressionTree => {
    const operators = LEVELS[level];
    if (operators === undefined) return readNegation();
    return readChain(cursor, operators, () => readLevel(level + 1));
  };
  const readNegation = (): ExpressionTree => {
    const signs: number[] = [];
    for (let column = cursor.column(); cursor.take(/-/y) !== null; column = cursor.column())
      signs.push(column);
    const operand = readChain(cursor, UNION, () => readFiltered(cursor, expression));
    return signs.reduceRight<ExpressionTree>(
      (tree, column) => ({ kind: 'negation', operand: tree, column }),
      operand,
    );
  };
  return expression;
}

/** Operands with operators of one level between them, grouped to the left. */
function readChain(cursor: Cursor, operators: RegExp, operand: () => ExpressionTree): ExpressionTree {
  let left = operand();
  for (;;) {
    const column = cursor.column();
    const operator = cursor.take(operators);
    if (operator === null) return left;
    left = { kind: 'binary', operator: operator as Operator, left, right: operand(), column };
  }
}

function readFiltered(cursor: Cursor, expression: () => ExpressionTree): ExpressionTree {
  const primary = readPrimary(cursor, expression);
  return primary === null ? readLocationPath(cursor, expression) : readFilter(cursor, expression, primary);
}

/** Anything but a path; null when a path comes next. */
function readPrimary(cursor: Cursor, expression: () => ExpressionTree): ExpressionTree | null {
  const column = cursor.column();
  if (cursor.take(/\(/y) !== null) {
    const tree = expression();
    if (cursor.take(/\)/y) === null) cursor.expected(`) for the ( at column ${column}`);
    return tree;
  }
  const text = cursor.take(TEXT);
  if (text !== null) return { kind: 'text', value: text.slice(1, -1), column };
  if (cursor.sees(/['"]/y)) return fail(column, 'expected a closing quotation mark for this text');
  const written = cursor.take(NUMBER);
  if (written !== null) return { kind: 'number', value: Number(written), written, column };
  if (cursor.sees(/\$/y)) return readReference(cursor, column);
  const name = cursor.take(CALLED_NAME);
  return name === null ? null : readCall(cursor, expression, name, column);
}

function readReference(cursor: Cursor, column: number): ExpressionTree {
  const reference = cursor.take(REFERENCE);
  if (reference === null)
    return fail(column, 'expected a reference: the sign $ and the name of a question in curly brackets');
  const inside = reference.slice(2, -1);
  const lastSaved = inside.startsWith('last-saved#');
  return { kind: 'reference', name: inside.replace('last-saved#', ''), lastSaved, column };
}

function readCall(
  cursor: Cursor,
  expression: () => ExpressionTree,
  name: string,
  column: number,
): ExpressionTree {
  const given: ExpressionTree[] = [];
  cursor.take(/\(/y);
  if (cursor.take(/\)/y) !== null) return { kind: 'call', name, arguments: given, column };
  do {
    if (given.length >= MOST_ARGUMENTS)
      fail(column, `expected at most ${MOST_ARGUMENTS} arguments of ${name}`);
    given.push(expression());
  } while (cursor.take(/,/y) !== null);
  if (cursor.take(/\)/y) === null) cursor.expected(`) after the arguments of ${name}`);
  return { kind: 'call', name, arguments: given, column };
}
