/** Every expression of a workbook: it can be read, its functions exist, and nothing waits for its own value. */
import { checkExpression, type Expression, parseExpression } from '../expressions/index.js';
import { isDynamic } from './check-visible.js';
import { conditionOf, expressionOf } from './expressions-of.js';
import { type Check, questionRows, type Reading } from './reading.js';
import { everyRow } from './rows.js';
import { faultAt, type TableRow, textAt } from './table.js';

const CONDITIONS = ['bind::relevant', 'bind::constraint', 'bind::required', 'bind::readonly'];
const VALUES = ['bind::calculate', 'choice_filter', 'control::jr:count'];

/** Functions of XLSForm that look into files, which a survey does not have: known, and told as a note. */
const FILE_FUNCTIONS = ['pulldata', 'search', 'instance'];

interface Written {
  readonly row: TableRow;
  readonly path: string;
  readonly text: string;
}

/** Every expression that cannot be read or calls something that there is not. */
export const checkExpressions: Check = (reading) =>
  written(reading).flatMap(({ row, path, text }) => {
    const parsed = parseExpression(text);
    if (parsed.ok) return functionFaults(parsed.value).map((sentence) => faultAt(row, path, sentence));
    const { column, sentence } = parsed.problem;
    return [faultAt(row, path, `character ${column}: ${sentence}`)];
  });

function functionFaults(expression: Expression): readonly string[] {
  return checkExpression(expression)
    .filter(({ sentence }) => !FILE_FUNCTIONS.some((name) => sentence.includes(name)))
    .map(({ column, sentence }) => `character ${column}: ${sentence}`);
}

function written(reading: Reading): readonly Written[] {
  const survey = everyRow(reading.rows).flatMap(({ row, type }) => [
    ...CONDITIONS.map((path) => ({ row, path, text: conditionOf(textAt(row, path)) })),
    ...VALUES.map((path) => ({ row, path, text: expressionOf(textAt(row, path)) })),
    ...(isDynamic(textAt(row, 'default'), type)
      ? [{ row, path: 'default', text: expressionOf(textAt(row, 'default')) }]
      : []),
  ]);
  const { quotas, screen_outs } = reading.tables;
  const further = [...quotas.rows, ...screen_outs.rows].map((row) => ({
    row,
    path: 'when',
    text: expressionOf(textAt(row, 'when')),
  }));
  return [...survey, ...further].flatMap(({ text, ...place }) => (text === null ? [] : [{ ...place, text }]));
}

/** Every calculation that needs its own value, by itself or by way of others. */
export const checkCycles: Check = (reading) => {
  const rows = questionRows(reading).filter(
    ({ row }) => row.cells.has('bind::calculate') && !row.cells.has('trigger'),
  );
  const needs = new Map(rows.map(({ name, row }) => [name, namesIn(textAt(row, 'bind::calculate'))]));
  return rows.flatMap(({ name, row }) => {
    const way = wayBack(name, needs);
    return way === null
      ? []
      : [
          faultAt(
            row,
            'bind::calculate',
            `expected no calculation to need its own value, found ${way.join(' → ')}`,
          ),
        ];
  });
};

function namesIn(text: string): readonly string[] {
  const parsed = parseExpression(expressionOf(text) ?? '');
  if (!parsed.ok) return [];
  return parsed.value.references.filter(({ kind }) => kind === 'question').map(({ name }) => name);
}

/** The shortest way from the name back to itself; null where there is none. */
function wayBack(start: string, needs: ReadonlyMap<string, readonly string[]>): readonly string[] | null {
  const from = new Map<string, string>();
  let edge = [start];
  while (edge.length > 0) {
    const next: string[] = [];
    for (const name of edge) {
      for (const needed of needs.get(name) ?? []) {
        if (needed === start) return [...trail(name, start, from), start];
        if (from.has(needed)) continue;
        from.set(needed, name);
        next.push(needed);
      }
    }
    edge = next;
  }
  return null;
}

function trail(last: string, start: string, from: ReadonlyMap<string, string>): readonly string[] {
  const names = [last];
  for (let at = last; at !== start; at = from.get(at) ?? start) names.unshift(from.get(at) ?? start);
  return names;
}
