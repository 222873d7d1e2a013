/** Other worlds are made of whole people, each of whom answers once; and the cheapest numbers are given up for them. */
import {
  cheapestWorld,
  type Scene,
  widestWorld,
} from '../../../../src/domain/statistics/disclosure/worlds.js';
import { loadSolver } from '../../../../src/services/solver/highs.js';

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
    expect(cheapestWorld(ONE_PERSON, { sum: 0, by: 2 }, solve)).toBeNull();
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
    expect(cheapestWorld(scene, { sum: 0, by: 2 }, solve)).toMatchObject({ options: [1] });
    expect(cheapestWorld(scene, { sum: 3, by: 1 }, solve)).toBeNull();
    const told = { ...scene, limits: scene.limits.slice(0, 1) };
    expect(cheapestWorld(told, { sum: 0, by: 2 }, solve)).toMatchObject({ options: [] });
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
});
