/** Raking meets its margins as no nearer weights do, or says why not. */
import fc from 'fast-check';
import { summariseWeights } from '../../../../src/domain/statistics/design/kish.js';
import { checkMargins, type Margin } from '../../../../src/domain/statistics/design/margins.js';
import { rake } from '../../../../src/domain/statistics/design/raking.js';
import { loadSolver } from '../../../../src/services/solver/highs.js';
import { categoryColumn, codedColumn } from '../../../kit/designs.js';
import { runs } from '../../../kit/runs.js';

const solve = await loadSolver();

/** A margin with its targets by name. */
type Named = Omit<Margin, 'targets'> & { readonly targets: Readonly<Record<string, number | undefined>> };

const marginsOf = (margins: readonly Named[]): readonly Margin[] =>
  margins.map((margin) => ({
    ...margin,
    targets: new Map(
      Object.entries(margin.targets).flatMap(([key, target]) =>
        target === undefined ? [] : [[key, target] as const],
      ),
    ),
  }));

function rakeTo(margins: readonly Named[], base: Float64Array, trim: Parameters<typeof rake>[2] = null) {
  const everybody = new Uint8Array(base.length).fill(1);
  const checked = checkMargins(marginsOf(margins), everybody, summariseWeights(base, everybody).weighted);
  return checked.ok ? rake(checked.value, base, trim) : checked;
}

test('one margin is poststratification', () => {
  const column = categoryColumn(['f', 'f', 'f', 'm']);
  const raked = rakeTo([{ key: 'sex', column, targets: { f: 0.5, m: 0.5 } }], new Float64Array(4).fill(1));
  if (!raked.ok) throw new Error(raked.problem);
  [2 / 3, 2 / 3, 2 / 3, 2].forEach((weight, row) => {
    expect(raked.value.weights[row]).toBeCloseTo(weight, 13);
  });
});

// Deming & Stephan's procedure, written out: as many rounds of scaling as it takes.
function rounds(
  codes: readonly (readonly number[])[],
  targets: readonly (readonly number[])[],
  base: readonly number[],
) {
  const weights = [...base];
  for (let round = 0; round < 3000; round += 1)
    codes.forEach((of, margin) => {
      const sums = targets[margin]!.map((_, category) =>
        weights.reduce((sum, w, row) => sum + (of[row] === category ? w : 0), 0),
      );
      of.forEach((category, row) => {
        weights[row]! *= targets[margin]![category]! / sums[category]!;
      });
    });
  return weights;
}

const samples = fc.record({
  codes: fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: 2 }),
      fc.integer({ min: 0, max: 1 }),
      fc.double({ min: 0.5, max: 3, noNaN: true }),
    ),
    {
      minLength: 25,
      maxLength: 40,
    },
  ),
  wanted: fc.tuple(...Array.from({ length: 5 }, () => fc.double({ min: 1, max: 3, noNaN: true }))),
});

test('any number of margins are met within 1e-10, by the weights that rounds of raking lead to', () => {
  fc.assert(
    fc.property(samples, ({ codes, wanted }) => {
      const [age, sex, base] = [codes.map(([a]) => a), codes.map(([, s]) => s), codes.map(([, , w]) => w)];
      fc.pre(new Set(codes.map(([a, s]) => `${a}${s}`)).size === 6);
      const shares = (of: readonly number[]) =>
        of.map((each) => each / of.reduce((sum, one) => sum + one, 0));
      const targets = [shares(wanted.slice(0, 3)), shares(wanted.slice(3))];
      const margins = [codedColumn(age, 3), codedColumn(sex, 2)].map((column, at) => ({
        key: `m${at}`,
        column,
        targets: Object.fromEntries(
          column.categories.map((category, place) => [category, targets[at]![place]!]),
        ),
      }));
      const raked = rakeTo(margins, Float64Array.from(base));
      if (!raked.ok) throw new Error(raked.problem);
      const total = base.reduce((sum, weight) => sum + weight, 0);
      for (const [margin, sums] of raked.value.reached.entries())
        for (const [at, sum] of sums.entries()) {
          const target = targets[margin]![at]! * total;
          expect(Math.abs(sum - target)).toBeLessThanOrEqual(1e-10 * target);
        }
      const slow = rounds(
        [age, sex],
        targets.map((of) => of.map((share) => share * total)),
        base,
      );
      slow.forEach((weight, row) => {
        expect(raked.value.weights[row]! / weight).toBeCloseTo(1, 7);
      });
    }),
    { numRuns: 25 },
  );
});

test('with limits, every weight is clip(base × factors) within them, and margins are met', () => {
  const [age, sex] = [
    codedColumn([0, 0, 0, 0, 1, 1, 2, 2, 2, 2], 3),
    codedColumn([0, 1, 0, 1, 0, 1, 0, 1, 1, 1], 2),
  ];
  const margins = [
    { key: 'age', column: age, targets: { a: 0.3, b: 0.3, c: 0.4 } },
    { key: 'sex', column: sex, targets: { a: 0.45, b: 0.55 } },
  ];
  const base = new Float64Array(10).fill(1);
  const free = rakeTo(margins, base);
  const held = rakeTo(margins, base, { low: 0.55, high: 1.6 });
  if (!free.ok || !held.ok) throw new Error('not raked');
  expect(Math.max(...free.value.weights)).toBeGreaterThan(1.65);
  expect(Math.max(...held.value.weights)).toBeCloseTo(1.6, 12);
  expect(Math.min(...held.value.weights)).toBeGreaterThanOrEqual(0.55);
  held.value.reached.flat().forEach((sum, at) => {
    expect(sum).toBeCloseTo([3, 3, 4, 4.5, 5.5][at]!, 9);
  });
  expect(rakeTo(margins, base, { low: 0.9, high: 1.1 })).toMatchObject({ ok: false });
});

/** Whether some weights within the limits meet the margins at all: a linear program that knows nothing of raking. */
function canBeMet(
  codes: readonly Int32Array[],
  targets: readonly (readonly number[])[],
  low: number,
  high: number,
) {
  const lines = codes.flatMap((of, margin) =>
    targets[margin]!.map((target, category) => ({
      terms: [...of.keys()].filter((row) => of[row] === category).map((row) => [row, 1] as const),
      ...{ least: target, most: target },
    })),
  );
  const unknowns = Array.from(codes[0]!, () => ({ cost: 0, least: low, most: high, whole: false }));
  return typeof solve({ unknowns, lines, nodes: 100, gap: 1, gapShare: 0 }) !== 'string';
}

test('limits that leave room are never refused, and those that leave none always are', () => {
  const uneven = fc.record({
    codes: fc.array(fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 1 })), { minLength: 12, maxLength: 52 }),
    spread: fc.infiniteStream(fc.double({ min: -2, max: 2, noNaN: true })),
    wanted: fc.tuple(...Array.from({ length: 5 }, () => fc.double({ min: 0.1, max: 1, noNaN: true }))),
    low: fc.constantFrom(0.01, 0.05, 0.2, 0.5),
    high: fc.constantFrom(1.5, 2, 3, 5),
  });
  let met = 0;
  fc.assert(
    fc.property(uneven, ({ codes, spread, wanted: [a, b, c, f, m], low, high }) => {
      const base = Float64Array.from(codes, () => Math.exp(spread.next().value as number));
      const columns = [
        codedColumn(
          codes.map(([age]) => age),
          3,
        ),
        codedColumn(
          codes.map(([, sex]) => sex),
          2,
        ),
      ];
      const [age, sex] = [a! + b! + c!, f! + m!];
      const margins = [
        { key: 'age', column: columns[0]!, targets: { a: a! / age, b: b! / age, c: c! / age } },
        { key: 'sex', column: columns[1]!, targets: { a: f! / sex, b: m! / sex } },
      ];
      const everybody = new Uint8Array(base.length).fill(1);
      const checked = checkMargins(marginsOf(margins), everybody, summariseWeights(base, everybody).weighted);
      if (!checked.ok) return;
      const of = checked.value.margins;
      const mean = checked.value.total / base.length;
      const isMet = (least: number, most: number) =>
        canBeMet(
          of.map((one) => one.codes),
          of.map((one) => one.targets),
          least * mean,
          most * mean,
        );
      const raked = rake(checked.value, base, { low, high });
      // On the very edge of what is possible a program over floating points may say either.
      if (isMet(low + 0.01 * (1 - low), high - 0.01 * (high - 1))) expect(raked).toMatchObject({ ok: true });
      else if (!isMet(low * 0.99, high * 1.01)) expect(raked.ok).toBe(false);
      met += Number(raked.ok);
    }),
    { numRuns: runs(150), seed: 3 },
  );
  expect(met).toBeGreaterThan(5);
});

test.each([
  [{ f: 0.5, m: 0.4, x: 0.1 }, 'has a target for "x" and no row of it'],
  [{ f: 1 }, '"sex" has rows of "m" and no target for them'],
  [{ f: 0.5, m: 0.4 }, 'shares must come to 1'],
  [{ f: 3, m: 0 }, 'the target of "sex" m is 0; it must be above 0'],
  [{ f: 3, m: Number.NaN }, 'must be above 0'],
])('targets %j are refused: %s', (targets, sentence) => {
  const raked = rakeTo(
    [{ key: 'sex', column: categoryColumn(['f', 'm', 'f']), targets }],
    Float64Array.of(1, 1, 1),
  );
  expect(raked.ok ? 'raked' : raked.problem).toContain(sentence);
});

test('a row without a category, totals that disagree, and margins that rows cannot meet are refused', () => {
  const three = Float64Array.of(1, 1, 1);
  const refused = (margins: readonly Named[]) => {
    const raked = rakeTo(margins, three);
    return raked.ok ? 'raked' : raked.problem;
  };
  const sex = { key: 'sex', column: categoryColumn(['f', 'm', 'm']), targets: { f: 10, m: 20 } };
  expect(refused([{ ...sex, column: categoryColumn(['f', 'm', null]) }])).toContain('row 3 has no "sex"');
  expect(
    refused([sex, { key: 'age', column: categoryColumn(['o', 'y', 'y']), targets: { o: 10, y: 21 } }]),
  ).toContain('must agree in total');
  // Only the first row is f, and only it is old.
  const age = { key: 'age', column: categoryColumn(['o', 'y', 'y']), targets: { o: 15, y: 15 } };
  expect(refused([sex, age])).toContain('cannot all be met');
  // Met only if the row of f and y weighs nothing.
  const same = { f: 0.5, m: 0.5, o: 0.5, y: 0.5 };
  const edge = [
    { key: 'sex', column: categoryColumn(['f', 'm', 'f']), targets: { f: same.f, m: same.m } },
    { key: 'age', column: categoryColumn(['o', 'y', 'y']), targets: { o: same.o, y: same.y } },
  ];
  expect(refused(edge)).toContain('cannot all be met');
  expect(refused([])).toBe('raking needs at least one margin');
});

test('margins that repeat each other are no obstacle', () => {
  const column = categoryColumn(['f', 'm', 'm', 'f', 'f']);
  const margin = { key: 'sex', column, targets: { f: 0.5, m: 0.5 } };
  const raked = rakeTo([margin, { ...margin, key: 'gender' }], Float64Array.of(1, 1, 2, 1, 1));
  expect(raked.ok && [...raked.value.weights].map((weight) => weight.toFixed(9))).toEqual(
    [1, 1, 2, 1, 1].map((weight) => weight.toFixed(9)),
  );
});
