/** The work of a count: papers held against board and roll, counted, and the whole result drawn up. Writes nothing. */
import { present } from '../../shared/assert.js';
import { merkleRoot } from '../../shared/merkle.js';
import { type Problem, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { type BallotRow, ballotById } from '../../storage/ballot-store.js';
import type { CountRow } from '../../storage/count-store.js';
import { labById } from '../../storage/lab-store.js';
import { allPapers, findBoard } from '../../storage/paper-store.js';
import { rollCounts } from '../../storage/roll-store.js';
import type { Database, Extent } from '../../storage/tables.js';
import { certifyCount, writeCertificate } from './certificate.js';
import { definitionOf } from './definition.js';
import { groupTables } from './group-tables.js';
import { commitmentOf, type PaperContent, readPaper } from './paper-content.js';
import { readBoard } from './receipt.js';
import { drawUpResult, writeResult } from './result-document.js';
import { membersTurnout } from './turnout/breakdown.js';

const EXTENTS = ['whole', 'used'] as const satisfies readonly Extent[];

/** The papers of a ballot and the commitments on its board. */
interface Box {
  readonly papers: readonly PaperContent[];
  readonly commitments: readonly string[];
}

/**
 * Counts the stored papers of a ballot whose board is drawn up: what there is to be stored of the count, whole papers first.
 * Refused with
 * `papers-changed` when papers, board and marks on the roll do not agree.
 */
export async function countPapers(
  reader: Database,
  ballotId: string,
): Promise<Result<readonly CountRow[], Problem>> {
  const ballot = await ballotById(reader, ballotId);
  const box = await soundBox(reader, ballot);
  if (box === null) return refuse(problem('papers-changed'));
  const definition = definitionOf(ballot);
  const certificates = certifyCount({
    definition,
    seedPhrase: ballot.seed_phrase,
    commitments: box.commitments,
    papers: box.papers.map(({ marks }) => marks),
  });
  const around = {
    lab: await labById(reader, ballot.lab_id),
    ballot,
    definition,
    turnout: await membersTurnout(reader, ballot),
    groups: groupTables(definition, box.papers),
  };
  return ok(
    EXTENTS.flatMap((extent) => {
      const certificate = certificates[extent];
      if (certificate === null) return [];
      const result = writeResult(drawUpResult({ ...around, certificate }));
      return [{ ballot_id: ballotId, extent, certificate: writeCertificate(certificate), result }];
    }),
  );
}

/** The papers and the board, if they belong together and the roll has as many marks; otherwise null. */
async function soundBox(reader: Database, ballot: BallotRow): Promise<Box | null> {
  const papers = await allPapers(reader, ballot.id);
  const board = present(await findBoard(reader, ballot.id), 'a closed ballot has a board');
  const commitments = readBoard(board.commitments);
  const drawnUp = papers.map(commitmentOf).sort();
  const { voted } = await rollCounts(reader, ballot.id);
  const agree =
    voted === papers.length &&
    drawnUp.length === commitments.length &&
    drawnUp.every((commitment, at) => commitment === commitments[at]) &&
    merkleRoot(commitments) === board.root;
  return agree ? { papers: papers.map(({ content }) => readPaper(content)), commitments } : null;
}

/** The papers of a closed ballot; callers see to it that none leaves the house with its answers. */
export async function papersOf(reader: Database, ballotId: string): Promise<PaperContent[]> {
  const rows = await allPapers(reader, ballotId);
  return rows.map(({ content }) => readPaper(content));
}
