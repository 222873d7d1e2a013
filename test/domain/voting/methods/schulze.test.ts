/** Schulze's own example and the choice of strength. */
import { count, ranked } from '../kit.js';

test('the example of section 3.1 of Schulze 2011 gives E > A > C > B > D', () => {
  const election = ranked(
    ['A', 'B', 'C', 'D', 'E'],
    `5: A > C > B > E > D; 5: A > D > E > C > B; 8: B > E > D > A > C; 3: C > A > B > E > D
     7: C > A > E > B > D; 2: C > B > A > D > E; 7: D > C > E > B > A; 8: E > B > A > D > C`,
  );
  const result = count('schulze', election);
  expect(result.ranking).toEqual([['E'], ['A'], ['C'], ['B'], ['D']]);
  expect(result.pairwise?.['E']).toEqual({ A: 23, B: 27, C: 21, D: 31 });
});
