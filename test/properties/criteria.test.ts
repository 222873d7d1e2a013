/** Criteria of voting theory: kept in a thousand elections by the methods that claim them, broken by a stored one by those that do not. */
import fc from 'fast-check';
import { buildElection } from '../../src/domain/voting/election.js';
import { type CountingMethod, DEFAULT_SETTINGS } from '../../src/domain/voting/method.js';
import { methodNamed } from '../../src/domain/voting/methods/index.js';
import type { PaperKind } from '../../src/domain/voting/paper.js';
import type { Drawn } from '../domain/voting/kit.js';
import {
  breaksClones,
  breaksMajority,
  breaksMonotonicity,
  breaksParticipation,
  type Winner,
} from './criteria.js';

const NAMES = ['A', 'B', 'C', 'D'];

/** The method's winner; `ties` counts the counts in which something was level. */
function winnerBy(method: CountingMethod): { readonly winner: Winner; ties(): number } {
  let ties = 0;
  const winner: Winner = (election, favoured = election.options) => {
    const rule = { kind: 'order', names: favoured } as const;
    const count = method.count(buildElection(election), { ...DEFAULT_SETTINGS, ties: rule });
    if (count.ties.length > 0) ties += 1;
    return count.winners[0]!;
  };
  return { winner, ties: () => ties };
}

/** Papers that say something about every option, in a strict order where they are of ranks. */
function election(kind: PaperKind): fc.Arbitrary<Drawn> {
  return fc.integer({ min: 2, max: 4 }).chain((size) => {
    const options = [...Array(size).keys()];
    const marks = {
      ranks: fc
        .shuffledSubarray(options, { minLength: size })
        .map((list) => options.map((one) => list.indexOf(one) + 1)),
      choice: fc.nat(size - 1).map((chosen) => options.map((one) => (one === chosen ? 1 : null))),
      approvals: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: size, maxLength: size }),
      scores: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: size, maxLength: size }),
    }[kind] as fc.Arbitrary<readonly (number | null)[]>;
    const paper = fc.record({ marks, weight: fc.integer({ min: 1, max: 9 }) });
    return fc.record({
      options: fc.constant(NAMES.slice(0, size)),
      seats: fc.constant(1),
      kind: fc.constant(kind),
      papers: fc.array(paper, { minLength: 1, maxLength: 6 }),
    });
  });
}

/** `4: 1 2 3` and so on: a weight, then a mark for each option. */
function papersOf(kind: PaperKind, text: string): Drawn {
  const papers = text.split('; ').map((each) => {
    const [weight, marks] = each.split(': ');
    return { weight: Number(weight), marks: marks!.split(' ').map(Number) };
  });
  return { options: NAMES.slice(0, papers[0]!.marks.length), seats: 1, kind, papers };
}

const CRITERIA = {
  majority: {
    breaks: breaksMajority,
    kept: 'plurality approval instant-runoff condorcet-irv schulze ranked-pairs minimax copeland'.split(' '),
    broken: {
      score: papersOf('scores', '1: 0 5; 2: 1 0'),
      star: papersOf('scores', '3: 1 0 0; 2: 0 5 5'),
      borda: papersOf('ranks', '4: 4 2 3 1; 5: 1 3 4 2'),
      'majority-judgment': papersOf('scores', '5: 2 1; 6: 1 4; 5: 4 3'),
    },
  },
  monotonicity: {
    breaks: breaksMonotonicity,
    kept: 'plurality approval score star borda schulze ranked-pairs minimax copeland majority-judgment'.split(
      ' ',
    ),
    // One B > A > C who moves A to the top lets C meet A in the last round (after P. C. Fishburn, 1982).
    broken: {
      'instant-runoff': papersOf('ranks', '48: 1 2 3; 25: 3 1 2; 1: 2 1 3; 26: 2 3 1'),
      'condorcet-irv': papersOf('ranks', '48: 1 2 3; 25: 3 1 2; 1: 2 1 3; 26: 2 3 1'),
    },
  },
  clones: {
    breaks: breaksClones,
    kept: ['instant-runoff', 'schulze', 'ranked-pairs'],
    broken: {
      borda: papersOf('ranks', '2: 1 2 3; 3: 3 2 1'),
    },
  },
  participation: {
    breaks: breaksParticipation,
    kept: ['plurality', 'approval', 'score', 'borda'],
    broken: {
      'instant-runoff': papersOf('ranks', '5: 3 2 1; 7: 3 1 2; 5: 1 3 2'),
      'condorcet-irv': papersOf('ranks', '7: 2 3 1; 1: 3 1 2; 6: 2 1 3; 3: 1 2 3'),
      copeland: papersOf('ranks', '2: 3 4 2 1; 3: 4 2 3 1; 1: 3 1 4 2; 5: 3 2 1 4'),
      star: papersOf('scores', '2: 0 4 5 5; 7: 5 0 2 5; 4: 2 3 5 0'),
      'majority-judgment': papersOf('scores', '3: 5 3 2 1; 4: 5 2 2 5; 6: 2 0 2 4; 1: 3 3 0 0'),
    },
  },
} as const;

describe.each(Object.entries(CRITERIA))('%s', (name, { breaks, kept, broken }) => {
  test.each(kept)('%s keeps it', (methodName) => {
    const method = methodNamed(methodName)!;
    fc.assert(
      fc.property(election(method.paperKind), (drawn) => {
        const { winner, ties } = winnerBy(method);
        const isBroken = breaks(winner, drawn);
        // A clone changes how lot settles what was level; the criterion is about what the papers decide.
        if (name !== 'clones' || ties() === 0) expect(isBroken).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  test.each(Object.entries(broken))('%s does not, as a stored election shows', (methodName, stored) => {
    expect(breaks(winnerBy(methodNamed(methodName)!).winner, stored as Drawn)).toBe(true);
  });
});
