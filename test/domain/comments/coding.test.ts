/** Which codes a comment has in the end, and who may see whose. */
import {
  type Code,
  countedAs,
  inThemes,
  isDisputed,
  settledCodes,
  visibleTo,
} from '../../../src/domain/comments/coding.js';

const code = (id: string, change: Partial<Code> = {}): Code => ({
  ...{ id, name: id, label: id, description: '', parent: null, retired: false, mergedInto: null },
  ...change,
});
const given = (coder: string, ...codes: string[]) => ({ coder, codes });

test('codes that all coders gave hold, merged ones as what they count for; otherwise what was settled', () => {
  const as = countedAs([
    code('a'),
    code('b', { mergedInto: 'c' }),
    code('c', { mergedInto: 'a' }),
    code('d'),
  ]);
  expect(settledCodes([], as)).toBeNull();
  expect(settledCodes([given('one', 'd', 'b')], as)).toEqual(['a', 'd']);
  expect(settledCodes([given('one', 'a', 'd'), given('two', 'd', 'b')], as)).toEqual(['a', 'd']);
  expect(settledCodes([given('one'), given('two')], as)).toEqual([]);
  const apart = [given('one', 'a'), given('two', 'd')];
  expect([settledCodes(apart, as), isDisputed(apart, as)]).toEqual([null, true]);
  expect(settledCodes([...apart, given('final', 'b')], as)).toEqual(['a']);
  expect(isDisputed([given('one', 'a')], as)).toBe(false);
});

test('a ring of mergers ends', () => {
  const as = countedAs([code('a', { mergedInto: 'b' }), code('b', { mergedInto: 'a' })]);
  expect([...as.keys()]).toEqual(['a', 'b']);
});

test('coders see their own codes until they are compared', () => {
  const codings = [given('one', 'a'), given('two', 'b'), given('final', 'a')];
  expect(visibleTo(codings, 'two', 'coding')).toEqual([given('two', 'b')]);
  expect(visibleTo(codings, 'two', 'compared')).toEqual(codings);
});

test('themes stand before their codes, and a code whose theme has gone by itself', () => {
  const codes = [
    code('bus', { parent: 'travel' }),
    code('time'),
    code('travel'),
    code('lost', { parent: 'gone' }),
  ];
  expect(inThemes(codes).map(({ id }) => id)).toEqual(['time', 'travel', 'bus', 'lost']);
});
