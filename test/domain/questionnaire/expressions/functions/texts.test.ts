/** Functions of text, by the examples of XPath 1.0 section 4.2 and the words of ODK XForms. */
import { contextOver, faultOf, holds, numberOf, textOf } from '../kit.js';

test.each([
  ["substring('12345', 2, 3)", '234'],
  ["substring('12345', 2)", '2345'],
  ["substring('12345', 1.5, 2.6)", '234'],
  ["substring('12345', 0, 3)", '12'],
  ["substring('12345', 0 div 0, 3)", ''],
  ["substring('12345', 1, 0 div 0)", ''],
  ["substring('12345', -42, 1 div 0)", '12345'],
  ["substring('12345', -1 div 0, 1 div 0)", ''],
  ["substring-before('1999/04/01', '/')", '1999'],
  ["substring-after('1999/04/01', '/')", '04/01'],
  ["substring-after('1999/04/01', '19')", '99/04/01'],
  ["substring-after('abc', 'x')", ''],
  ["substring-after('abc', '')", 'abc'],
  ["translate('bar', 'abc', 'ABC')", 'BAr'],
  ["translate('--aaa--', 'abc-', 'ABC')", 'AAA'],
  ["normalize-space('  a \t\n b  ')", 'a b'],
  ["concat('a', 1, true())", 'a1true'],
  ['concat()', ''],
  ["join(', ', 'a', 'b', 'c')", 'a, b, c'],
  ["join(', ')", ''],
  ["substr('hello', 1)", 'ello'],
  ["substr('hello', 1, 4)", 'ell'],
  ["substr('hello', 0, -1)", 'hell'],
  ["substr('hello', -3, -1)", 'll'],
  ["substr('hello', 3, 1)", ''],
  ["substr('hello', '1', 'x')", ''],
  ['string()', 'blue'],
])('%s is "%s"', (text, expected) => {
  expect(textOf(text, contextOver({ colour: 'blue' }, 'colour'))).toBe(expected);
});

test.each([
  ["contains('asdf', 'sd')", true],
  ["contains('', '')", true],
  ["starts-with('ba', 'b')", true],
  ["starts-with('', 'b')", false],
  ["ends-with('ba', 'a')", true],
  ["ends-with('a', '')", true],
])('%s: %s', (text, expected) => {
  expect(holds(text)).toBe(expected);
});

test('lengths and places count characters, whatever they are stored as', () => {
  expect(numberOf("string-length('Llŷn 🐑')")).toBe(6);
  expect(textOf("substring('🐑🐑x', 3)")).toBe('x');
  expect(textOf("substr('🐑🐑x', 0, 1)")).toBe('🐑');
  expect(textOf("translate('🐑', '🐑', 'x')")).toBe('x');
});

test('concat and join take every node, the others the first', () => {
  const context = contextOver({ name: [], person: [{ name: 'Ann' }, { name: 'Ben' }] });
  expect(textOf("concat(/data/person/name, '!')", context)).toBe('AnnBen!');
  expect(textOf("join('-', /data/person/name, 'z')", context)).toBe('Ann-Ben-z');
  expect(numberOf('string-length(/data/person/name)', context)).toBe(3);
});

test('regex looks anywhere in the text', () => {
  expect(holds("regex('ab12cd', '[0-9]{2}')")).toBe(true);
  expect(holds("regex('ab12cd', '^[0-9]{2}$')")).toBe(false);
});

test('regex says what is wrong with its pattern', () => {
  expect(faultOf("regex('a', '(a')")).toBe('column 12: the pattern has a ( without its )');
});

test('joined texts have a longest length, so that calculations cannot feed each other without end', () => {
  const context = contextOver({ long: 'x'.repeat(50_000) });
  expect(numberOf('string-length(concat(${long}, ${long}))', context)).toBe(100_000);
  expect(faultOf("1 + concat(${long}, ${long}, 'y')", context)).toBe(
    'column 5: concat expected at most 100000 characters',
  );
  expect(faultOf("join('yy', ${long}, ${long})", context)).toBe(
    'column 1: join expected at most 100000 characters',
  );
});
