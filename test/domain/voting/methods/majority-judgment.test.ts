/** Majority judgment by medians, and its way out of equal medians. */
import fc from 'fast-check';
import { compareGrades, Grades } from '../../../../src/domain/voting/grades.js';
import { count, scored } from '../kit.js';

test('the better lower median wins, though its total is lower', () => {
  const result = count('majority-judgment', scored(['A', 'B'], '2: 3 5; 1: 3 0; 2: 3 1'));
  expect(result).toMatchObject({ winners: ['A'], scores: { A: '3', B: '1' } });
  expect(count('score', scored(['A', 'B'], '2: 3 5; 1: 3 5; 2: 3 1')).winners).toEqual(['B']);
});

test('of an even number of grades the lower middle one counts', () => {
  expect(count('majority-judgment', scored(['A', 'B'], '1: 5 2; 1: 1 2')).scores).toEqual({ A: '1', B: '2' });
});

test('equal medians: those who would go up weigh against those who would go down', () => {
  // A: 1 2 2 5 5, B: 1 1 2 5 5 — without the common median 2, A has 2 and B has 1.
  const result = count('majority-judgment', scored(['A', 'B'], '1: 1 1; 1: 2 1; 1: 2 2; 2: 5 5'));
  expect(result).toMatchObject({ winners: ['A'], scores: { A: '2', B: '2' } });
});

/** The same rule by the book: grades in a list, one median grade taken away at a time. */
function majorityValue(grades: readonly number[]): readonly number[] {
  const left = [...grades].sort((a, b) => a - b);
  const value: number[] = [];
  while (left.length > 0) value.push(...left.splice(Math.floor((left.length - 1) / 2), 1));
  return value;
}

test('taking many equal grades away at once gives what taking them one by one gives', () => {
  const lists = fc.integer({ min: 1, max: 14 }).chain((size) => {
    const list = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: size, maxLength: size });
    return fc.tuple(list, list);
  });
  fc.assert(
    fc.property(lists, ([a, b]) => {
      const [mine, theirs] = [majorityValue(a), majorityValue(b)];
      const at = mine.findIndex((grade, index) => grade !== theirs[index]);
      const expected = at < 0 ? 0 : Math.sign(mine[at]! - theirs[at]!);
      expect(Math.sign(compareGrades(gradesOf(a), gradesOf(b)))).toBe(expected);
    }),
    { numRuns: 1000 },
  );
});

function gradesOf(list: readonly number[]): Grades {
  const weights = new Map<number, number>();
  for (const grade of list) weights.set(grade, (weights.get(grade) ?? 0) + 1);
  return new Grades(weights);
}
