/** Score adds up scores; nothing is nought. */
import { count, scored } from '../kit.js';

test('the highest total wins, an empty cell counts nothing', () => {
  const election = scored(['A', 'B', 'C'], '4: 5 2 0; 3: 0 5 4; 1: - - 3');
  expect(count('score', election)).toMatchObject({
    winners: ['B'],
    scores: { A: '20', B: '23', C: '15' },
    ranking: [['B'], ['A'], ['C']],
  });
});

test('a majority can be outvoted: score does not promise the majority its favourite', () => {
  expect(count('score', scored(['A', 'B'], '6: 5 4; 5: 0 5')).winners).toEqual(['B']);
});

test('totals beyond the exact range of floating point stay exact', () => {
  const election = scored(['A', 'B'], '4503599627370000: 5 5; 1: 1 0');
  expect(count('score', election)).toMatchObject({
    winners: ['A'],
    scores: { A: '22517998136850001', B: '22517998136850000' },
  });
});
