/** Borda's points, with equal and missing ranks, and what clones do to it. */
import { count, ranked } from '../kit.js';

const CITIES = ['Memphis', 'Nashville', 'Chattanooga', 'Knoxville'];
const TENNESSEE = `42: Memphis > Nashville > Chattanooga > Knoxville
  26: Nashville > Chattanooga > Knoxville > Memphis
  15: Chattanooga > Knoxville > Nashville > Memphis
  17: Knoxville > Chattanooga > Nashville > Memphis`;

test('Nashville wins with 194 points', () => {
  expect(count('borda', ranked(CITIES, TENNESSEE))).toMatchObject({
    winners: ['Nashville'],
    scores: { Memphis: '126', Nashville: '194', Chattanooga: '173', Knoxville: '107' },
  });
});

test('equal ranks and unranked options share the average', () => {
  const election = ranked(['A', 'B', 'C', 'D'], '1: A = B; 1: C');
  expect(count('borda', election).scores).toEqual({ A: '3.5', B: '3.5', C: '3.5', D: '1.5' });
  expect(count('borda', election, { unranked: 'nothing' }).scores).toEqual({
    A: '2.5',
    B: '2.5',
    C: '3',
    D: '0',
  });
});

test('clones can win it for their side: Borda does not promise independence of clones', () => {
  const alone = ranked(['A', 'B'], '3: A > B; 2: B > A');
  const cloned = ranked(['A', 'B', 'B2'], '3: A > B > B2; 2: B > B2 > A');
  expect(count('borda', alone).winners).toEqual(['A']);
  expect(count('borda', cloned).winners).toEqual(['B']);
});
