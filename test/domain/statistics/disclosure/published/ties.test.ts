/** Variables that hang together are seen to, and those that have nothing to do with each other are not, however many they are. */
import type { Variable } from '../../../../../src/domain/statistics/disclosure/population.js';
import { tiesSeen } from '../../../../../src/domain/statistics/disclosure/published/ties.js';
import { type QuickRandom, quickRandom } from '../../../../../src/shared/quick-random.js';

const variable = (values: number, codes: readonly number[]): Variable => ({ values, codes });
const drawn = ({ below }: QuickRandom, people: number, values: number) =>
  Array.from({ length: people }, () => Math.min(below(values), below(values)));

function seenAmong(people: number, variables: Record<string, Variable>) {
  const { ties, cuts } = tiesSeen(people, new Map(Object.entries(variables)));
  return { ties: ties.map(String), cuts: cuts.map(String) };
}

describe('ties that are seen', () => {
  test('are those of a net and its question, of bands that were cut in two ways, and of a question with what decides whether it is asked', () => {
    const random = quickRandom('ties');
    const ages = Array.from({ length: 120 }, () => random.below(70));
    const role = drawn(random, 120, 4);
    const cut = (ends: readonly number[]) => ages.map((age) => 1 + ends.filter((end) => age >= end).length);
    const first = cut([15, 30, 50]);
    const seen = seenAmong(120, {
      bands: variable(5, first),
      'other bands': variable(4, cut([20, 45])),
      net: variable(
        3,
        first.map((band) => (band < 3 ? 1 : 2)),
      ),
      role: variable(4, role),
      asked: variable(
        4,
        drawn(random, 120, 3).map((code, at) => (role[at] === 1 ? code + 1 : 0)),
      ),
    });
    expect(seen.ties.sort()).toEqual(['bands,net', 'bands,other bands', 'other bands,net', 'role,asked']);
    expect(seen.cuts).not.toContain('role,asked');
  });

  test('are next to none among many questions that have nothing to do with each other', () => {
    const random = quickRandom('no ties');
    const questions = Array.from({ length: 40 }, (_, at) => [
      `q${at}`,
      variable(
        7,
        drawn(random, 900, 6).map((code) => code + 1),
      ),
    ]);
    // 780 pairs, each with combinations that few people would have, are taken to be tied in one case of a thousand at most.
    expect(seenAmong(900, Object.fromEntries(questions)).ties.length).toBeLessThanOrEqual(3);
  });
});
