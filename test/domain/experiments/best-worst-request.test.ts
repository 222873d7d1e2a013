/** What cannot be had is refused with every reason at once. */
import { designBestWorst } from '../../../src/domain/experiments/best-worst-design.js';
import { differentTasks } from '../../../src/domain/experiments/best-worst-request.js';
import { bestWorstRequest } from './kit.js';

function faultsOf(request: Parameters<typeof designBestWorst>[0]): string[] {
  const report = designBestWorst(request);
  return report.ok ? [] : report.problem.map(({ field, sentence }) => `${field}: ${sentence}`);
}

test('all faults are listed', () => {
  const request = { items: ['a', 'b', 'a', ' '], itemsPerTask: 5, tasks: 1.5, versions: 0, seed: '1' };
  expect(faultsOf(request)).toEqual([
    'tasks: expected a whole number from 1 to 100, found 1.5',
    'versions: expected a whole number from 1 to 1000, found 0',
    'items: expected a name for each, found an empty one',
    'items: expected different names, found "a" twice',
    'itemsPerTask: expected at most the 4 items there are, found 5',
  ]);
});

test.each([
  [bestWorstRequest(1, 2, 1), 'items: expected a whole number from 2 to 200, found 1'],
  [bestWorstRequest(5, 1, 4), 'itemsPerTask: expected a whole number from 2 to 20, found 1'],
  [bestWorstRequest(5, Number.NaN, 4), 'itemsPerTask: expected a whole number from 2 to 20, found NaN'],
  [bestWorstRequest(4, 3, 5), 'tasks: expected at most 4, the number of different tasks, found 5'],
  [
    bestWorstRequest(9, 3, 3),
    'tasks: expected at least 4 in all versions together to connect 9 items, found 3',
  ],
  [
    bestWorstRequest(200, 20, 100, 30),
    'versions: expected at most 50000 items shown in all versions together, found 60000',
  ],
])('%j', (request, sentence) => {
  expect(faultsOf(request)).toContain(sentence);
});

test('one task more or less makes the difference', () => {
  expect(faultsOf(bestWorstRequest(9, 3, 4))).toEqual([]);
  expect(faultsOf(bestWorstRequest(4, 3, 4))).toEqual([]);
});

test('the number of different tasks is the binomial coefficient', () => {
  expect([differentTasks(12, 4), differentTasks(7, 3), differentTasks(5, 5)]).toEqual([495, 35, 1]);
  expect(differentTasks(200, 20)).toBe(Number.POSITIVE_INFINITY);
});
