/** Tie rules are read as the contract writes them and order options as it says. */
import { parseTieRule, tiePlaces, tieRuleFault, writeTieRule } from '../../../src/domain/voting/ties.js';

test.each([
  ['report', { kind: 'report' }],
  ['seed:a:b ', { kind: 'seed', text: 'a:b ' }],
  ['order:A, B ,C', { kind: 'order', names: ['A', 'B', 'C'] }],
  ['order:["A","B, Jr"]', { kind: 'order', names: ['A', 'B, Jr'] }],
] as const)('%s is read, and written so that it reads the same', (text, rule) => {
  expect(parseTieRule(text)).toEqual({ ok: true, value: rule });
  expect(parseTieRule(writeTieRule(rule))).toEqual({ ok: true, value: rule });
});

test.each(['', 'lots', 'order:["A"', 'order:[1]'])('"%s" is refused', (text) => {
  expect(parseTieRule(text)).toMatchObject({ ok: false });
});

test('an order may only name options, each once', () => {
  expect(tieRuleFault({ kind: 'order', names: ['A', 'X'] }, ['A', 'B'])).toContain('"X"');
  expect(tieRuleFault({ kind: 'order', names: ['A', 'A'] }, ['A', 'B'])).toContain('twice');
  expect(tieRuleFault({ kind: 'order', names: ['B'] }, ['A', 'B'])).toBeNull();
});

test('a seed orders by the SHA-256 of seed, line feed and name', () => {
  // printf 'epsilon\nAsha' | sha256sum begins 3a39e59d, with Ben ccece53d, with Cai 64c0cb91.
  expect(tiePlaces({ kind: 'seed', text: 'epsilon' }, ['Asha', 'Ben', 'Cai'])).toEqual([0, 2, 1]);
  expect(tiePlaces({ kind: 'order', names: ['B'] }, ['A', 'B', 'C'])).toEqual([1, 0, 1]);
  expect(tiePlaces({ kind: 'report' }, ['A'])).toBeNull();
});
