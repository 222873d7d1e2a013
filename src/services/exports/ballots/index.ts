/** What leaves the house as files, as a service: who asked for what, and what they get. */
import { appendAudit } from '../../../storage/audit-store.js';
import type { BallotRow } from '../../../storage/ballot-store.js';
import { findBoard } from '../../../storage/paper-store.js';
import type { Comment } from '../../ballots/comments.js';
import { definitionOf } from '../../ballots/definition.js';
import { type BallotResult, isCounted } from '../../ballots/result.js';
import type { ServiceContext } from '../../context.js';
import { commentsCsv } from './comments-csv.js';
import { KeptFiles } from './kept-files.js';
import {
  hasFile,
  PUBLIC_FILE_NAMES,
  type PublicFileName,
  publicFileNamed,
  writePublicFile,
} from './public-files.js';

const CSV = 'text/csv; charset=utf-8; header=present';

/** A file on its way to somebody. */
export interface WrittenFile {
  readonly mediaType: string;
  readonly content: Uint8Array;
}

export interface ExportsService {
  /** The file of a published ballot, or the board of a closed one; null where the ballot has no such file yet. */
  publicFile(ballot: BallotRow, name: PublicFileName): Promise<WrittenFile | null>;
  /** Which of the public files a ballot with this result has once it is published. */
  namesFor(result: BallotResult): readonly PublicFileName[];
  /** `comments.csv`, for analysts; null before the count. */
  comments(ballot: BallotRow): Promise<WrittenFile | null>;
  /** The comments that `comments.csv` holds; null before the count. */
  listComments(ballot: BallotRow): Promise<readonly Comment[] | null>;
  /** `openings.json`, for organisers; null before the count. That they were taken out is audited first. */
  openings(ballot: BallotRow, actor: string): Promise<WrittenFile | null>;
}

/** Bytes of published files that are kept in memory. */
const ROOM = 64 * 1024 * 1024;

/** The files of ballots over one set of collaborators. */
export function exportsService(context: ServiceContext): ExportsService {
  const { storage, heavyWork } = context;
  const kept = new KeptFiles(ROOM);
  const listComments = async (ballot: BallotRow) =>
    isCounted(ballot) ? heavyWork.comments(ballot.id) : null;
  return {
    publicFile: async (ballot, name) => {
      if (name === 'board.txt') return boardFile(context, ballot);
      if (ballot.state !== 'published') return null;
      const { mediaType, readsPapers } = publicFileNamed(name);
      const content = readsPapers
        ? await kept.get(`${ballot.id}/${name}`, () => heavyWork.publicFile(ballot.id, name))
        : await writePublicFile(storage.reader, ballot.id, name);
      return content === null ? null : { mediaType, content };
    },
    namesFor: (result) => PUBLIC_FILE_NAMES.filter((name) => hasFile(result, name)),
    listComments,
    comments: async (ballot) => {
      const comments = await listComments(ballot);
      return comments === null ? null : textFile(CSV, commentsCsv(definitionOf(ballot), comments));
    },
    openings: async (ballot, actor) => {
      if (!isCounted(ballot)) return null;
      await auditOpenings(context, ballot, actor);
      return { mediaType: 'application/json', content: await heavyWork.openings(ballot.id) };
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
