/** The lower bound of Scottish STV follows every course that a count could take: no push with fewer papers may get anywhere. */
import fc from 'fast-check';
import { buildElection } from '../../../../src/domain/voting/election.js';
import { DEFAULT_SETTINGS } from '../../../../src/domain/voting/method.js';
import { scottishStv } from '../../../../src/domain/voting/methods/scottish-stv.js';
import { ranked } from '../kit.js';

const OPTIONS = ['Asha', 'Ben', 'Cai', 'Dee', 'Eilidh'] as const;
const BOUNDS = { mostMarks: OPTIONS.length, highestScore: 5, rankAll: false };

interface Way {
  readonly list: readonly number[];
  readonly weight: number;
}

const ways = fc.array(
  fc.record({
    list: fc.shuffledSubarray([...OPTIONS.keys()]),
    weight: fc.integer({ min: 1, max: 60 }),
  }),
  { minLength: 4, maxLength: 14 },
);

function marksOf(list: readonly number[]) {
  return OPTIONS.map((_, option) => (list.includes(option) ? list.indexOf(option) + 1 : null));
}

function electionOf(papers: readonly Way[], seats: number) {
  const rows = papers.filter(({ weight }) => weight > 0);
  return buildElection({
    options: OPTIONS,
    seats,
    kind: 'ranks',
    papers: rows.map(({ list, weight }) => ({ marks: marksOf(list), weight })),
  });
}

function winnersOf(papers: readonly Way[], seats: number): string {
  const { winners, tie } = scottishStv.count(electionOf(papers, seats), DEFAULT_SETTINGS);
  return tie === null ? [...winners].sort().join() : 'a tie';
}

/** The papers with `count` of them marked `list` instead, those first that `hope` is highest for. */
function pushed(
  papers: readonly Way[],
  list: readonly number[],
  count: number,
  hope: (way: Way) => number,
): Way[] {
  let left = count;
  const kept = [...papers]
    .sort((a, b) => hope(b) - hope(a))
    .map((way) => {
      const taken = Math.min(left, way.weight);
      left -= taken;
      return { ...way, weight: way.weight - taken };
    });
  return [...kept, { list, weight: count - left }];
}

/** Every way to push: an option up and another down, where that tells most, with what is hoped for on every kind of paper. */
function* pushes(papers: readonly Way[], count: number): Generator<Way[]> {
  for (const up of OPTIONS.keys()) {
    for (const down of [...OPTIONS.keys(), -1]) {
      if (up === down) continue;
      const hopes = [
        ({ list }: Way) => (list[0] === down ? 2 : 0) + (list[0] === up ? -3 : 0),
        ({ list }: Way) => (list.indexOf(down) + 1 || 9) * -1 - (list[0] === up ? 20 : 0),
      ];
      for (const hope of hopes) {
        const last = [...OPTIONS.keys()].filter((option) => option !== up && option !== down);
        yield pushed(papers, [up], count, hope);
        yield pushed(papers, [up, ...last], count, hope);
        if (down >= 0)
          yield pushed(papers, [down], count, ({ list }) => (list[0] === down ? -9 : -list.length));
      }
    }
  }
  yield pushed(papers, [], count, ({ list }) => list.length);
}

test('with fewer papers than the bound no push changes who wins, and the bound is worth telling', () => {
  const shares: number[] = [];
  fc.assert(
    fc.property(ways, fc.integer({ min: 1, max: 3 }), (papers, seats) => {
      const { least, most } = scottishStv.margin(electionOf(papers, seats), DEFAULT_SETTINGS, BOUNDS)!;
      expect(most === null || least <= most).toBe(true);
      if (most !== null && most > 0) shares.push(least / most);
      if (least < 2) return;
      const before = winnersOf(papers, seats);
      for (const altered of pushes(papers, least - 1)) expect(winnersOf(altered, seats)).toBe(before);
    }),
    { numRuns: 12, seed: 2019 },
  );
  shares.sort((a, b) => a - b);
  expect(shares[Math.floor(shares.length / 2)]).toBeGreaterThan(0.5);
});

test('worked: what follows an exclusion that could go either way is followed both ways', () => {
  // Cai and Dee are five papers apart, but whoever of them goes first, the other has at most 25 against Ben's 55: half the gap.
  const election = ranked(
    ['Asha', 'Ben', 'Cai', 'Dee'],
    '60: Asha; 55: Ben; 10: Cai > Dee; 9: Dee > Cai; 6: Dee',
    2,
  );
  const { least, most } = scottishStv.margin(election, DEFAULT_SETTINGS, { ...BOUNDS, mostMarks: 4 })!;
  expect(least).toBe(15);
  expect(most).toBeGreaterThanOrEqual(least);
});
