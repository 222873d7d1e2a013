/** The work of a count: papers held against board and roll, counted, and the whole result drawn up. Writes nothing. */
import { COUNT_WORDS, type CountWords } from '../../domain/voting/count-words.js';
import { SILENTLY, type TellProgress } from '../../domain/voting/progress.js';
import { present } from '../../shared/assert.js';
import { merkleRoot } from '../../shared/merkle.js';
import { type Problem, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { type BallotRow, ballotById } from '../../storage/ballot-store.js';
import type { CountRow } from '../../storage/count-store.js';
import { labById } from '../../storage/lab-store.js';
import { allPapers, findBoard, papersAfter } from '../../storage/paper-store.js';
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

/** Papers that are read at a time. */
const PAGE = 20_000;

/** The papers of a ballot and the commitments on its board. */
interface Box {
  readonly papers: readonly PaperContent[];
  readonly commitments: readonly string[];
}

/**
 * Counts the stored papers of a ballot whose board is drawn up: what there is to be stored of the count, whole papers first.
 * `tell` is told how far it is; the count is told in the words of the last of `versions`. Refused with `papers-changed` when papers, board and marks on the roll do not agree.
 */
export async function countPapers(
  reader: Database,
  ballotId: string,
  tell: TellProgress = SILENTLY,
  versions: readonly CountWords[] = COUNT_WORDS,
): Promise<Result<readonly CountRow[], Problem>> {
  const ballot = await ballotById(reader, ballotId);
  const box = await soundBox(reader, ballot, tell);
  if (box === null) return refuse(problem('papers-changed'));
  const definition = definitionOf(ballot);
  const certificates = certifyCount({
    definition,
    seedPhrase: ballot.seed_phrase,
    commitments: box.commitments,
    papers: box.papers.map(({ marks }) => marks),
    ...{ tell, versions },
  });
  tell({ stage: 'groups', done: 0, total: null });
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
async function soundBox(reader: Database, ballot: BallotRow, tell: TellProgress): Promise<Box | null> {
  const { voted } = await rollCounts(reader, ballot.id);
  const papers: PaperContent[] = [];
  const drawnUp: string[] = [];
  for (let key = ''; ; ) {
    tell({ stage: 'papers', done: papers.length, total: voted });
    const page = await papersAfter(reader, ballot.id, key, PAGE);
    const last = page.at(-1);
    if (last === undefined) break;
    for (const row of page) {
      papers.push(readPaper(row.content));
      drawnUp.push(commitmentOf(row));
    }
    key = last.paper_key;
  }
  drawnUp.sort();
  const board = present(await findBoard(reader, ballot.id), 'a closed ballot has a board');
  const commitments = readBoard(board.commitments);
  const agree =
    voted === papers.length &&
    drawnUp.length === commitments.length &&
    drawnUp.every((commitment, at) => commitment === commitments[at]) &&
    merkleRoot(commitments) === board.root;
  return agree ? { papers, commitments } : null;
}

/** The papers of a closed ballot; callers see to it that none leaves the house with its answers. */
export async function papersOf(reader: Database, ballotId: string): Promise<PaperContent[]> {
  const rows = await allPapers(reader, ballotId);
  return rows.map(({ content }) => readPaper(content));
}
