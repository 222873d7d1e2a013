/** Best–worst designs: the promises for any request, and the designs of the literature where there are any. */
import fc from 'fast-check';
import { fingerprintOfDesign } from '../../../src/domain/experiments/design.js';
import { bestWorst, bestWorstRequest, pairTally, plainVersions, reachesAll, requests, tally } from './kit.js';

const within = (counts: readonly number[]) => Math.max(...counts) - Math.min(...counts);
const runs = { numRuns: 10 };

/** Versions alone connect all items: then no exchange between versions is ever needed. */
const connectable = requests.filter(
  ({ items, itemsPerTask, tasks }) => tasks * (itemsPerTask - 1) >= items.length - 1,
);

test('items are shown equally often within one, in each version and overall', () => {
  fc.assert(
    fc.property(connectable, (request) => {
      const versions = plainVersions(request);
      const k = request.items.length;
      for (const tasks of [...versions, versions.flat()])
        expect(within(tally(tasks.flat(), k))).toBeLessThan(2);
    }),
    runs,
  );
});

test('an item stands in each position equally often within one, in each version and overall', () => {
  fc.assert(
    fc.property(requests, (request) => {
      const versions = plainVersions(request);
      for (const tasks of [...versions, versions.flat()])
        for (const item of request.items.keys()) {
          const places = tasks.map((task) => task.indexOf(item)).filter((place) => place >= 0);
          expect(within(tally(places, request.itemsPerTask))).toBeLessThan(2);
        }
    }),
    runs,
  );
});

test('every version is connected where its tasks suffice, and all versions together always', () => {
  fc.assert(
    fc.property(requests, (request) => {
      const versions = plainVersions(request);
      const k = request.items.length;
      expect(reachesAll(versions.flat(), k)).toBe(true);
      if (request.tasks * (request.itemsPerTask - 1) < k - 1) return;
      for (const tasks of versions) expect(reachesAll(tasks, k)).toBe(true);
    }),
    runs,
  );
});

test('tasks have the asked size and number; no task shows an item twice, no version a task twice', () => {
  fc.assert(
    fc.property(requests, (request) => {
      const versions = plainVersions(request);
      expect(versions).toHaveLength(request.versions);
      for (const tasks of versions) {
        expect(tasks).toHaveLength(request.tasks);
        for (const task of tasks) expect(new Set(task).size).toBe(request.itemsPerTask);
        expect(new Set(tasks.map((task) => [...task].sort().join())).size).toBe(request.tasks);
      }
    }),
    runs,
  );
});

test('every pair meets once pairs have room to meet twice on average', () => {
  fc.assert(
    fc.property(connectable, (request) => {
      const { itemsPerTask: g, tasks, versions } = request;
      const k = request.items.length;
      fc.pre(tasks * versions * g * (g - 1) >= 2 * k * (k - 1));
      expect(Math.min(...pairTally(plainVersions(request).flat(), k))).toBeGreaterThan(0);
    }),
    runs,
  );
});

test('the same request gives the same design, another seed another', () => {
  fc.assert(
    fc.property(requests, (request) => {
      expect(bestWorst(request)).toEqual(bestWorst(request));
    }),
    { numRuns: 6 },
  );
  const prints = ['1', '2'].map((seed) =>
    fingerprintOfDesign(bestWorst(bestWorstRequest(12, 4, 9, 2, seed)).design),
  );
  expect(prints[0]).not.toBe(prints[1]);
});

// Parameters (v, k, λ; b) of balanced incomplete block designs: Fisher & Yates, Statistical Tables, table XVII;
// (7,3,1) is Fano's plane, (13,4,1) the projective plane of order 3, (9,3,1) the affine one.
test.each([
  [7, 3, 7, 1],
  [7, 4, 7, 2],
  [9, 3, 12, 1],
  [13, 4, 13, 1],
  [11, 5, 11, 2],
  [6, 3, 10, 2],
  [10, 4, 15, 2],
  [8, 4, 14, 3],
  [9, 4, 18, 3],
  [16, 4, 20, 1],
  [16, 6, 16, 2],
  [15, 7, 15, 3],
  [21, 5, 21, 1],
  [13, 3, 26, 1],
])('%i items, %i a task, %i tasks: every pair meets exactly %i times', (items, size, tasks, lambda) => {
  for (const seed of ['1', '2', '3']) {
    const request = bestWorstRequest(items, size, tasks, 1, seed);
    expect(new Set(pairTally(plainVersions(request)[0]!, items))).toEqual(new Set([lambda]));
    const { balance } = bestWorst(request);
    expect(balance.efficiency).toBeCloseTo(1, 12);
    expect([balance.pairs.least, balance.pairs.most]).toEqual([lambda, lambda]);
  }
});

test.each([
  [12, 4, 9, 20, 1],
  [12, 4, 9, 100, 2],
  [20, 5, 12, 50, 2],
  [8, 3, 8, 10, 1],
])('%i items, %i a task, %i tasks, %i versions: pairs within %i', (items, size, tasks, versions, most) => {
  const { balance } = bestWorst(bestWorstRequest(items, size, tasks, versions));
  expect(balance.pairs.most - balance.pairs.least).toBeLessThanOrEqual(most);
  expect(balance.pairsInVersion.most).toBeLessThanOrEqual(2);
  expect(balance.efficiency).toBeGreaterThan(0.999);
  expect(balance.connectedVersions).toBe(versions);
});

test('all tasks that there are, each once', () => {
  expect(bestWorst(bestWorstRequest(6, 3, 20, 3)).balance.repeatedTasks).toBe(0);
  expect(bestWorst(bestWorstRequest(7, 4, 35)).balance.repeatedTasks).toBe(0);
});
