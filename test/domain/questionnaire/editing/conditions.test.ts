import fc from 'fast-check';
import {
  COMPARISONS,
  type Condition,
  isComparable,
  readConditions,
  type SubjectKind,
  subjectOf,
  takesValue,
  writeConditions,
} from '../../../../src/domain/questionnaire/editing/index.js';
import { checkExpression, parseExpression } from '../../../../src/domain/questionnaire/expressions/index.js';
import { choice, question, yesNo } from '../../../kit/questionnaire.js';

const lists = { 'yes-no': [choice('yes'), choice('no')], rows: [choice('r')] };

test.each([
  ['single-choice', { list: 'yes-no' }, 'one', ['yes', 'no']],
  ['multiple-choice', { list: 'yes-no' }, 'many', ['yes', 'no']],
  ['ranking', { list: 'yes-no' }, 'many', ['yes', 'no']],
  ['whole-number', {}, 'number', []],
  ['zero-to-ten', {}, 'number', []],
  ['date', {}, 'date', []],
  ['short-text', {}, 'text', []],
  ['consent', {}, 'one', ['yes', 'no']],
  ['calculate', {}, 'text', []],
])('of a %s conditions can say what its answers allow', (type, own, kind, names) => {
  const subject = subjectOf(question('q', { type, ...own }), lists);
  expect(subject).toMatchObject({ kind });
  expect(subject?.choices.map(({ name }) => name)).toEqual(names);
});

test.each(['grid', 'note', 'best-worst', 'constant-sum'])(
  'of a %s there is no single answer to speak of',
  (type) => {
    const parameters = type === 'best-worst' ? { items: '3', tasks: '2' } : {};
    const part = question('q', { type, list: 'yes-no', rows: type === 'grid' ? 'rows' : null, parameters });
    expect(subjectOf(part, lists)).toBeNull();
  },
);

test.each([
  ['${age} >= 18', [{ about: 'age', comparison: 'at-least', value: '18' }]],
  ['. <= -5.5', [{ about: '.', comparison: 'at-most', value: '-5.5' }]],
  ["not(selected(${use}, 'no'))", [{ about: 'use', comparison: 'has-not', value: 'no' }]],
  ["${born} < date('2009-01-31')", [{ about: 'born', comparison: 'below', value: '2009-01-31' }]],
  ["${why} != ''", [{ about: 'why', comparison: 'answered', value: '' }]],
])('%s is read as a row', (expression, rows) => {
  expect(readConditions(expression)).toEqual({ joined: 'and', rows });
});

test.each([
  '${a} = 1 and (${b} = 2 or ${c} = 3)',
  '${a} = 1 or ${b} = 2 and ${c} = 3',
  'count-selected(${a}) > 2',
  "${last-saved#a} = 'x'",
  '${a} = ${b}',
  "../a = 'x'",
  '${a} = ',
])('%s says more than rows can', (expression) => {
  expect(readConditions(expression)).toBeNull();
});

test('rows are written as an expression that reads back as the same rows', () => {
  const kinds: Readonly<Record<string, SubjectKind>> = {
    q1: 'one',
    q2: 'many',
    q3: 'number',
    q4: 'date',
    '.': 'text',
  };
  const values: Readonly<Record<SubjectKind, fc.Arbitrary<string>>> = {
    one: fc.constantFrom('yes', 'no'),
    many: fc.constantFrom('yes', 'no'),
    number: fc.constantFrom('0', '-3', '18', '2.5'),
    date: fc.constantFrom('2027-01-31', '1999-12-01'),
    text: fc.string({ minLength: 1, maxLength: 12 }),
  };
  const row = fc.constantFrom(...Object.keys(kinds)).chain((about) => {
    const kind = kinds[about]!;
    return fc.tuple(fc.constantFrom(...COMPARISONS[kind]), values[kind]).map(
      ([comparison, value]): Condition => ({
        about,
        comparison,
        value: takesValue(comparison) ? value : '',
      }),
    );
  });
  fc.assert(
    fc.property(
      fc.constantFrom('and', 'or'),
      fc.array(row, { minLength: 1, maxLength: 5 }),
      (joined, rows) => {
        fc.pre(
          rows.every(
            ({ about, comparison, value }) =>
              !takesValue(comparison) || isComparable({ kind: kinds[about]!, choices: [] }, value),
          ),
        );
        const written = writeConditions({ joined, rows }, (about) => kinds[about]!)!;
        const parsed = parseExpression(written);
        expect(parsed.ok && checkExpression(parsed.value)).toEqual([]);
        expect(readConditions(written)).toEqual({ joined: rows.length === 1 ? 'and' : joined, rows });
      },
    ),
    { numRuns: 300 },
  );
});

test('a value that could end its own quotation is not compared with', () => {
  expect(isComparable({ kind: 'text', choices: [] }, `it's "both"`)).toBe(false);
  expect(isComparable({ kind: 'number', choices: [] }, '1 or 1')).toBe(false);
  expect(isComparable({ kind: 'date', choices: [] }, '2027-13-31')).toBe(false);
  expect(isComparable(subjectOf(yesNo('q'), lists)!, 'maybe')).toBe(false);
});
