/** Versions are given out equally often, and the same response always gets the same one. */
import fc from 'fast-check';
import { versionByLot, versionInTurn } from '../../../src/domain/experiments/assignment.js';
import { tally } from './kit.js';

test('after any number of responses the versions in turn differ by one at most', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 30 }), fc.nat(200), (seed, versions, responses) => {
      const given = Array.from({ length: responses }, (_, nth) => versionInTurn(seed, versions, nth));
      const counts = tally(given, versions);
      expect(counts).toHaveLength(versions);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThan(2);
    }),
  );
});

test('each run has its own order', () => {
  const runs = [0, 1, 2, 3].map((run) =>
    Array.from({ length: 10 }, (_, nth) => versionInTurn('s', 10, run * 10 + nth)).join(),
  );
  expect(new Set(runs).size).toBe(4);
});

test('by lot every version comes up about equally often, and again the same for the same response', () => {
  const counts = tally(
    Array.from({ length: 8000 }, (_, response) => versionByLot(`response ${response}`, 8)),
    8,
  );
  const chiSquare = counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
  // 99.99 % point of chi-square with 7 degrees of freedom.
  expect(chiSquare).toBeLessThan(29.88);
  expect(versionByLot('one', 1000)).toBe(versionByLot('one', 1000));
});
