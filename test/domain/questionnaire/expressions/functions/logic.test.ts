/** Functions of yes and no and of choosing, by ODK XForms. */
import { contextOver, faultOf, holds, textOf } from '../kit.js';

test.each([
  ["if(1 = 1, 'a', 'b')", 'a'],
  ["if('', 5, 'abc')", 'abc'],
  ['if(false(), 1, 2 = 2)', 'true'],
  ["if(true(), 'kept', unheard-of())", 'kept'],
  ["coalesce('', 'second')", 'second'],
  ["coalesce('first', unheard-of())", 'first'],
  ["coalesce('', /data/never, 'third')", 'third'],
  ["coalesce(1 * /data/never, '0')", '0'],
  ['coalesce(1 div 0, 0)', 'Infinity'],
  ["coalesce('', '')", ''],
])('%s is "%s"', (text, expected) => {
  expect(textOf(text)).toBe(expected);
});

test('if gives what it chose, nodes too', () => {
  const context = contextOver({ fruit: [{ name: 'pear' }, { name: 'fig' }] });
  expect(textOf('count(if(true(), /data/fruit, /data/never))', context)).toBe('2');
});

test('once keeps what is there and works out only a blank', () => {
  expect(textOf("once('new')", contextOver({ code: 'old' }, 'code'))).toBe('old');
  expect(textOf("once('new')", contextOver({ code: '' }, 'code'))).toBe('new');
  expect(textOf('once(unheard-of())', contextOver({ code: 'old' }, 'code'))).toBe('old');
});

test.each([
  ["boolean-from-string('true')", true],
  ['boolean-from-string(1)', true],
  ["boolean-from-string('yes')", false],
  ['boolean-from-string(1.0001)', false],
  ["boolean('false')", true],
  ['not(0)', true],
  ['checklist(1, 2, 1=1, 2=2)', true],
  ['checklist(1, 2, 1=1, 2=2, 3=3)', false],
  ['checklist(-1, 2, 1=1, 2=2, 3=3)', false],
  ['checklist(2, -1, 1=1, 2=2, 3=3)', true],
  ['checklist(1, 1)', false],
  ['checklist(1, 1, /data/ticks/*)', true],
  ['weighted-checklist(2, 2, true(), 2, false(), 5)', true],
  ['weighted-checklist(2, -1, true(), 999)', true],
  ['weighted-checklist(1, 1, 1=1, 0)', false],
  ['weighted-checklist(9, 9, /data/somes/*, /data/weights/*)', true],
])('%s: %s', (text, expected) => {
  const context = contextOver({
    ticks: { a: 'x', b: ' ' },
    somes: { a: 'one', b: 'one', c: 'one' },
    weights: { a: 1, b: 3, c: 5 },
  });
  expect(holds(text, context)).toBe(expected);
});

test.each([
  [
    'weighted-checklist(1, 2, true())',
    'column 1: weighted-checklist takes at least 2 arguments in pairs, found 3',
  ],
  ['if(true(), 1)', 'column 1: if takes 3 arguments, found 2'],
  ['true(1)', 'column 1: true takes no arguments, found 1'],
  ["1 + substr('a')", 'column 5: substr takes 2 or 3 arguments, found 1'],
  ['not()', 'column 1: not takes 1 argument, found 0'],
  ['unheard-of(1)', 'column 1: there is no function unheard-of'],
])('%s is refused', (text, fault) => {
  expect(faultOf(text)).toBe(fault);
});
