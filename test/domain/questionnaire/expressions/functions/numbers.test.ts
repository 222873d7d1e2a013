/** Functions of numbers, by XPath 1.0 section 4.4, XPath 3.0 `math:` and ODK XForms. */
import { contextOver, numberOf, textOf } from '../kit.js';

test.each([
  ['round(1.5)', 2],
  ['round(-1.5)', -2],
  ['round(2.44)', 2],
  ["round('23.7825', 2)", 23.78],
  ['round(2.15, 1)', 2.2],
  ['round(-1.475, 2)', -1.48],
  ['round(33.33, -1)', 30],
  ['round(626.3, -3)', 1000],
  ['round(1.98, -1)', 0],
  ['round(1.5, 400)', 1.5],
  ['round(15, -400)', 0],
  ['round(1 div 0, 2)', Number.POSITIVE_INFINITY],
  ['int(2.51)', 2],
  ['int(-1.51)', -1],
  ['floor(-1.55)', -2],
  ['ceiling(-1.55)', -1],
  ["abs('-10.5')", 10.5],
  ['pow(2.5, 2)', 6.25],
  ['pow(16, 0.25)', 2],
  ['sqrt(16)', 4],
  ['exp(0)', 1],
  ['exp10(-2)', 0.01],
  ['log(exp(1))', 1],
  ['log10(1000)', 3],
  ['sin(0) + cos(0) + tan(0)', 1],
  ['asin(1) * 2 - pi()', 0],
  ['acos(1)', 0],
  ['atan2(1, 1) - atan(1)', 0],
  ['max(-1, -3, 0)', 0],
  ["min('2', 1.5)", 1.5],
  ['number()', 7],
])('%s is %d', (text, expected) => {
  expect(numberOf(text, contextOver({ count: 7 }, 'count')) + 0).toBeCloseTo(expected, 12);
});

test.each([
  'max()',
  "max('')",
  "min(1, 'x')",
  'min(/data/never)',
  'acos(2)',
  'sqrt(-2)',
  "log('a')",
  "round('a')",
  "round(1, 'a')",
  "pow('NaN', 2)",
])('%s is no number', (text) => {
  expect(numberOf(text)).toBeNaN();
});

describe('of several answers', () => {
  const context = contextOver({ person: [{ age: 3 }, { age: 17 }, { age: -32 }], odd: [{ age: 'cheese' }] });
  test.each([
    ['sum(/data/person/age)', -12],
    ['max(/data/person/age)', 17],
    ['min(/data/person/age, -40)', -40],
    ['sum(/data/never)', 0],
  ])('%s is %d', (text, expected) => {
    expect(numberOf(text, context)).toBe(expected);
  });
  test('one that is no number spoils the sum', () => {
    expect(numberOf('sum(//age)', context)).toBeNaN();
  });
});

test('a number made of a date counts days, and is whole days as an answer', () => {
  expect(numberOf("number('1970-01-02T12:00:00Z')")).toBe(1.5);
  expect(textOf("number('1970-01-02T12:00:00Z')")).toBe('1');
  expect(textOf("number('1969-12-31T12:00:00Z')")).toBe('-1');
});
