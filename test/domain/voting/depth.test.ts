/** Papers cut to the depth that a count needed lead to that count again, and papers cut further do not. */
import fc from 'fast-check';
import type { Count } from '../../../src/domain/voting/count.js';
import { cutElection, deepestRank } from '../../../src/domain/voting/depth.js';
import { buildElection, type Election } from '../../../src/domain/voting/election.js';
import { type CountSettings, DEFAULT_SETTINGS } from '../../../src/domain/voting/method.js';
import { METHODS, methodNamed } from '../../../src/domain/voting/methods/index.js';
import { marksOf, totalWeight } from '../../../src/domain/voting/paper-box.js';
import { drawn } from './kit.js';

const SETTINGS: CountSettings = { ...DEFAULT_SETTINGS, ties: { kind: 'seed', text: 'a phrase' } };
const IN_TURN = ['instant-runoff', 'scottish-stv', 'meek-stv'];

/** What must be the same: everything but head-to-head totals and the papers' own fingerprint. */
function comparable({ pairwise, certificate: { papers, ...certificate }, ...rest }: Count) {
  return { ...rest, certificate };
}

describe.each(IN_TURN)('%s', (name) => {
  const method = methodNamed(name)!;
  const depthOf = (election: Election) => {
    const count = method.count(election, SETTINGS);
    return { count, depth: method.depthUsed(election, SETTINGS, count) };
  };

  test('leads to the same count from papers cut to the depth used, and to another from papers cut further', () => {
    fc.assert(
      fc.property(drawn(method), (parts) => {
        const election = buildElection(parts);
        const { count, depth } = depthOf(election);
        const same = (cutAt: number) =>
          JSON.stringify(comparable(method.count(cutElection(election, cutAt), SETTINGS))) ===
          JSON.stringify(comparable(count));
        const needed = depth ?? deepestRank(election);
        if (depth !== null) expect(same(depth)).toBe(true);
        for (let shorter = 1; shorter < needed; shorter += 1) expect(same(shorter)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

test('methods that look at whole papers have no depth', () => {
  for (const method of METHODS.filter(({ name }) => !IN_TURN.includes(name)))
    fc.assert(
      fc.property(drawn(method), (parts) => {
        const election = buildElection(parts);
        const count = method.count(election, SETTINGS);
        expect(method.depthUsed(election, SETTINGS, count)).toBeNull();
      }),
      { numRuns: 20 },
    );
});

test('a majority of first choices needs the first rank alone; a third round needs what it reaches', () => {
  const runoff = methodNamed('instant-runoff')!;
  const over = (papers: readonly (readonly [number, readonly (number | null)[]])[]) => {
    const election = buildElection({
      options: ['A', 'B', 'C', 'D'],
      seats: 1,
      kind: 'ranks',
      papers: papers.map(([weight, marks]) => ({ weight, marks })),
    });
    return runoff.depthUsed(election, SETTINGS, runoff.count(election, SETTINGS));
  };
  expect(
    over([
      [3, [1, 2, 3, 4]],
      [2, [2, 1, 3, 4]],
    ]),
  ).toBe(1);
  // C's paper goes on to B, whose second rank decides; nobody ever looks at a third.
  expect(
    over([
      [3, [1, 2, 3, 4]],
      [3, [2, 1, 3, 4]],
      [1, [3, 2, 1, 4]],
    ]),
  ).toBe(2);
  // D goes first and passes to C, which goes next: then the third rank of that paper is needed, and every fourth idle.
  expect(
    over([
      [4, [1, 2, 3, 4]],
      [4, [2, 1, 3, 4]],
      [2, [4, 3, 1, 2]],
      [1, [4, 3, 2, 1]],
    ]),
  ).toBe(3);
  expect(over([[1, [1, null, null, null]]])).toBeNull();
  expect(over([])).toBeNull();
});

test('cutting keeps every paper and the order of what is left', () => {
  const parts = drawn(methodNamed('instant-runoff')!);
  fc.assert(
    fc.property(parts, fc.integer({ min: 1, max: 6 }), (drawnParts, depth) => {
      const election = buildElection(drawnParts);
      const cut = cutElection(election, depth);
      expect(totalWeight(cut.papers)).toBe(totalWeight(election.papers));
      expect(deepestRank(cut)).toBeLessThanOrEqual(depth);
      const shortened = buildElection({
        ...drawnParts,
        papers: drawnParts.papers.map(({ marks, weight }) => ({
          weight,
          marks: marks.map((mark) => (mark !== null && mark <= depth ? mark : null)),
        })),
      });
      const rows = ({ papers }: Election) =>
        Array.from({ length: papers.count }, (_, row) => [papers.weights[row], marksOf(papers, row)]);
      expect(rows(cut)).toEqual(rows(shortened));
    }),
  );
});
