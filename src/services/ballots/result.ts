/** The result of a counted ballot: everything that its page, its files and its bundle tell, read once. */

import { canonicalMarks } from '../../domain/voting/paper.js';
import { present } from '../../shared/assert.js';
import type { BallotRow } from '../../storage/ballot-store.js';
import { findCount } from '../../storage/count-store.js';
import type { LabRow } from '../../storage/lab-store.js';
import { labById } from '../../storage/lab-store.js';
import { allPapers, findBoard } from '../../storage/paper-store.js';
import type { ServiceContext } from '../context.js';
import { type CountCertificate, readCertificate } from './certificate.js';
import type { BallotDefinition } from './definition.js';
import { type GroupTable, groupTables, type WithheldTable } from './group-tables.js';
import type { PaperContent } from './paper-content.js';
import { readPaper } from './paper-content.js';
import { definitionOf } from './set-up.js';
import { type MembersTurnout, membersTurnout } from './turnout/breakdown.js';

/** What everybody may know once it is published. */
export interface BallotResult {
  readonly lab: LabRow;
  readonly ballot: BallotRow;
  readonly definition: BallotDefinition;
  readonly certificate: CountCertificate;
  readonly turnout: MembersTurnout;
  readonly groups: readonly (GroupTable | WithheldTable)[];
  /** Papers whose marks no other paper shares: whoever knows such marks can find the paper among the published ones. */
  readonly unique: number;
  /** The board's text: one commitment a line. */
  readonly board: string;
}

/** The result of a ballot that is counted or published; null before that, by whatever door. */
export async function findResult(context: ServiceContext, ballot: BallotRow): Promise<BallotResult | null> {
  const { reader } = context.storage;
  if (!isCounted(ballot)) return null;
  const stored = present(await findCount(reader, ballot.id), 'a counted ballot has a count');
  const definition = definitionOf(ballot);
  const papers = await countedPapers(context, ballot);
  const board = present(await findBoard(reader, ballot.id), 'a counted ballot has a board');
  return {
    lab: await labById(reader, ballot.lab_id),
    ballot,
    definition,
    certificate: present(readCertificate(stored), 'a stored certificate is one'),
    turnout: await membersTurnout(context, ballot),
    groups: groupTables(definition, papers),
    unique: uniquePapers(papers),
    board: board.commitments,
  };
}

/** The papers of a counted ballot; callers see to it that none leaves the house with its answers. */
export async function countedPapers(context: ServiceContext, ballot: BallotRow): Promise<PaperContent[]> {
  const rows = await allPapers(context.storage.reader, ballot.id);
  return rows.map(({ content }) => readPaper(content));
}

/** Whether there is a result at all, published or not. */
export function isCounted({ state }: Pick<BallotRow, 'state'>): boolean {
  return state === 'counted' || state === 'published';
}

/** How many papers are marked as no other paper is: a full ranking can be a signature. */
function uniquePapers(papers: readonly PaperContent[]): number {
  const sizes = new Map<string, number>();
  for (const { marks } of papers)
    sizes.set(canonicalMarks(marks), (sizes.get(canonicalMarks(marks)) ?? 0) + 1);
  return [...sizes.values()].filter((size) => size === 1).length;
}
