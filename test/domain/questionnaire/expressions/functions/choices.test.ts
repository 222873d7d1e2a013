/** Functions of chosen choices, by ODK XForms. */
import { contextOver, faultOf, holds, numberOf, textOf } from '../kit.js';

const context = contextOver({ fruit: ['apple', 'baby', 'crimson'], none: '' }, undefined, 0, {
  choiceLabel: (question, choice) => (question === 'fruit' && choice === 'apple' ? 'Afal' : null),
});

test.each([
  ["selected(${fruit}, 'baby')", true],
  ["selected(${fruit}, ' baby ')", true],
  ["selected(${fruit}, 'bab')", false],
  ["selected(${fruit}, 'apple baby')", false],
  ["selected(${none}, '')", true],
  ["selected(${fruit}, ' ')", false],
  ["selected('  a\n b ', 'b')", true],
])('%s: %s', (text, expected) => {
  expect(holds(text, context)).toBe(expected);
});

test.each([
  ['selected-at(${fruit}, 0)', 'apple'],
  ["selected-at(${fruit}, '2')", 'crimson'],
  ['selected-at(${fruit}, 3)', ''],
  ['selected-at(${fruit}, -1)', ''],
  ["selected-at(${fruit}, 'x')", ''],
  ["jr:choice-name(selected-at(${fruit}, 0), '${fruit}')", 'Afal'],
  ["jr:choice-name('apple', ' /data/group/fruit ')", 'Afal'],
  ["jr:choice-name('pear', '${fruit}')", ''],
])('%s is "%s"', (text, expected) => {
  expect(textOf(text, context)).toBe(expected);
});

test('count-selected counts the names', () => {
  expect(numberOf('count-selected(${fruit})', context)).toBe(3);
  expect(numberOf('count-selected(${none})', context)).toBe(0);
});

test('a choice needs the name of its question', () => {
  expect(faultOf("jr:choice-name('a', '')")).toBe('column 21: expected the name of a question in quotes');
});
