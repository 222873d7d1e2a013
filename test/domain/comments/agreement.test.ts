/** Agreement of coders by code and over all codes, against worked examples and against the coefficients for one variable. */
import fc from 'fast-check';
import { agreementOf, agreementWords } from '../../../src/domain/comments/agreement.js';
import type { Coding } from '../../../src/domain/comments/coding.js';

const NONE = new Map<string, string>();

/** Comments from rows of one list of codes a coder; null where the coder has not coded it. */
const coded = (rows: readonly (readonly (readonly string[] | null)[])[]): Coding[][] =>
  rows.map((row) => row.flatMap((codes, at) => (codes === null ? [] : [{ coder: `coder-${at}`, codes }])));

const times = <Item>(count: number, item: Item) => Array.from({ length: count }, () => item);

test('two coders have Cohen’s kappa: 0.4 of 20, 5, 10 and 15 (his table of 50 in the textbooks)', () => {
  const [yes, no] = [['a'], []];
  const rows = [
    ...times(20, [yes, yes]),
    ...times(5, [yes, no]),
    ...times(10, [no, yes]),
    ...times(15, [no, no]),
  ];
  const report = agreementOf(coded(rows), ['a'], NONE)!;
  expect(report.coders).toEqual(['coder-0', 'coder-1']);
  expect(report.codes.get('a')).toMatchObject({ measure: 'kappa', comments: 50, alike: 35 });
  expect(report.codes.get('a')!.value).toBeCloseTo(0.4, 12);
  expect(report.overall.value).toBeCloseTo(0.4, 12);
});

test('the pooled coefficient weighs a code by how much there is to disagree about', () => {
  // κ of `a` is 0.4 with 15 of 50 differing; `b` is given once, by one coder, so its κ is 0.
  const rows = [
    ...times(20, [['a'], ['a']]),
    ...times(5, [['a'], []]),
    ...times(10, [[], ['a']]),
    ...times(14, [[], []]),
    [['b'], []],
  ];
  const { codes, overall } = agreementOf(coded(rows), ['a', 'b'], NONE)!;
  expect(codes.get('b')!.value).toBeCloseTo(0, 12);
  // 1 − (15/50 + 1/50) / (1/2 + 1/50)
  expect(overall.value).toBeCloseTo(1 - 16 / 26, 12);
  expect(overall.alike).toBe(34);
});

test('three coders have Krippendorff’s alpha, and over one code the pooled one is that code’s', () => {
  const decision = fc.constantFrom<readonly string[] | null>(['a'], [], null);
  const rows = fc.array(fc.tuple(decision, decision, decision), { minLength: 3, maxLength: 30 });
  fc.assert(
    fc.property(rows, (units) => {
      const report = agreementOf(coded([[['a'], [], ['a']], ...units]), ['a'], NONE)!;
      expect(report.overall.measure).toBe('alpha');
      expect(report.overall.value).toBeCloseTo(report.codes.get('a')!.value!, 10);
    }),
  );
});

test('what was merged counts as one code, what was settled is no coder, and comments of one coder say nothing', () => {
  const as = new Map([['b', 'a']]);
  const rows: Coding[][] = [
    [
      { coder: 'one', codes: ['a'] },
      { coder: 'two', codes: ['b'] },
      { coder: 'final', codes: [] },
    ],
    [{ coder: 'one', codes: [] }],
  ];
  expect(agreementOf(rows, ['a'], as)!.overall).toEqual({
    measure: 'kappa',
    value: null,
    comments: 1,
    alike: 1,
  });
  expect(agreementOf(rows.slice(1), ['a'], as)).toBeNull();
});

test.each([
  ['kappa', 0.4, 'fair'],
  ['kappa', 0.41, 'moderate'],
  ['kappa', 1, 'almost-perfect'],
  ['kappa', -0.1, 'none'],
  ['alpha', 0.8, 'reliable'],
  ['alpha', 0.7, 'tentative'],
  ['alpha', 0.6, 'unreliable'],
  ['alpha', null, 'undefined'],
] as const)('a %s of %s is %s', (measure, value, words) => {
  expect(agreementWords({ measure, value })).toBe(words);
});
