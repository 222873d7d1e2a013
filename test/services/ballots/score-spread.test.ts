/** How scores spread: every paper in the count stands once under every option, and an empty cell is a 0. */
import { scoreSpread } from '../../../src/services/ballots/score-spread.js';
import { ranked, scored } from '../../domain/voting/kit.js';

const OPTIONS = ['Asha', 'Ben'];

test('counts papers by score, an option left empty as 0, and leaves out papers that say nothing', () => {
  expect(scoreSpread(scored(OPTIONS, '3: 5 0; 2: 2 -; 4: - -'))).toEqual([
    { option: 'Asha', papers: [0, 0, 2, 0, 0, 3] },
    { option: 'Ben', papers: [5, 0, 0, 0, 0, 0] },
  ]);
});

test('other papers have no spread', () => {
  expect(scoreSpread(ranked(OPTIONS, '1: Asha > Ben'))).toBeNull();
});
