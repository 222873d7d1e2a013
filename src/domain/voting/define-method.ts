/** Makes a door of the hall from a method's own arithmetic. */
import { assert } from '../../shared/assert.js';
import { countElection } from './counting.js';
import { smallestDepth } from './depth.js';
import type { Election } from './election.js';
import { explainCount } from './explain.js';
import { electionMargin } from './margin/election-margin.js';
import type { CountingMethod, CountSettings, MethodDefinition } from './method.js';
import { SILENTLY, type TellProgress } from './progress.js';

/** The counting method with the whole count around its `tally`. */
export function defineMethod(definition: MethodDefinition): CountingMethod {
  const count = (election: Election, settings: CountSettings, tell: TellProgress = SILENTLY) => {
    assert(election.seats >= 1, 'a count fills at least one seat');
    assert(election.seats === 1 || definition.severalSeats, `${definition.name} fills one seat`);
    return countElection(definition, election, settings, tell);
  };
  return {
    name: definition.name,
    paperKind: definition.paperKind,
    severalSeats: definition.severalSeats,
    keeps: definition.keeps,
    rule: definition.rule,
    refuses: definition.refuses ?? (() => null),
    count,
    depthUsed: (election, settings, whole, tell = SILENTLY) =>
      definition.takesRanksInTurn === true
        ? smallestDepth(election, whole, (cut) => count(cut, settings), tell)
        : null,
    margin: (election, settings, bounds, tell = SILENTLY) =>
      electionMargin(definition, election, settings, { bounds, tell }),
    explain: explainCount,
  };
}
