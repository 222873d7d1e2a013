/**
 * Expressions worked out over the rows of a data set. Each different combination of the values that an expression looks
 * at is worked out once: a million rows over a few questions have some hundred of them.
 */
import {
  answerContext,
  answerTree,
  checkExpression,
  type Expression,
  evaluate,
  type PlainAnswers,
  parseExpression,
  type XPathValue,
} from '../../../domain/questionnaire/expressions/index.js';
import { ok, type Result, refuse } from '../../../shared/result.js';
import type { DataColumn, DataSet } from '../data-set/data-set.js';
import { type RowName, rowName } from './row-names.js';

/** An expression that can be asked about any row; refused with a sentence where working it out fails. */
export type RowExpression = (row: number) => Result<XPathValue, string>;

/** What would give another answer tomorrow, or in another order of rows. */
const NOT_REPEATABLE = new Set(['today', 'now', 'random', 'uuid', 'once', 'position', 'randomize']);
/** What needs lists that a data set has not. */
const NOT_HERE = new Set(['instance', 'pulldata', 'indexed-repeat', 'jr:choice-name', 'current']);
/** So many combinations of categories are kept in an array; more are kept as they come. */
const MOST_COMBINATIONS = 1 << 16;

/** The expression over the data set's rows. Refused with a sentence that says what is wrong and at which character. */
export function rowExpression(data: DataSet, text: string): Result<RowExpression, string> {
  const parsed = parseExpression(text);
  if (!parsed.ok) return refuse(at(parsed.problem.column, parsed.problem.sentence));
  const names = namesIn(data, parsed.value);
  if (!names.ok) return names;
  const work = worker(parsed.value, names.value);
  const columns = [...names.value.values()].flatMap((name) => name.columns);
  const sizes = [...names.value.values()].flatMap((name) => name.sizes);
  return ok(remembering(work, columns, sizes));
}

function at(column: number, sentence: string): string {
  return `At character ${column}: ${sentence}`;
}

function namesIn(data: DataSet, expression: Expression): Result<ReadonlyMap<string, RowName>, string> {
  const [fault] = checkExpression(expression);
  if (fault !== undefined) return refuse(at(fault.column, fault.sentence));
  const refused = expression.functions.find(({ name }) => NOT_REPEATABLE.has(name) || NOT_HERE.has(name));
  if (refused !== undefined) {
    const why = NOT_HERE.has(refused.name)
      ? 'which a data set does not offer'
      : 'which would not give the same answer again';
    return refuse(at(refused.column, `this uses ${refused.name}(), ${why}`));
  }
  const names = new Map<string, RowName>();
  for (const { kind, name, column } of expression.references) {
    if (kind === 'last-saved') return refuse(at(column, 'a data set has no earlier response to look at'));
    if (kind !== 'question') continue;
    const found = rowName(data, name);
    if (found === null) return refuse(at(column, `there is no question or variable called ${name}`));
    if (typeof found === 'string') return refuse(at(column, found));
    names.set(name, found);
  }
  return ok(names);
}

function worker(expression: Expression, names: ReadonlyMap<string, RowName>): RowExpression {
  return (row) => {
    const answers: Record<string, PlainAnswers[string]> = {};
    for (const [name, { value }] of names) answers[name] = value(row);
    const value = evaluate(expression, answerContext(answerTree(answers)));
    return value.ok ? value : refuse(at(value.problem.column, value.problem.sentence));
  };
}

function remembering(
  work: RowExpression,
  columns: readonly DataColumn[],
  sizes: readonly (number | null)[],
): RowExpression {
  const combinations = sizes.reduce<number>((product, size) => product * ((size ?? Infinity) + 1), 1);
  return combinations <= MOST_COMBINATIONS
    ? byPlace(work, columns, sizes, combinations)
    : byValues(work, columns, sizes);
}

function byPlace(
  work: RowExpression,
  columns: readonly DataColumn[],
  sizes: readonly (number | null)[],
  combinations: number,
): RowExpression {
  const known: (Result<XPathValue, string> | undefined)[] = Array.from({ length: combinations });
  return (row) => {
    let place = 0;
    for (let index = 0; index < columns.length; index += 1) {
      const code = columns[index]?.codes[row] ?? -1;
      place = place * ((sizes[index] ?? 0) + 1) + (code < 0 ? 0 : code + 1);
    }
    const found = known[place] ?? work(row);
    known[place] = found;
    return found;
  };
}

function byValues(
  work: RowExpression,
  columns: readonly DataColumn[],
  sizes: readonly (number | null)[],
): RowExpression {
  const known = new Map<string, Result<XPathValue, string>>();
  return (row) => {
    const key = columns
      .map(({ codes, values }, index) =>
        sizes[index] === null ? (values?.[row] ?? '') : Math.max(-1, codes[row] ?? -1),
      )
      .join(' ');
    const found = known.get(key) ?? work(row);
    if (known.size < MOST_COMBINATIONS) known.set(key, found);
    return found;
  };
}
