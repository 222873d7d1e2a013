/** What is told of a result's safety: the margin, every other method that could have counted the papers, representation. */
import { DEFAULT_SETTINGS } from '../../../src/domain/voting/method.js';
import { methodNamed } from '../../../src/domain/voting/methods/index.js';
import { safetyOf } from '../../../src/domain/voting/safety.js';
import { ranked, scored } from './kit.js';

const OPTIONS = ['Memphis', 'Nashville', 'Chattanooga', 'Knoxville'];

function safety(name: string, election: ReturnType<typeof ranked>) {
  const method = methodNamed(name)!;
  const count = method.count(election, DEFAULT_SETTINGS);
  const bounds = { mostMarks: election.options.length, rankAll: false, highestScore: 5 };
  return safetyOf(method, election, DEFAULT_SETTINGS, { count, bounds });
}

// The usual example of how much the method matters: capitals of Tennessee by distance.
const TENNESSEE = ranked(
  OPTIONS,
  `42: Memphis > Nashville > Chattanooga > Knoxville
   26: Nashville > Chattanooga > Knoxville > Memphis
   15: Chattanooga > Knoxville > Nashville > Memphis
   17: Knoxville > Chattanooga > Nashville > Memphis`,
);

test('every other method for one seat from ranks is asked, and first choices besides', () => {
  const { others, representation } = safety('instant-runoff', TENNESSEE);
  const winner = (name: string) => others.find(({ method }) => method === name);
  expect(winner('plurality')).toEqual({
    method: 'plurality',
    winners: ['Memphis'],
    byLot: false,
    agrees: false,
  });
  for (const name of ['schulze', 'ranked-pairs', 'minimax', 'copeland', 'condorcet-irv', 'borda']) {
    expect(winner(name)).toMatchObject({ winners: ['Nashville'], agrees: false });
  }
  expect(others.map(({ method }) => method)).not.toContain('instant-runoff');
  expect(others.map(({ method }) => method)).not.toContain('scottish-stv');
  expect(representation).toBeNull();
});

test('a method that would have needed lot says so, and agrees with nobody', () => {
  const { others } = safety('instant-runoff', ranked(['A', 'B', 'C'], '2: A > C; 2: B > C; 1: C > A'));
  expect(others.find(({ method }) => method === 'plurality')).toMatchObject({ byLot: true, agrees: false });
});

test('a committee is held against methods for several seats and against its own papers', () => {
  const election = scored(OPTIONS, '60: 1 1 1 0; 40: 0 0 0 1', 3, 'approvals');
  const { others, representation } = safety('block-approval', election);
  expect(others.map(({ method }) => method).sort()).toEqual([
    'equal-shares',
    'proportional-approval',
    'sequential-phragmen',
    'sequential-proportional-approval',
  ]);
  expect(others.every(({ agrees }) => !agrees)).toBe(true);
  expect(representation).toMatchObject({
    rule: 'ejr-plus',
    unrepresented: [{ options: ['Knoxville'], papers: 40, deserves: 1, has: 0 }],
    behind: [
      { option: 'Memphis', papers: 60 },
      { option: 'Nashville', papers: 60 },
      { option: 'Chattanooga', papers: 60 },
    ],
  });
});
