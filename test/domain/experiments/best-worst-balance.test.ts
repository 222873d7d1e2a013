/** What is measured on a best–worst design, against designs whose measures are known by hand. */
import { bestWorstBalance } from '../../../src/domain/experiments/best-worst-balance.js';
import type { Design } from '../../../src/domain/experiments/design.js';
import { itemNames } from './kit.js';

function designOf(items: number, versions: readonly (readonly (readonly number[])[])[]): Design {
  return {
    kind: 'best-worst',
    seed: 'by hand',
    attributes: [{ name: 'item', levels: itemNames(items) }],
    noneOption: false,
    versions: versions.map((tasks) => tasks.map((task) => task.map((item) => [item]))),
  };
}

test('Fano’s plane: every pair once, efficiency 1', () => {
  const fano = [0, 1, 2, 3, 4, 5, 6].map((shift) => [0, 1, 3].map((item) => (item + shift) % 7));
  const balance = bestWorstBalance(designOf(7, [fano]));
  expect(balance).toMatchObject({
    items: { least: 3, most: 3, mean: 3, standardDeviation: 0 },
    pairs: { least: 1, most: 1, mean: 1, standardDeviation: 0 },
    positions: { least: 1, most: 1, mean: 1, standardDeviation: 0 },
    isConnected: true,
    connectedVersions: 1,
    repeatedTasks: 0,
  });
  expect(balance.efficiency).toBeCloseTo(1, 14);
});

test('a chain of pairs: the cofactor is that of one spanning tree', () => {
  // C is half the Laplacian of the path 0–1–2–3, whose eigenvalues multiply to 4 × one spanning tree / 2³; the
  // bound is (3 × 1/3)³ = 1.
  const balance = bestWorstBalance(
    designOf(4, [
      [
        [0, 1],
        [1, 2],
        [2, 3],
      ],
    ]),
  );
  expect(balance.efficiency).toBeCloseTo((4 / 8) ** (1 / 3), 14);
  expect(balance.pairs).toEqual({ least: 0, most: 1, mean: 0.5, standardDeviation: 0.5 });
  expect(balance.items).toEqual({ least: 1, most: 2, mean: 1.5, standardDeviation: 0.5 });
});

test('two groups that never meet are not connected and inform nobody', () => {
  const balance = bestWorstBalance(
    designOf(4, [
      [
        [0, 1],
        [0, 1],
        [2, 3],
      ],
      [
        [0, 1],
        [1, 0],
        [3, 2],
      ],
    ]),
  );
  expect(balance).toMatchObject({
    isConnected: false,
    connectedVersions: 0,
    repeatedTasks: 2,
    efficiency: 0,
  });
});

test('versions are measured each for itself and all together', () => {
  const balance = bestWorstBalance(
    designOf(3, [
      [
        [0, 1],
        [1, 2],
      ],
      [
        [2, 0],
        [2, 1],
      ],
    ]),
  );
  expect(balance.pairs).toMatchObject({ least: 1, most: 2 });
  expect(balance.pairsInVersion).toMatchObject({ least: 0, most: 1, mean: 4 / 6 });
  expect(balance.connectedVersions).toBe(2);
  expect(balance.positionsInVersion).toMatchObject({ least: 0, most: 2 });
});
