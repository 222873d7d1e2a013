/** References to questions inside expressions and texts: replaced where they stand, all else left as the author wrote it. */
import { type ExpressionTree, parseExpression, partsOf } from '../expressions/index.js';

/** New names by old ones. */
export type NewNames = ReadonlyMap<string, string>;

const PIPED = /(\$\{\s*(?:last-saved#)?)([^\s${}#]+)(\s*\})/g;

/** The text with its `${name}`s under their new names. */
export function textWithNames(text: string, names: NewNames): string {
  return text.replace(PIPED, (whole, before: string, name: string, after: string) => {
    const now = names.get(name);
    return now === undefined ? whole : `${before}${now}${after}`;
  });
}

/**
 * The expression with every reference under its new name: `${name}`, and names in paths over answers (`../name`). One
 * that cannot be read keeps its faults and changes its `${name}`s. `paths` is false in a choice filter, whose
 * bare names are columns of the choices.
 */
export function expressionWithNames(text: string, names: NewNames, paths = true): string {
  const parsed = parseExpression(text);
  if (!parsed.ok || !paths) return textWithNames(text, names);
  const steps = answerSteps(parsed.value.tree).sort((a, b) => b - a);
  return textWithNames(
    steps.reduce((written, column) => withStep(written, column, names), text),
    names,
  );
}

/** Replaces the name of the step that begins at the column; an axis before it stays. */
function withStep(text: string, column: number, names: NewNames): string {
  const step = /^((?:[a-z-]+\s*::\s*)?)([\p{L}_][\p{L}\p{M}\p{N}_.\-\u00B7]*)/u.exec(text.slice(column - 1));
  const now = step === null ? undefined : names.get(step[2] ?? '');
  if (step === null || now === undefined) return text;
  return `${text.slice(0, column - 1)}${step[1] ?? ''}${now}${text.slice(column - 1 + step[0].length)}`;
}

/** The columns of the steps that go over answers; those below `instance(…)` go over choices. */
function answerSteps(tree: ExpressionTree): number[] {
  const found: number[] = [];
  const left = [tree];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const overChoices = next.kind === 'path' && startsAtChoices(next);
    if (next.kind === 'path' && !overChoices) {
      const named = next.start === 'root' ? next.steps.slice(1) : next.steps;
      found.push(...named.filter(({ test }) => !/[*()]/.test(test)).map(({ column }) => column));
    }
    if (!overChoices) left.push(...partsOf(next));
  }
  return found;
}

function startsAtChoices({ start }: ExpressionTree & { kind: 'path' }): boolean {
  return typeof start !== 'string' && start.kind === 'call' && start.name === 'instance';
}
