/** Groups that deserve seats and have too few are named, and others are not. */
import { representationOf } from '../../../src/domain/voting/representation.js';
import { ranked, scored } from './kit.js';

const OPTIONS = ['Asha', 'Ben', 'Cai', 'Dee', 'Eilidh'];

function committee(
  kind: 'approvals' | 'ranks' | 'scores',
  papers: string,
  seats: number,
  winners: readonly number[],
) {
  const election = kind === 'ranks' ? ranked(OPTIONS, papers, seats) : scored(OPTIONS, papers, seats, kind);
  return representationOf({ kind, seats, optionCount: OPTIONS.length, papers: election.papers, winners })!;
}

describe('approvals: EJR+', () => {
  const papers = '60: 1 1 1 0 0; 40: 0 0 0 1 1';

  test('a fifth of five seats that the majority takes whole is named', () => {
    const found = committee('approvals', papers, 3, [0, 1, 2]);
    expect(found.unrepresented).toEqual([
      { options: [3], papers: 40, deserves: 1, has: 0 },
      { options: [4], papers: 40, deserves: 1, has: 0 },
    ]);
    expect(found).toMatchObject({ rule: 'ejr-plus', papers: 100, behind: [60, 60, 60] });
    expect(found.papersWith).toEqual([40, 0, 0, 60]);
  });

  test('one seat for the forty is what they deserve of three', () => {
    expect(committee('approvals', papers, 3, [0, 1, 3]).unrepresented).toEqual([]);
  });

  test('a group exactly as large as a share deserves its seat, and one paper fewer does not', () => {
    const share = (rest: number, group: number) =>
      committee('approvals', `${rest}: 1 1 1 0 0; ${group}: 0 0 0 1 0`, 3, [0, 1, 2]).unrepresented;
    expect(share(60, 30)).toEqual([{ options: [3], papers: 30, deserves: 1, has: 0 }]);
    expect(share(61, 29)).toEqual([]);
  });

  test('those who have one winner but deserve two are named with what they have', () => {
    const found = committee('approvals', '50: 0 0 1 1 1; 50: 1 1 0 0 0', 4, [0, 1, 2, 3]);
    expect(found.unrepresented).toEqual([]);
    const less = committee('approvals', '75: 1 1 1 0 0; 25: 0 0 0 1 1', 3, [0, 3, 4]);
    expect(less.unrepresented[0]).toEqual({ options: [1], papers: 75, deserves: 2, has: 1 });
  });
});

describe('ranks: solid coalitions', () => {
  test('a coalition with more than two Droop quotas and one seat is named', () => {
    // Two seats, a quota of more than 33 of 100: 70 papers rank Asha and Ben above all others.
    const found = committee('ranks', '40: Asha > Ben; 30: Ben > Asha; 30: Cai > Dee', 2, [0, 2]);
    expect(found.unrepresented).toEqual([{ options: [0, 1], papers: 70, deserves: 2, has: 1 }]);
    expect(found).toMatchObject({ rule: 'solid-coalitions', behind: [70, 30] });
  });

  test('exactly a Droop quota is not more than one', () => {
    const found = committee('ranks', '33: Asha; 33: Ben; 33: Cai', 2, [1, 2]);
    expect(found.unrepresented).toEqual([]);
  });

  test('papers count behind the winner they rank first of the winners', () => {
    const found = committee('ranks', '10: Dee > Cai > Asha; 5: Asha; 3: Eilidh', 2, [0, 2]);
    expect(found.behind).toEqual([5, 10]);
    expect(found.papersWith).toEqual([3, 5, 10]);
  });
});

test('scores agree on no sets', () => {
  expect(committee('scores', '1: 5 0 0 0 0', 2, [0, 1])).toBeNull();
});
