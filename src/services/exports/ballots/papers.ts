/** The marks of all valid papers, and nothing else of them, in the formats in which elections travel. */
import { cutElection } from '../../../domain/voting/depth.js';
import type { Election } from '../../../domain/voting/election.js';
import { formatNamed } from '../../../domain/voting/formats/index.js';
import type { BallotDefinition } from '../../ballots/definition.js';
import { electionOf, methodOf, paperFault } from '../../ballots/election.js';
import type { PaperContent } from '../../ballots/paper-content.js';

/** Formats in which papers are published; not every one can hold every kind of paper. */
export const PAPER_FORMATS = ['csv', 'blt', 'abif'] as const;

/**
 * What is published of the papers: those that keep the ballot's rules, identical ones together, in order of their marks; cut
 * to `depth` ranks, or whole where it is null.
 */
export function publishedElection(
  definition: BallotDefinition,
  papers: readonly PaperContent[],
  depth: number | null,
): Election {
  const marks = papers.map((paper) => paper.marks);
  const election = electionOf(
    definition,
    marks.filter((paper) => paperFault(definition, paper) === null),
  );
  return depth === null ? election : cutElection(election, depth);
}

/** Whether the format can hold the papers of ballots of this definition. */
export function holdsPapers(
  definition: BallotDefinition,
  formatName: (typeof PAPER_FORMATS)[number],
): boolean {
  return formatNamed(formatName)?.holds.includes(methodOf(definition).paperKind) === true;
}

/** The election as a file of the format, or null where the format cannot hold its kind of paper. */
export function papersFile(election: Election, formatName: (typeof PAPER_FORMATS)[number]): string | null {
  const format = formatNamed(formatName);
  return format?.holds.includes(election.kind) ? format.write(election) : null;
}
