/** Every expression of a workbook: it can be read, and what it calls exists. */
import { checkExpression, parseExpression } from '../expressions/index.js';
import { isDynamic } from './check-visible.js';
import { conditionOf, expressionOf } from './expressions-of.js';
import type { Check, Reading } from './reading.js';
import { readReferences } from './references.js';
import { everyRow } from './rows.js';
import { faultAt, type TableRow, textAt } from './table.js';

const CONDITIONS = ['bind::relevant', 'bind::constraint', 'bind::required', 'bind::readonly'];
const VALUES = ['bind::calculate', 'choice_filter', 'control::jr:count'];

interface Written {
  readonly row: TableRow;
  readonly path: string;
  readonly text: string;
}

/** Every expression that cannot be read or calls something that there is not; broken references are told with all others. */
export const checkExpressions: Check = (reading) =>
  written(reading).flatMap(({ row, path, text }) => {
    if (readReferences(text) === null) return [];
    const parsed = parseExpression(text);
    const found = parsed.ok
      ? checkExpression(parsed.value).filter(({ kind }) => kind !== 'not-offered')
      : [parsed.problem];
    return found.map(({ column, sentence }) => faultAt(row, path, `character ${column}: ${sentence}`));
  });

/** Every call of what XLSForm has and surveys have not: functions of devices and maps, and files. */
export const expressionObstacles: Check = (reading) =>
  written(reading).flatMap(({ row, path, text }) => {
    const parsed = parseExpression(text);
    if (!parsed.ok) return [];
    const missing = [...text.matchAll(/\b(?:instance|pulldata)\s*\(\s*(?:'([^']*)'|"([^"]*)")/g)]
      .map(([, single, double]) => single ?? double ?? '')
      .filter((name) => !reading.lists.has(name) && !reading.externalLists.has(name));
    return [
      ...checkExpression(parsed.value)
        .filter(({ kind }) => kind === 'not-offered')
        .map(({ column, sentence }) => faultAt(row, path, `character ${column}: ${sentence}`)),
      ...missing.map((name) => faultAt(row, path, `surveys hold no file or list "${name}" to look into`)),
    ];
  });

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
