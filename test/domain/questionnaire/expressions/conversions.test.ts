/** How values of one type are read as another (XPath 1.0 section 4; blanks and dates as in ODK XForms). */
import fc from 'fast-check';
import { asNumber, asText } from '../../../../src/domain/questionnaire/expressions/index.js';
import { contextOver, holds, numberOf, textOf } from './kit.js';

test.each([
  ['0', '0'],
  ['-0', '0'],
  ['123.0', '123'],
  ['.5', '0.5'],
  ['-0.1000', '-0.1'],
  ['0.1 + 0.2', '0.30000000000000004'],
  ['1000000 * 1000000 * 1000000 * 1000000', '1000000000000000000000000'],
  ['1 div 10000000', '0.0000001'],
  ['1 div 0', 'Infinity'],
  ['-1 div 0', '-Infinity'],
  ['true()', 'true'],
  ['1 = 2', 'false'],
])('%s as text is %s', (text, expected) => {
  expect(textOf(text)).toBe(expected);
});

test('what is no number is blank as text, for a calculation stores it as an answer', () => {
  expect(textOf("number('a')")).toBe('');
  expect(textOf('${blank} * 10', contextOver({ blank: null }))).toBe('');
});

test.each([
  ["' 12.5 '", 12.5],
  ["'-3'", -3],
  ["'.5'", 0.5],
  ["'5.'", 5],
  ["'7.922e-2'", 0.07922],
  ['true()', 1],
  ['false()', 0],
])('%s is a number', (text, expected) => {
  expect(numberOf(text)).toBe(expected);
});

test.each(["''", "' '", "'1a'", "'.'", "'- 1'", "'+1'", "'0x10'", "'1,5'", "'Infinity'", "'2026-02-30'"])(
  '%s is no number',
  (text) => {
    expect(numberOf(text)).toBeNaN();
  },
);

test.each([
  ["'a'", true],
  ["'false'", true],
  ["''", false],
  ['0', false],
  ["number('')", false],
  ['-1', true],
  ['1 div 0', true],
  ['/data/question', true],
  ['/data/never', false],
])('%s holds: %s', (text, expected) => {
  expect(holds(text, contextOver({ question: '' }))).toBe(expected);
});

test('every finite number survives becoming an answer', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const text = asText(value);
      expect(text).not.toContain('e');
      expect(asNumber(text, 'UTC')).toBe(value === 0 ? 0 : value);
    }),
  );
});
