/** Other worlds are made of whole people, each of whom answers once; and the cheapest numbers are given up for them. */
import fc from 'fast-check';
import type { Scene, World } from '../../../../src/domain/statistics/disclosure/scene.js';
import {
  cheapestWorld,
  DIVES,
  LAST_EFFORT,
  widestWorld,
} from '../../../../src/domain/statistics/disclosure/worlds.js';
import { loadSolver } from '../../../../src/services/solver/highs.js';
import { runs } from '../../../kit/runs.js';

const solve = await loadSolver();
const closed = { least: 0, most: 0 };
const free = { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY };

/** One person who could be counted by sum 0 or by sum 1 instead of by neither. */
const ONE_PERSON: Scene = {
  moves: [
    { group: 0, people: 1, changes: [[0, 1]] },
    { group: 0, people: 1, changes: [[1, 1]] },
  ],
  limits: [],
  checks: [],
  options: [],
};

/** Moves of one to three people that change a few of six sums; the first is to differ, the others are told, and some can be withheld. */
const scenes: fc.Arbitrary<Scene> = fc
  .array(
    fc.tuple(fc.nat({ max: 5 }), fc.integer({ min: 1, max: 3 }), fc.nat({ max: 5 }), fc.nat({ max: 5 })),
    {
      minLength: 8,
      maxLength: 30,
    },
  )
  .map((drawn) => ({
    moves: drawn.map(([group, people, one, other]) => ({
      ...{ group, people },
      changes: one === other ? [[one, 1] as const] : [[one, 1] as const, [other, -1] as const],
    })),
    limits: [1, 2, 3, 4, 5].map((sum) => ({
      ...{ sum, ...closed, opened: { least: -2, most: 2 }, floor: -9, options: sum > 3 ? [sum - 4] : [] },
    })),
    checks: [],
    options: [{ cost: 8 }, { cost: 20 }],
  }));

describe('worlds', () => {
  test('never let one person give two answers', () => {
    const world = widestWorld(
      ONE_PERSON,
      [
        { sum: 0, by: 1 },
        { sum: 1, by: 1 },
      ],
      solve,
    );
    expect([...world!.changes.values()]).toEqual([1]);
    expect(cheapestWorld(ONE_PERSON, { sum: 0, by: 2 }, DIVES[0]!, solve)).toBe('none');
  });

  test('give up the cheapest numbers that must be others, and nothing for a demand that costs nothing', () => {
    const open = { least: -2, most: 2 };
    const scene: Scene = {
      moves: [
        {
          group: 0,
          people: 5,
          changes: [
            [0, 1],
            [1, -1],
          ],
        },
        {
          group: 1,
          people: 5,
          changes: [
            [0, 1],
            [2, -1],
          ],
        },
        {
          group: 2,
          people: 5,
          changes: [
            [3, 1],
            [2, -1],
            [1, 1],
          ],
        },
      ],
      limits: [
        { sum: 0, ...free, opened: free, floor: Number.NEGATIVE_INFINITY, options: [] },
        { sum: 1, ...closed, opened: open, floor: -9, options: [0] },
        { sum: 2, ...closed, opened: open, floor: -9, options: [1] },
        { sum: 3, ...closed, opened: closed, floor: -9, options: [] },
      ],
      checks: [],
      options: [{ cost: 40 }, { cost: 12 }],
    };
    expect(cheapestWorld(scene, { sum: 0, by: 2 }, DIVES[0]!, solve)).toMatchObject({ options: [1] });
    expect(cheapestWorld(scene, { sum: 3, by: 1 }, DIVES[0]!, solve)).toBe('none');
    const told = { ...scene, limits: scene.limits.slice(0, 1) };
    expect(cheapestWorld(told, { sum: 0, by: 2 }, DIVES[0]!, solve)).toMatchObject({ options: [] });
  });

  test('leave out of an answer what no whole people can make true', () => {
    const halves: Scene = {
      moves: [
        {
          group: 0,
          people: 9,
          changes: [
            [0, 1],
            [1, 2],
          ],
        },
      ],
      limits: [{ sum: 1, least: 1, most: 1, opened: closed, floor: -9, options: [] }],
      checks: [],
      options: [],
    };
    expect(widestWorld(halves, [{ sum: 0, by: 1 }], solve)).toBeNull();
  });

  test('are found by dives where branching finds one at all, and nearly as cheap; where a dive says that there is none, branching finds none', () => {
    const [slight] = DIVES;
    let [found, missed] = [0, 0];
    fc.assert(
      fc.property(scenes, (scene) => {
        const demand = { sum: 0, by: 2 };
        const branched = cheapestWorld(scene, demand, LAST_EFFORT, solve);
        const dived = cheapestWorld(scene, demand, slight!, solve);
        const isWorld = (world: typeof dived) => world !== null && world !== 'none';
        if (isWorld(branched)) expect(dived).not.toBe('none');
        if (isWorld(dived)) {
          expect((dived as World).changes.get(0)).toBeGreaterThanOrEqual(2);
          for (const { sum, least, most, options } of scene.limits) {
            const change = (dived as World).changes.get(sum) ?? 0;
            const isOpened = options.some((option) => (dived as World).options.includes(option));
            expect(isOpened || (change >= least && change <= most)).toBe(true);
          }
        }
        if (isWorld(branched) && !isWorld(dived)) missed += 1;
        if (isWorld(branched) && isWorld(dived)) found += 1;
      }),
      { numRuns: runs(60), seed: 7 },
    );
    expect(found).toBeGreaterThan(10);
    expect(missed).toBeLessThan(found / 5);
  });
});
