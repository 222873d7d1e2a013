/** What a tree makes use of: the questions it names and the functions it calls, found without recursion. */
import type {
  Expression,
  ExpressionTree,
  FunctionUse,
  PathTree,
  ReferenceUse,
  TextTree,
} from './expression.js';
import { REFERENCES_INSIDE } from './words.js';

/** The trees directly below one, in the order in which they stand. */
export function partsOf(tree: ExpressionTree): readonly ExpressionTree[] {
  if (tree.kind === 'call') return tree.arguments;
  if (tree.kind === 'negation') return [tree.operand];
  if (tree.kind === 'binary') return [tree.left, tree.right];
  return tree.kind === 'path' ? partsOfPath(tree) : [];
}

function partsOfPath(path: PathTree): readonly ExpressionTree[] {
  const start = typeof path.start === 'string' ? [] : [path.start];
  return [...start, ...path.predicates, ...path.steps.flatMap(({ predicates }) => predicates)];
}

/** The first part that stands deeper than so many levels, the whole being level 1; null when none does. */
export function deeperThan(tree: ExpressionTree, levels: number): ExpressionTree | null {
  let row: readonly ExpressionTree[] = [tree];
  for (let level = 1; level <= levels; level += 1) {
    row = row.flatMap(partsOf);
    if (row.length === 0) return null;
  }
  return row[0] ?? null;
}

/** Every reference and every call in the tree, in the order of their columns. */
export function usesOf(tree: ExpressionTree): Pick<Expression, 'references' | 'functions'> {
  const references: ReferenceUse[] = [];
  const functions: FunctionUse[] = [];
  const left = [tree];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (next.kind === 'call') {
      functions.push({ name: next.name, arity: next.arguments.length, column: next.column });
    }
    references.push(...referencesOf(next));
    left.push(...partsOf(next));
  }
  return { references: references.sort(byColumn), functions: functions.sort(byColumn) };
}

function referencesOf(tree: ExpressionTree): readonly ReferenceUse[] {
  if (tree.kind === 'reference') {
    return [{ kind: tree.lastSaved ? 'last-saved' : 'question', name: tree.name, column: tree.column }];
  }
  if (tree.kind === 'text') return quotedIn(tree);
  if (tree.kind !== 'path') return [];
  return tree.steps
    .filter(({ axis, test }) => axis !== 'attribute' && !/[*()]/.test(test))
    .map(({ test, column }) => ({ kind: 'step', name: test, column }));
}

/** `${name}` inside a text: only functions that take a question's name in quotes read it. */
function quotedIn({ value, column }: TextTree): readonly ReferenceUse[] {
  return [...value.matchAll(REFERENCES_INSIDE)].map(({ 1: name = '', index }) => ({
    kind: 'quoted',
    name,
    column: column + 1 + index,
  }));
}

function byColumn(a: { readonly column: number }, b: { readonly column: number }): number {
  return a.column - b.column;
}
