/** For each criterion and each method that does not promise it, an election in which the method breaks it. */
import type { Criterion } from '../../src/domain/voting/criteria.js';

/** By criterion, then by method: papers in one line, each a weight and a mark for each option in turn. */
export const BROKEN: Readonly<Record<Criterion, Readonly<Record<string, string>>>> = {
  majority: {
    score: '1: 0 5; 2: 1 0',
    star: '3: 1 0 0; 2: 0 5 5',
    borda: '2: 1 2 3; 3: 2 3 1',
    'majority-judgment': '1: 3 4; 1: 1 3; 1: 5 0',
  },
  condorcet: {
    // The middle option beats either outer one, and has the fewest first choices.
    plurality: '2: 1 2 3; 2: 3 2 1; 1: 2 1 3',
    'instant-runoff': '2: 1 2 3; 2: 3 2 1; 1: 2 1 3',
    'scottish-stv': '2: 1 2 3; 2: 3 2 1; 1: 2 1 3',
    'meek-stv': '2: 1 2 3; 2: 3 2 1; 1: 2 1 3',
    score: '1: 3 4; 1: 1 3; 1: 5 0',
    star: '3: 1 0 0; 2: 0 5 5',
    borda: '2: 1 2 3; 3: 2 3 1',
    'majority-judgment': '1: 3 4; 1: 1 3; 1: 5 0',
  },
  monotonicity: {
    // Two with B > A > C who move A to the top let C meet A in the last round, and win (after P. C. Fishburn, 1982).
    'instant-runoff': '47: 1 2 3; 25: 3 1 2; 2: 2 1 3; 26: 2 3 1',
    'condorcet-irv': '47: 1 2 3; 25: 3 1 2; 2: 2 1 3; 26: 2 3 1',
    'scottish-stv': '47: 1 2 3; 25: 3 1 2; 2: 2 1 3; 26: 2 3 1',
    'meek-stv': '47: 1 2 3; 25: 3 1 2; 2: 2 1 3; 26: 2 3 1',
  },
  clones: {
    // Two alike share their first choices.
    plurality: '2: 2 1 3; 3: 2 3 1; 2: 1 2 3',
    // Two alike with the highest totals leave no place in the run-off to the option that beats either.
    star: '3: 1 0 0; 2: 0 5 5',
    // The second of two alike stands between its twin and the other option, which gives the twin a place.
    borda: '2: 1 2 3; 3: 2 3 1',
    // Three alike beat each other in a ring, and each of them worse than others beat the one that is left alone.
    minimax: '5: 2 1 4 3 5; 4: 2 4 5 3 1; 3: 4 2 3 1 5; 2: 5 3 4 2 1',
    // Two alike give two wins to the option that beats them both.
    copeland: '2: 1 3 2 5 4; 3: 3 5 4 2 1; 1: 2 3 1 4 5; 1: 1 2 3 4 5; 1: 3 4 5 2 1',
  },
  // H. Moulin, 1988: from four options on, no method that elects the winner of all duels can promise it.
  participation: {
    schulze: '3: 2 1 3 4; 2: 1 4 2 3; 3: 4 2 3 1; 2: 4 3 1 2',
    minimax: '3: 2 1 3 4; 2: 1 4 2 3; 3: 4 2 3 1; 2: 4 3 1 2',
    'ranked-pairs': '4: 2 1 3 4; 5: 4 3 1 2; 6: 3 2 4 1; 3: 4 1 2 3',
    copeland: '1: 4 2 3 1; 2: 2 4 1 3; 2: 1 3 4 2; 3: 4 1 2 3',
    'condorcet-irv': '3: 1 2 3; 5: 2 3 1; 4: 3 1 2; 3: 1 2 3',
    'instant-runoff': '3: 1 2 3; 5: 2 3 1; 4: 3 1 2; 3: 1 2 3',
    'scottish-stv': '3: 1 2 3; 5: 2 3 1; 4: 3 1 2; 3: 1 2 3',
    'meek-stv': '3: 1 2 3; 5: 2 3 1; 4: 3 1 2; 3: 1 2 3',
    star: '1: 0 3 1 0; 3: 5 3 2 0; 4: 2 2 3 0',
    'majority-judgment': '3: 5 3 2 1; 4: 5 2 2 5; 6: 2 0 2 4; 1: 3 3 0 0',
  },
};
