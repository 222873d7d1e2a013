/** Which other answers people could have given: those that the questionnaire allows, with all else about them as it is. */
import { movesOf } from '../../../../src/domain/statistics/disclosure/moves.js';
import { population } from './made-up.js';

const PEOPLE = population({ sex: [0, 0, 0, 1, 1, 1], region: [0, 0, 1, 1, 2, 2] }, { sex: 2, region: 3 });
const count = (variable: string, value: number) => ({
  parts: [{ cell: [{ variable, values: [value] }], weight: null, scores: null, times: 1 }],
});
const SUMS = [count('region', 0), count('region', 1), count('region', 2)];
const reach = (mobile: readonly string[]) => ({ mobile, most: 1000, near: new Set<number>() });

describe('moves', () => {
  test('go from what people said to every other value, as many people as said it, and change what counts them', () => {
    const moves = movesOf(PEOPLE, SUMS, reach(['region']));
    const from = (place: number) =>
      moves.filter(({ changes }) => changes.some(([sum, by]) => sum === place && by === -1));
    expect(moves).toHaveLength(6);
    expect(from(0).map(({ people, group }) => [people, group])).toEqual([
      [2, from(0)[0]!.group],
      [2, from(0)[0]!.group],
    ]);
    expect(movesOf(PEOPLE, SUMS, reach(['sex']))).toEqual([]);
  });

  test('keep to combinations that somebody has, where variables are tied', () => {
    const tied = { ...PEOPLE, ties: [['sex', 'region']] };
    const moves = movesOf(tied, SUMS, reach(['region']));
    const changed = moves.map(({ people, changes }) => [people, ...[...changes].sort().flat()]);
    expect(changed.map(String).sort()).toEqual(
      ['1,0,1,1,-1', '1,1,-1,2,1', '2,0,-1,1,1', '2,1,1,2,-1'].sort(),
    );
  });

  test('carry the weight of those who move', () => {
    const weighted = { ...PEOPLE, weights: new Map([['w', { byPerson: [1, 1, 1, 2, 2, 2], madeFrom: [] }]]) };
    const [part] = count('region', 0).parts;
    const moves = movesOf(weighted, [{ parts: [{ ...part!, weight: 'w' }] }], reach(['region']));
    expect(
      moves
        .map(({ people, changes }) => [people, changes[0]![1]])
        .map(String)
        .sort(),
    ).toEqual(['1,1', '1,2', '2,-1', '2,-1', '2,2'].sort());
  });
});
