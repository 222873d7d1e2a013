/** Scottish STV stage by stage, each rule with a count worked by hand that breaks when the rule does. */
import { count, ranked } from '../kit.js';

test('quota, surplus and transfer values are cut, never rounded', () => {
  const election = ranked(['A', 'B', 'C', 'D'], '16: A > B; 6: A > C; 5: B; 4: C; 3: D > C', 2);
  const result = count('scottish-stv', election);
  expect(result.quota).toBe('12');
  expect(result.winners).toEqual(['A', 'B']);
  // 10 ÷ 22 = 0.454545… is used as 0.45454: 16 papers are worth 7.27264, 6 are worth 2.72724.
  expect(result.rounds[1]).toMatchObject({
    tallies: { A: '12.00000', B: '12.27264', C: '6.72724', D: '3.00000' },
    exhausted: '0.00000',
    lost: '0.00012',
    elected: ['B'],
    transfers: [{ from: 'A', factor: '0.45454', to: { B: '7.27264', C: '2.72724' } }],
  });
  expect(result.rounds).toHaveLength(2);
});

test('the largest waiting surplus goes first, though another was elected earlier', () => {
  const election = ranked(['A', 'B', 'C', 'D', 'E'], '21: A > D; 30: B > C > E; 19: C > E; 15: D; 14: E', 4);
  const result = count('scottish-stv', election);
  expect(result.quota).toBe('20');
  expect(result.rounds.map((round) => round.transfers[0]?.from)).toEqual([undefined, 'B', 'C']);
  // 30 papers arrived at 0.33333; each leaves at 0.33333 × 8.9999 ÷ 28.9999, cut to 0.10344.
  expect(result.rounds[2]?.tallies['E']).toBe('22.99966');
  expect(result.winners).toEqual(['B', 'A', 'C', 'E']);
});

test('exactly the quota is elected, has no surplus and makes no stage', () => {
  const election = ranked(['A', 'B', 'C'], '4: A > B; 3: B; 2: C', 2);
  const result = count('scottish-stv', election);
  expect(result.quota).toBe('4');
  expect(result.rounds[0]?.elected).toEqual(['A']);
  expect(result.rounds[1]).toMatchObject({ excluded: ['C'], transfers: [{ from: 'C', factor: null }] });
});

test('the most recent earlier stage at which they differed settles an exclusion tie', () => {
  const election = ranked(['Asha', 'Ben', 'Cai', 'Dee'], '6: Asha; 4: Ben; 3: Cai; 1: Dee > Cai', 2);
  const result = count('scottish-stv', election);
  expect(result.ties).toEqual([
    { round: 4, between: ['Ben', 'Cai'], for: 'exclusion', resolvedBy: 'backwards' },
  ]);
  expect(result.winners).toEqual(['Asha', 'Ben']);
});

test('a paper with two first preferences is void and lowers the quota; a later shared rank ends the paper', () => {
  const election = ranked(['A', 'B', 'C', 'D'], '4: A = B; 5: A; 3: B; 2: C > B = D; 1: D', 1);
  const result = count('scottish-stv', election);
  expect(result.papers).toEqual({ total: 15, valid: 11, blank: 0 });
  expect(result.quota).toBe('6');
  expect(result.rounds.at(-1)?.exhausted).toBe('6.00000');
});

test('as many options as seats are all elected at once', () => {
  const result = count('scottish-stv', ranked(['A', 'B'], '3: A', 2));
  expect(result).toMatchObject({ winners: ['A', 'B'], tie: null });
  expect(result.rounds).toHaveLength(1);
});

test('a withdrawn option hands its papers on before the first stage', () => {
  const election = { ...ranked(['A', 'B', 'C'], '5: A > B; 3: B; 4: C', 1), withdrawn: [0] };
  const result = count('scottish-stv', election);
  expect(result.options).toEqual(['B', 'C']);
  expect(result.rounds[0]?.tallies).toEqual({ B: '8.00000', C: '4.00000' });
});
