/** Regular expressions find what the engine's own would find, and never run away. */
import fc from 'fast-check';
import { matches } from '../../../../src/domain/questionnaire/expressions/pattern-matcher.js';

function found(pattern: string, text: string): boolean | string {
  const answer = matches(pattern, text);
  return answer.ok ? answer.value : answer.problem;
}

test.each([
  ['^[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}$', 'HU6 7RX', true],
  ['^[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}$', 'HU67', false],
  ['^[\\w-\\.]+@([\\w-]+\\.)+[\\w-]{2,}$', 'ann@example.org', true],
  ['^[\\w-\\.]+@([\\w-]+\\.)+[\\w-]{2,}$', 'ann@example', false],
  ['^\\d{10}$', '0123456789', true],
  ['^(yes|no)$', 'no', true],
  ['^(?:a|ab)(?<rest>c|bcd)$', 'abcd', true],
  ['\\bcat\\b', 'the cat sat', true],
  ['\\bcat\\b', 'concatenate', false],
  ['a\\B.', 'ab', true],
  ['^[^,;]*$', 'a;b', false],
  ['^.$', '🐑', true],
  ['^[^a]$', '🐑', true],
  ['^\\p{Lu}\\p{Ll}+$', 'Ŷnys', true],
  ['^\\u0041\\x42\\u{43}$', 'ABC', true],
  ['^\\/\\.\\-\\(\\)$', '/.-()', true],
  ['^[\\]\\[]+$', '][', true],
  ['a{2,3}?', 'caac', true],
  ['^a{,2}$', 'a{,2}', true],
  ['^a.c$', 'a\nc', false],
  ['', '', true],
  ['x*', '', true],
  ['^(a*)*$', 'aaaa', true],
])('%s in "%s": %s', (pattern, text, expected) => {
  expect(found(pattern, text)).toBe(expected);
});

test.each([
  ['(a', 'the pattern has a ( without its )'],
  ['a)', 'the pattern has a ) without its ('],
  ['[a', 'the pattern has a [ without its ]'],
  ['*a', 'the pattern repeats nothing'],
  ['a{3,2}', 'the pattern repeats more often at least than at most'],
  ['(?=a)', 'looking ahead or back is not offered'],
  ['(?<!a)b', 'looking ahead or back is not offered'],
  ['(?i)a', 'the pattern has a ? that repeats nothing'],
  ['(a)\\1', 'referring back to a group is not offered'],
  ['\\q', 'the pattern has an unknown \\q'],
  ['[z-a]', 'the pattern has [z-a], which cannot be read'],
  ['a\\', 'the pattern ends in a \\'],
  ['a{1001}', 'the pattern is larger than 1000 steps; repeat fewer times'],
  ['((a{40}){40}){40}', 'the pattern is larger than 1000 steps; repeat fewer times'],
  ['('.repeat(60), 'the pattern has more than 50 brackets inside each other'],
])('%s is refused', (pattern, problem) => {
  expect(found(pattern, 'a')).toBe(problem);
});

test('patterns that make other engines run for years are done at once', () => {
  const text = `${'a'.repeat(5_000)}!`;
  expect(found('^(a+)+$', text)).toBe(false);
  expect(found('^(a|aa)+$', text)).toBe(false);
  expect(found('^(a|a?)+$', text)).toBe(false);
  expect(found('(.*)*x', text)).toBe(false);
  expect(found('a', 'a'.repeat(10_001))).toBe('expected at most 10000 characters to search, found 10001');
});

test('the same is found as by the engine of the language', () => {
  const { pattern } = fc.letrec<{ pattern: string; part: string }>((tie) => ({
    part: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\w', '^', '$', '\\b', '\\B'),
      tie('pattern').map((inner) => `(?:${inner})`),
      fc
        .tuple(tie('part'), fc.constantFrom('*', '+', '?', '{2}', '{1,2}', '{0,1}', '{2,}', '*?', '+?'))
        .filter(([part]) => !/^(?:[\^$]|\\[bB])$|[*+?}]$/.test(part))
        .map(([part, times]) => part + times),
    ),
    pattern: fc.oneof(
      fc.array(tie('part'), { maxLength: 3 }).map((parts) => parts.join('')),
      fc.tuple(tie('part'), tie('part')).map(([first, second]) => `${first}|${second}`),
    ),
  }));
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '-'), maxLength: 8 });
  fc.assert(
    fc.property(pattern, text, (written, searched) => {
      expect(found(written, searched)).toBe(new RegExp(written, 'u').test(searched));
    }),
    { numRuns: 2_000 },
  );
});
