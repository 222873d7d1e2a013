/**
 * The vote and the answers that were given beside it, as a data set of a counted ballot, with the numbers of it that are told.
 * Groups are those that the result shows; tables are only of what `ballot-tables/` settles, so that no choice of
 * tables is a way round what the result protects.
 */
import type { Solver } from '../../../domain/statistics/disclosure/solver.js';
import { ballotById } from '../../../storage/ballot-store.js';
import type { Database } from '../../../storage/tables.js';
import { papersOf } from '../../ballots/count-papers.js';
import type { BallotDefinition } from '../../ballots/definition.js';
import { tabledPapers } from '../../ballots/group-tables.js';
import { groupingOf } from '../../ballots/groupings.js';
import { findResult } from '../../ballots/result.js';
import { toldOfBallot } from '../ballot-tables/told.js';
import { ballotVariables } from '../ballot-tables/variables.js';
import { openBlock, writeBlock } from './block.js';
import type { DataDescription } from './data-set.js';

/**
 * The ballot's data set; the known block where there is one, as nothing changes after the count. Rows have no keys. Null unless the
 * ballot is counted.
 */
export async function ballotBlock(
  { reader, solver }: { readonly reader: Database; readonly solver: () => Promise<Solver> },
  ballotId: string,
  known: SharedArrayBuffer | null,
): Promise<SharedArrayBuffer | null> {
  const ballot = await ballotById(reader, ballotId);
  const result = await findResult(reader, ballot);
  if (result === null) return null;
  const stamp = JSON.stringify([ballotId, ballot.fingerprint]);
  if (known !== null && openBlock(known).data.stamp === stamp) return known;
  const { definition, document } = result;
  const papers = tabledPapers(definition, await papersOf(reader, ballotId));
  const data = {
    ...{ stamp, rows: papers.length, experiments: [], told: [] },
    ...ballotVariables(definition, document.groups, papers),
  };
  const told = toldOfBallot(data, document.groups, definition.smallestGroup, await solver());
  return writeBlock({ ...data, told }, new Uint8Array(), null);
}

/** What can be asked about once the ballot is counted, as far as groups turn out large enough. */
export function ballotDescription(definition: BallotDefinition): DataDescription {
  const groups = definition.companions.flatMap((question) => {
    const grouping = groupingOf(question);
    if (grouping === null) return [];
    const { answers, overlapping } = grouping;
    return [
      {
        ...{ question: question.name, measure: 'first-choice' as const, overlapping, counts: [] },
        groups: answers.map((answer) => ({ answers: [answer], base: 0 })),
      },
    ];
  });
  const { questions, variables } = ballotVariables(definition, groups, []);
  return { ...{ stamp: '', rows: 0, experiments: [], told: [] }, questions, variables };
}
