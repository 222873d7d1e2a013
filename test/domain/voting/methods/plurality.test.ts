/** Plurality counts first choices and nothing else. */
import { count, ranked } from '../kit.js';

/** The siting of Tennessee's capital, the usual example of the literature on single winners. */
const tennessee = ranked(
  ['Memphis', 'Nashville', 'Chattanooga', 'Knoxville'],
  `42: Memphis > Nashville > Chattanooga > Knoxville
   26: Nashville > Chattanooga > Knoxville > Memphis
   15: Chattanooga > Knoxville > Nashville > Memphis
   17: Knoxville > Chattanooga > Nashville > Memphis`,
);

test('Memphis wins with 42 first choices', () => {
  expect(count('plurality', tennessee)).toMatchObject({
    winners: ['Memphis'],
    scores: { Memphis: '42', Nashville: '26', Chattanooga: '15', Knoxville: '17' },
    ranking: [['Memphis'], ['Nashville'], ['Knoxville'], ['Chattanooga']],
  });
});

test('a paper with two first choices is left out, and the certificate says why', () => {
  const result = count('plurality', ranked(['A', 'B'], '3: A = B; 2: B'));
  expect(result.papers).toEqual({ total: 5, valid: 2, blank: 0 });
  expect(result.certificate.leftOut).toEqual([{ reason: 'several-first-choices', papers: 3 }]);
});

test('level options are all named, and the tie is between them', () => {
  const result = count('plurality', ranked(['A', 'B', 'C'], '2: A; 2: C; 1: B'));
  expect(result).toMatchObject({ winners: ['A', 'C'], tie: { between: ['A', 'C'], for: 'the seat' } });
});
