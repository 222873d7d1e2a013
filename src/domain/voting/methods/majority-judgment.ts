/** Majority judgment: the best median grade wins. */
import { defineMethod } from '../define-method.js';
import { compareGrades, Grades } from '../grades.js';
import { electOne, groupsByTotal } from '../scored.js';
import { gradeWeights } from '../scores.js';

export const majorityJudgment = defineMethod({
  name: 'majority-judgment',
  paperKind: 'scores',
  severalSeats: false,
  keeps: ['monotonicity', 'clones'],
  rule: 'M. Balinski and R. Laraki, Majority Judgment, MIT Press, 2010: highest lower median; equal medians by taking median grades away one at a time; an option without a grade gets 0',
  tally: (contest) => {
    const grades = gradeWeights(contest.papers).map((weights) => new Grades(weights));
    const empty = new Grades(new Map());
    const ranking = groupsByTotal(grades.length, (a, b) =>
      compareGrades(grades[a] ?? empty, grades[b] ?? empty),
    );
    return electOne(ranking, { scores: grades.map((one) => String(one.median() ?? 0)) });
  },
});
