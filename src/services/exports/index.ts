/** What leaves the house as files, as a service: who asked for what, and what they get. */
import { appendAudit } from '../../storage/audit-store.js';
import type { BallotRow } from '../../storage/ballot-store.js';
import { allPapers, findBoard } from '../../storage/paper-store.js';
import { type Comment, commentsOf } from '../ballots/comments.js';
import { papersOf } from '../ballots/count-papers.js';
import type { BallotDefinition } from '../ballots/definition.js';
import { isCounted } from '../ballots/result.js';
import { definitionOf } from '../ballots/set-up.js';
import type { ServiceContext } from '../context.js';
import { commentsCsv } from './comments-csv.js';
import { openingsJson } from './openings.js';
import { PUBLIC_FILE_NAMES, type PublicFileName, publicFileNamed, writePublicFile } from './public-files.js';

const CSV = 'text/csv; charset=utf-8; header=present';

/** A file on its way to somebody. */
export interface WrittenFile {
  readonly mediaType: string;
  readonly content: Uint8Array;
}

export interface ExportsService {
  /** The file of a published ballot, or the board of a closed one; null where the ballot has no such file yet. */
  publicFile(ballot: BallotRow, name: PublicFileName): Promise<WrittenFile | null>;
  /** Which of the public files ballots of this definition have. */
  namesFor(definition: BallotDefinition): readonly PublicFileName[];
  /** `comments.csv`, for analysts; null before the count. */
  comments(ballot: BallotRow): Promise<WrittenFile | null>;
  /** The comments that `comments.csv` holds; null before the count. */
  listComments(ballot: BallotRow): Promise<readonly Comment[] | null>;
  /** `openings.json`, for organisers; null before the count. That they were taken out is audited first. */
  openings(ballot: BallotRow, actor: string): Promise<WrittenFile | null>;
}

/** The files of ballots over one set of collaborators. */
export function exportsService(context: ServiceContext): ExportsService {
  const { reader } = context.storage;
  const listComments = async (ballot: BallotRow) =>
    isCounted(ballot) ? commentsOf(definitionOf(ballot), await papersOf(reader, ballot.id)) : null;
  return {
    publicFile: async (ballot, name) => {
      if (name === 'board.txt') return boardFile(context, ballot);
      const content = await writePublicFile(reader, ballot.id, name);
      return content === null ? null : { mediaType: publicFileNamed(name).mediaType, content };
    },
    namesFor: (definition) => PUBLIC_FILE_NAMES.filter((name) => publicFileNamed(name).has(definition)),
    listComments,
    comments: async (ballot) => {
      const comments = await listComments(ballot);
      if (comments === null) return null;
      return textFile(CSV, commentsCsv(definitionOf(ballot), comments));
    },
    openings: async (ballot, actor) => {
      if (!isCounted(ballot)) return null;
      await auditOpenings(context, ballot, actor);
      const papers = await allPapers(reader, ballot.id);
      return textFile('application/json', openingsJson(papers));
    },
  };
}

/** The board is public from closing on: its commitments tell nothing, and receipts are held against it. */
async function boardFile(context: ServiceContext, ballot: BallotRow): Promise<WrittenFile | null> {
  const board = await findBoard(context.storage.reader, ballot.id);
  return board === undefined ? null : textFile(publicFileNamed('board.txt').mediaType, board.commitments);
}

function textFile(mediaType: string, text: string): WrittenFile {
  return { mediaType, content: new TextEncoder().encode(text) };
}

async function auditOpenings(context: ServiceContext, ballot: BallotRow, actor: string): Promise<void> {
  await context.storage.writer.run((database) =>
    appendAudit(database, {
      at: context.clock.now(),
      actor,
      action: 'openings-downloaded',
      subject: ballot.id,
      labId: ballot.lab_id,
      details: {},
    }),
  );
}
