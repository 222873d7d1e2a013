/** What an expression gives for each row: a number, or the first of several categories whose condition holds. */
import {
  asBoolean,
  asNumber,
  parseExpression,
  type XPathValue,
} from '../../../domain/questionnaire/expressions/index.js';
import { ok, type Result } from '../../../shared/result.js';
import { codesFor } from '../data-set/block.js';
import type { DataSet } from '../data-set/data-set.js';
import type { Derivation } from '../definitions/definition.js';
import {
  type DerivationFault,
  type DerivationRule,
  type Derived,
  type Deriving,
  derivedCategories,
  derivedQuestion,
  faultAt,
  LEFT_OUT,
} from './derivation.js';
import { rowExpression } from './row-expression.js';

type Worked = Extract<Derivation, { by: 'expression' }>;

export const worked: DerivationRule<'expression'> = {
  by: 'expression',
  needs: ({ number, cases }) =>
    [...(number === null ? [] : [number]), ...cases.map(({ when }) => when)].flatMap(namesIn),
  derive: (deriving) => {
    const { number, cases } = deriving.how;
    if (number !== null) return numberWorked(deriving, number);
    return cases.length === 0
      ? faultAt(
          'cases',
          'Write at least one category with its condition, or an expression that gives a number',
        )
      : casesWorked(deriving);
  },
};

/** The names that an expression uses; none where it cannot be read. */
export function namesIn(text: string): readonly string[] {
  const parsed = parseExpression(text);
  return parsed.ok ? parsed.value.references.map(({ name }) => name) : [];
}

function numberWorked(
  { data, name, label }: Deriving<Worked>,
  text: string,
): Result<Derived, DerivationFault> {
  const values = new Float64Array(data.rows);
  const codes = new Int8Array(data.rows);
  const done = eachRow(data, text, (value, row) => {
    values[row] = asNumber(value, 'UTC');
    if (Number.isNaN(values[row])) codes[row] = LEFT_OUT;
  });
  if (!done.ok) return faultAt('number', done.problem);
  const made = { part: null, label, kind: 'numbers' as const, categories: [], column: { codes, values } };
  return ok(derivedQuestion({ name, label }, { table: 'summary', chart: 'histogram' }, [made]));
}

function casesWorked({ data, name, label, how }: Deriving<Worked>): Result<Derived, DerivationFault> {
  const codes = codesFor(how.cases.length - 1, data.rows).fill(LEFT_OUT);
  for (const [place, { when }] of [...how.cases.entries()].reverse()) {
    const done = eachRow(data, when, (value, row) => {
      if (asBoolean(value)) codes[row] = place;
    });
    if (!done.ok) return faultAt('cases', `Category ${place + 1}: ${done.problem}`);
  }
  const categories = derivedCategories(how.cases.map((each) => each.label));
  const made = {
    part: null,
    label,
    kind: 'categories' as const,
    categories,
    column: { codes, values: null },
  };
  return ok(derivedQuestion({ name, label }, { table: 'frequencies', chart: 'bars' }, [made]));
}

/** Hands each row's value over; refused with a sentence where the expression cannot be worked out. */
export function eachRow(
  data: DataSet,
  text: string,
  take: (value: XPathValue, row: number) => void,
): Result<void, string> {
  const expression = rowExpression(data, text);
  if (!expression.ok) return expression;
  for (let row = 0; row < data.rows; row += 1) {
    const value = expression.value(row);
    if (!value.ok) return value;
    take(value.value, row);
  }
  return ok(undefined);
}
