/** Laws that every counting method keeps, whatever people vote (promise 8). */
import fc from 'fast-check';
import type { Count } from '../../src/domain/voting/count.js';
import { buildElection } from '../../src/domain/voting/election.js';
import { type CountingMethod, DEFAULT_SETTINGS } from '../../src/domain/voting/method.js';
import { METHODS } from '../../src/domain/voting/methods/index.js';
import type { TieRule } from '../../src/domain/voting/ties.js';
import { type Drawn, drawn } from '../domain/voting/kit.js';
import { expectSame } from '../kit/same.js';

/** Rounds whose tallies are no votes: what an option is worth before it is elected. */
const WORTHS = new Set(['share-of-votes', 'price', 'load']);

const RUNS = { numRuns: 1000 };

function counted(method: CountingMethod, election: Drawn, ties: TieRule = { kind: 'report' }): Count {
  return method.count(buildElection(election), { ...DEFAULT_SETTINGS, ties });
}

/** What a count says, without what depends on how options are named and ordered. */
function outcome(count: Count) {
  const { certificate, ...rest } = count;
  return rest;
}

function order(names: readonly string[]): TieRule {
  return { kind: 'order', names };
}

/** The election with the order of options and papers, and how papers are merged, changed. */
function rearranged(election: Drawn, places: readonly number[]): Drawn {
  return {
    ...election,
    options: places.map((place) => election.options[place]!),
    papers: [...election.papers].reverse().flatMap(({ marks, weight }) => {
      const moved = places.map((place) => marks[place]!);
      return Array.from({ length: weight }, () => ({ marks: moved, weight: 1 }));
    }),
  };
}

function expectAmong(some: readonly string[], all: readonly string[]): void {
  expectSame(
    some.filter((one) => !all.includes(one)),
    [],
  );
}

function withPlaces(method: CountingMethod): fc.Arbitrary<readonly [Drawn, readonly number[]]> {
  return drawn(method).chain((election) => {
    const all = [...election.options.keys()];
    return fc.tuple(fc.constant(election), fc.shuffledSubarray(all, { minLength: all.length }));
  });
}

describe.each(METHODS.map((method) => [method.name, method] as const))(
  'promise 8, counting laws: %s',
  (_, method) => {
    test('gives the same result in whatever order papers come and however they are merged', () => {
      fc.assert(
        fc.property(drawn(method), (election) => {
          const same = rearranged(election, [...election.options.keys()]);
          expectSame(counted(method, same), counted(method, election));
        }),
        RUNS,
      );
    });

    test('favours no option for its place on the paper', () => {
      fc.assert(
        fc.property(withPlaces(method), ([election, places]) => {
          const rule = order([...election.options].reverse());
          const moved = counted(method, rearranged(election, places), rule);
          const plain = counted(method, election, rule);
          expectSame([...moved.winners].sort(), [...plain.winners].sort());
          expectSame(moved.scores, plain.scores);
          expectSame(moved.pairwise, plain.pairwise);
          expectSame(
            moved.rounds.map((round) => round.tallies),
            plain.rounds.map((round) => round.tallies),
          );
        }),
        RUNS,
      );
    });

    test('favours no option for its name', () => {
      fc.assert(
        fc.property(drawn(method), (election) => {
          const rename = (name: string) => `x${name}`;
          const plain = outcome(counted(method, election));
          const renamed = outcome(counted(method, { ...election, options: election.options.map(rename) }));
          expectSame(renamed.winners, plain.winners.map(rename));
          expectSame(renamed.tie?.between, plain.tie?.between.map(rename));
          expectSame(renamed.rounds.length, plain.rounds.length);
        }),
        RUNS,
      );
    });

    test('accounts for every paper in every round', () => {
      fc.assert(
        fc.property(drawn(method), (election) => {
          const count = counted(method, election, order(election.options));
          const cast = election.papers.reduce((sum, { weight }) => sum + weight, 0);
          const leftOut = count.certificate.leftOut.reduce((sum, { papers }) => sum + papers, 0);
          expectSame(count.papers.total, cast);
          expectSame(count.papers.valid + leftOut, cast);
          for (const round of count.rounds.filter(({ kind }) => !WORTHS.has(kind))) {
            const parts = [...Object.values(round.tallies), round.exhausted, round.lost ?? '0'];
            const sum = parts.reduce((total, part) => total + Number(part), 0);
            if (sum !== count.papers.valid) expect(sum).toBeCloseTo(count.papers.valid, 4);
          }
        }),
        RUNS,
      );
    });

    test('fills every seat once when ties are settled by an order', () => {
      fc.assert(
        fc.property(drawn(method), (election) => {
          const { winners, tie } = counted(method, election, order(election.options));
          expectSame(tie, null);
          expectSame(winners.length, election.seats);
          expectSame(new Set(winners).size, election.seats);
        }),
        RUNS,
      );
    });

    test('reports a tie exactly when some order of options would change who wins', () => {
      fc.assert(
        fc.property(withPlaces(method), ([election, places]) => {
          const reported = counted(method, election);
          const rule = order(places.map((place) => election.options[place]!));
          const winners = [...counted(method, election, rule).winners].sort();
          if (reported.tie === null) expectSame(winners, [...reported.winners].sort());
          else if (method.severalSeats) expectAmong(reported.winners, winners);
          else if (reported.winners.length > 0) expectAmong(winners, reported.winners);
        }),
        RUNS,
      );
    });
  },
);
