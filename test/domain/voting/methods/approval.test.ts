/** Approval adds up approvals; zeros are a paper, blanks are none. */
import { count, scored } from '../kit.js';

test('the option approved on most papers wins', () => {
  const election = scored(
    ['A', 'B', 'C'],
    '4: 1 1 0; 3: 0 1 0; 2: 0 0 1; 5: 0 0 0; 6: - - -',
    1,
    'approvals',
  );
  expect(count('approval', election)).toMatchObject({
    winners: ['B'],
    scores: { A: '4', B: '7', C: '2' },
    papers: { total: 20, valid: 14, blank: 6 },
  });
});
