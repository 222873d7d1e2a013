/** Comparisons between values of any two types (XPath 1.0 section 3.4). */
import fc from 'fast-check';
import { contextOver, holds } from './kit.js';

test.each([
  ["'1' = '1.0'", false],
  ["1 = '1.0'", true],
  ["true() = 'false'", true],
  ["'' = false()", true],
  ["2 > '10'", false],
  ["'2' > '10'", false],
  ["'b' > 'a'", false],
  ["'' <= 0", false],
  ['2 >= true()', true],
  ["'possum' != 'possum'", false],
  ["number('a') = number('a')", false],
  ["number('a') != number('a')", true],
])('%s: %s', (text, expected) => {
  expect(holds(text)).toBe(expected);
});

describe('several answers', () => {
  const context = contextOver({ person: [{ age: 4 }, { age: 40 }, { age: '' }], limit: 40 });
  test.each([
    ['/data/person/age = 4', true],
    ["/data/person/age = ''", true],
    ['/data/person/age != 4', true],
    ['/data/person/age > 50', false],
    ['50 > /data/person/age', true],
    ['/data/person/age = /data/limit', true],
    ['/data/person/age < /data/limit', true],
    ['/data/person/height = /data/person/height', false],
    ['/data/person/age = true()', true],
    ['/data/person/height = false()', true],
    ['/data/person/height < true()', true],
    ['/data/never != 1', false],
  ])('%s: %s, for any of them is enough', (text, expected) => {
    expect(holds(text, context)).toBe(expected);
  });
});

const literal = fc.oneof(
  fc.integer({ min: -3, max: 3 }).map(String),
  fc.constantFrom(
    "''",
    "'a'",
    "'1'",
    "'0'",
    'true()',
    'false()',
    "number('')",
    "date('2026-01-01')",
    '/data/x',
  ),
);
const context = contextOver({ x: '1' });

test('what holds one way round holds the other way round', () => {
  fc.assert(
    fc.property(literal, literal, (a, b) => {
      expect(holds(`${a} = ${b}`, context)).toBe(holds(`${b} = ${a}`, context));
      expect(holds(`${a} != ${b}`, context)).toBe(holds(`${b} != ${a}`, context));
      expect(holds(`${a} < ${b}`, context)).toBe(holds(`${b} > ${a}`, context));
      expect(holds(`${a} <= ${b}`, context)).toBe(holds(`${b} >= ${a}`, context));
    }),
  );
});

test('the laws of yes and no hold for values of every type', () => {
  fc.assert(
    fc.property(literal, literal, literal, (a, b, c) => {
      const same = (left: string, right: string) => expect(holds(left, context)).toBe(holds(right, context));
      same(`not(not(${a}))`, `boolean(${a})`);
      same(`not(${a} and ${b})`, `not(${a}) or not(${b})`);
      same(`not(${a} or ${b})`, `not(${a}) and not(${b})`);
      same(`${a} and ${b}`, `${b} and ${a}`);
      same(`${a} and (${b} or ${c})`, `${a} and ${b} or ${a} and ${c}`);
      same(`if(${a}, true(), false())`, `boolean(${a})`);
    }),
  );
});

test('the second side is left alone once the first decides', () => {
  expect(holds('false() and unheard-of()')).toBe(false);
  expect(holds('true() or substring()')).toBe(true);
});
