/** Tails and quantiles against published tables, exact laws, and each other, in the farthest tails. */
import fc from 'fast-check';
import {
  chiSquareQuantile,
  chiSquareUpper,
  fUpper,
  normalQuantile,
  normalUpper,
  tForLevel,
  tQuantile,
  tTwoSided,
  tUpper,
} from '../../../../src/domain/statistics/distributions/index.js';

/** How far `found` is from `expected`, as a share of it. */
const off = (found: number, expected: number) => Math.abs(found / expected - 1);

// Worked out with mpmath 1.3 at 50 digits from the definitions (erfc, gammainc, betainc).
test.each([
  [normalUpper(3), 0.0013498980316300946],
  [normalUpper(37.5), 4.605353009581955e-308],
  [normalUpper(-1.2), 0.8849303297782917],
  [chiSquareUpper(1370, 10), 2.9742033968295477e-288],
  [chiSquareUpper(0.01, 0.3), 0.5162044656981468],
  [chiSquareUpper(1006243.0, 1e6), 5.270058884314138e-6],
  [tUpper(1e290, 1), 3.183098861837907e-291],
  [tUpper(100, 7.7), 1.43033608846049e-13],
  [tUpper(8.6, 1e7), 3.986364715975805e-18],
  [fUpper(500, 1.4946, 20.3), 4.382666763946704e-17],
])('%d is right', (found, expected) => {
  expect(off(found, expected)).toBeLessThan(1e-9);
});

test('t with one degree of freedom is the arc tangent, with two a root', () => {
  for (const t of [1e-6, 0.3, 1, 12.7, 1e5, 1e15]) {
    expect(off(tUpper(t, 1), Math.atan2(1, t) / Math.PI)).toBeLessThan(1e-12);
    const root = Math.sqrt(2 + t * t);
    expect(off(tUpper(t, 2), 1 / (root * (root + t)))).toBeLessThan(1e-12);
  }
});

test('chi-square with two degrees of freedom is an exponential, with four a little more', () => {
  for (const x of [1e-9, 0.5, 4, 60, 1300]) {
    expect(off(chiSquareUpper(x, 2), Math.exp(-x / 2))).toBeLessThan(1e-12);
    expect(off(chiSquareUpper(x, 4), Math.exp(-x / 2) * (1 + x / 2))).toBeLessThan(1e-12);
  }
});

test('F with two degrees of freedom above is a power', () => {
  for (const [f, df2] of [
    [0.2, 3],
    [5, 1],
    [3, 40.5],
    [1e6, 12],
    [2, 1e9],
  ] as const) {
    expect(off(fUpper(f, 2, df2), Math.exp((-df2 / 2) * Math.log1p((2 * f) / df2)))).toBeLessThan(1e-11);
  }
});

const degrees = fc.double({ min: 0.5, max: 1e9, noNaN: true });
const places = fc.double({ min: 0.01, max: 30, noNaN: true });

test('F with one degree of freedom above is t squared; without end below it is chi-square', () => {
  fc.assert(
    fc.property(places, degrees, (t, df) => {
      expect(off(fUpper(t * t, 1, df), tTwoSided(t, df))).toBeLessThan(1e-10);
      const f = 1 + t / 10;
      expect(off(fUpper(f, 3, Number.POSITIVE_INFINITY), chiSquareUpper(3 * f, 3))).toBeLessThan(1e-11);
    }),
    { numRuns: 200 },
  );
});

test('t grows into the normal without a step where the way of working it out changes', () => {
  for (const t of [1.7, 3, 8.6]) {
    const tails = [1e6, 9.9e7, 1.9e8, 2.1e8, 1e9, 1e15, Number.POSITIVE_INFINITY].map((df) => tUpper(t, df));
    expect(tails).toEqual([...tails].sort((one, other) => other - one));
    // The first correction of t to the normal (Abramowitz & Stegun 26.7.8): z = t − (t³ + t)/4n.
    const z = t - (t ** 3 + t) / (4 * 2.1e8);
    expect(off(tUpper(t, 2.1e8), normalUpper(z))).toBeLessThan(1e-9);
  }
});

test('chi-square passes its large shapes without a step', () => {
  for (const x of [-3, -0.001, 0, 2, 7]) {
    const [below, above] = [2e8 - 2, 2e8 + 2].map((df) => chiSquareUpper(df + x * Math.sqrt(2 * df), df));
    expect(off(below!, above!)).toBeLessThan(1e-8);
  }
});

const shares = fc.oneof(
  fc.double({ min: 1e-300, max: 0.5, noNaN: true, minExcluded: true }),
  fc.integer({ min: -290, max: -1 }).map((power) => 10 ** power),
);

test('quantiles lead back to their share, whichever side is small', () => {
  fc.assert(
    fc.property(shares, fc.double({ min: 0.5, max: 1e6, noNaN: true }), (p, df) => {
      expect(off(normalUpper(-normalQuantile(p)), p)).toBeLessThan(1e-11);
      const above = Math.max(1, df); // below that the quantile itself would overflow
      expect(off(tUpper(-tQuantile(p, above), above), p)).toBeLessThan(1e-10);
      const q = Math.max(p, 1e-15);
      expect(off(chiSquareUpper(chiSquareQuantile(1 - q, df), df), 1 - (1 - q))).toBeLessThan(1e-10);
    }),
    { numRuns: 150 },
  );
});

test('quantiles near the middle, at one degree of freedom and at none that end', () => {
  expect([normalQuantile(0.5), tQuantile(0.5, 3)]).toEqual([0, 0]);
  expect(off(tQuantile(0.75, 1), 1)).toBeLessThan(1e-14);
  expect(off(tQuantile(0.5 + 2 ** -30, 1), Math.tan(Math.PI * 2 ** -30))).toBeLessThan(1e-13);
  expect(off(tForLevel(0.95, Number.POSITIVE_INFINITY), 1.959963984540054)).toBeLessThan(1e-14);
  expect(off(tForLevel(0.95, 1), 12.706204736174694)).toBeLessThan(1e-13);
  expect(off(tForLevel(0.1, 5), 0.132175175231687)).toBeLessThan(1e-13);
  expect(tQuantile(0.025, 14)).toBeCloseTo(-2.1447866879178, 12);
  expect(off(chiSquareQuantile(1e-12, 2), 2e-12)).toBeLessThan(1e-10);
});
