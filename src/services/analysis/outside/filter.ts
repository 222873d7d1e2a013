/** A filter: an XLSForm expression worked out over every row of a CSV. */
import {
  type AnswerNode,
  checkExpression,
  describeFault,
  type EvaluationContext,
  type Expression,
  evaluateBoolean,
  parseExpression,
} from '../../../domain/questionnaire/expressions/index.js';
import type { RowMask } from '../../../domain/statistics/columns.js';
import { cellsOf, weightsOf } from './columns-of.js';
import type { Cell, CsvTable } from './csv-table.js';
import { fail } from './refusal.js';

/** Functions whose answer is another one each time, so that an analysis could not be repeated. */
const CHANCE = ['random', 'uuid', 'randomize', 'once'];

/**
 * The rows for which the expression is true, all where there is none; `${name}` is the row's cell, a blank the empty
 * text. A weight of 0 takes a row out as the filter does: whoever counts for nobody is in no base, as in R's survey package. Gives up
 * where it cannot be read, names a column that is not there, draws by chance, or lets no row pass.
 */
export function filterRows(data: CsvTable, filter: string | undefined, weight?: string): RowMask {
  const mask = passing(data, filter);
  if (weight === undefined) return mask;
  const counted = weightsOf(data, weight).map((each, row) => (each > 0 ? (mask[row] as number) : 0));
  return counted.includes(1)
    ? Uint8Array.from(counted)
    : fail('no row that passes the filter has a weight above 0');
}

function passing(data: CsvTable, filter: string | undefined): RowMask {
  const mask = new Uint8Array(data.rows);
  if (filter === undefined) return mask.fill(1);
  const expression = readFilter(filter);
  const { context, moveTo } = rowContext(data, expression);
  for (let row = 0; row < data.rows; row += 1) {
    moveTo(row);
    const passes = evaluateBoolean(expression, context);
    if (!passes.ok) fail(`filter, row ${row + 1}: ${describeFault(passes.problem)}`);
    else mask[row] = passes.value ? 1 : 0;
  }
  return mask.includes(1) ? mask : fail('no row passes the filter');
}

function readFilter(text: string): Expression {
  const read = parseExpression(text);
  if (!read.ok) return fail(`filter: ${describeFault(read.problem)}`);
  const [fault] = checkExpression(read.value);
  if (fault !== undefined) return fail(`filter: ${describeFault(fault)}`);
  const chance = read.value.functions.find(({ name }) => CHANCE.includes(name));
  if (chance !== undefined) return fail(`filter: expected no chance, found ${chance.name}()`);
  const wrong = read.value.references.find(({ kind }) => kind !== 'question');
  if (wrong !== undefined) return fail(`filter: expected columns as $\{name}, found "${wrong.name}"`);
  return read.value;
}

/** A context whose questions are the columns, at whichever row it was moved to. */
function rowContext(data: CsvTable, expression: Expression) {
  let row = 0;
  const nodes = new Map<string, readonly AnswerNode[]>();
  for (const { name } of expression.references) {
    const cells: readonly Cell[] = cellsOf(data, name);
    const node = {
      name,
      parent: null,
      children: [],
      get text() {
        return cells[row] ?? '';
      },
    };
    nodes.set(name, [node]);
  }
  const context: EvaluationContext = {
    here: null,
    current: null,
    root: null,
    named: (name) => nodes.get(name) ?? [],
    lastSaved: () => '',
    instance: () => null,
    choiceLabel: () => null,
    now: data.now,
    zone: 'UTC',
    language: 'en',
    random: () => 0,
  };
  const moveTo = (to: number): void => {
    row = to;
  };
  return { context, moveTo };
}
