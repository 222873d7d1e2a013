/** Reads paths: `/data/age`, `../name`, `town[county = 'x']`, `instance('towns')/root/item`. */
import type { Cursor } from './cursor.js';
import type { Axis, ExpressionTree, PathTree, Step } from './expression.js';
import { fail } from './fault.js';
import { ANY_NAME, NODE_KIND, QUALIFIED_NAME, TEXT } from './words.js';

/** Reads a whole expression; predicates hold one each. */
export type ExpressionReader = () => ExpressionTree;

const AXES: ReadonlySet<string> = new Set<Axis>([
  'ancestor',
  'ancestor-or-self',
  'attribute',
  'child',
  'descendant',
  'descendant-or-self',
  'following',
  'following-sibling',
  'namespace',
  'parent',
  'preceding',
  'preceding-sibling',
  'self',
]);

const AXIS = /[a-z-]+(?=[ \t\r\n]*::)/y;
const STEP_STARTS = /[.@*\p{L}_]/uy;
const MOST_STEPS = 100;

/** A path that starts at the root or here (XPath 1.0 section 2, LocationPath). */
export function readLocationPath(cursor: Cursor, expression: ExpressionReader): PathTree {
  const column = cursor.column();
  const fromRoot = cursor.sees(/\//y);
  if (!fromRoot && !cursor.sees(STEP_STARTS)) return cursor.expected('a value, a question or a function');
  const steps: Step[] = [];
  if (fromRoot && cursor.take(/\/\//y) !== null) steps.push(anywhereBelow(column));
  else cursor.take(/\//y);
  if (!fromRoot || steps.length > 0 || cursor.sees(STEP_STARTS)) readSteps(cursor, expression, steps);
  return { kind: 'path', start: fromRoot ? 'root' : 'here', predicates: [], steps, column };
}

/** A tree with the predicates and steps that follow it; the tree itself when none do (FilterExpr). */
export function readFilter(
  cursor: Cursor,
  expression: ExpressionReader,
  tree: ExpressionTree,
): ExpressionTree {
  const column = tree.column;
  const predicates = readPredicates(cursor, expression);
  const steps: Step[] = [];
  const slash = cursor.column();
  if (cursor.take(/\/\//y) !== null) steps.push(anywhereBelow(slash));
  else if (cursor.take(/\//y) === null) {
    return predicates.length === 0 ? tree : { kind: 'path', start: tree, predicates, steps, column };
  }
  readSteps(cursor, expression, steps);
  return { kind: 'path', start: tree, predicates, steps, column };
}

/** `//` is short for any number of nodes in between. */
function anywhereBelow(column: number): Step {
  return { axis: 'descendant-or-self', test: 'node()', predicates: [], column };
}

function readSteps(cursor: Cursor, expression: ExpressionReader, steps: Step[]): void {
  for (;;) {
    const column = cursor.column();
    if (steps.length >= MOST_STEPS) fail(column, `expected a path of at most ${MOST_STEPS} steps`);
    steps.push(readStep(cursor, expression));
    const slash = cursor.column();
    if (cursor.take(/\/\//y) !== null) steps.push(anywhereBelow(slash));
    else if (cursor.take(/\//y) === null) return;
  }
}

function readStep(cursor: Cursor, expression: ExpressionReader): Step {
  const column = cursor.column();
  if (cursor.take(/\.\./y) !== null) return { axis: 'parent', test: 'node()', predicates: [], column };
  if (cursor.take(/\.(?!\d)/y) !== null) return { axis: 'self', test: 'node()', predicates: [], column };
  const axis = readAxis(cursor);
  const test = readTest(cursor);
  return { axis, test, predicates: readPredicates(cursor, expression), column };
}

function readAxis(cursor: Cursor): Axis {
  if (cursor.take(/@/y) !== null) return 'attribute';
  const column = cursor.column();
  const named = cursor.take(AXIS);
  if (named === null) return 'child';
  if (!isAxis(named)) return fail(column, `expected the name of an axis before ::, found "${named}"`);
  cursor.take(/::/y);
  return named;
}

function isAxis(name: string): name is Axis {
  return AXES.has(name);
}

function readTest(cursor: Cursor): string {
  const kind = cursor.take(NODE_KIND);
  if (kind === null) {
    return cursor.take(ANY_NAME) ?? cursor.take(QUALIFIED_NAME) ?? cursor.expected('a name in the path');
  }
  cursor.take(/\(/y);
  const target = kind === 'processing-instruction' ? (cursor.take(TEXT) ?? '') : '';
  if (cursor.take(/\)/y) === null) cursor.expected(`) after ${kind}(`);
  return `${kind}(${target})`;
}

function readPredicates(cursor: Cursor, expression: ExpressionReader): readonly ExpressionTree[] {
  const predicates: ExpressionTree[] = [];
  while (cursor.take(/\[/y) !== null) {
    predicates.push(expression());
    if (cursor.take(/\]/y) === null) cursor.expected('] after the condition');
  }
  return predicates;
}
