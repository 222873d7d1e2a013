/** The hall of files that anybody may download of a published ballot: adding one is a line here. */
import type { Election } from '../../domain/voting/election.js';
import { appendAudit } from '../../storage/audit-store.js';
import type { BallotRow } from '../../storage/ballot-store.js';
import { allPapers, findBoard } from '../../storage/paper-store.js';
import { type Comment, commentsOf } from '../ballots/comments.js';
import { type BallotResult, countedPapers, findResult, isCounted } from '../ballots/result.js';
import { definitionOf } from '../ballots/set-up.js';
import type { ServiceContext } from '../context.js';
import { writeBundle } from './bundle.js';
import { commentsCsv } from './comments-csv.js';
import { openingsJson } from './openings.js';
import { papersFile, publishedElection } from './papers.js';
import { resultJson } from './result-json.js';
import { turnoutCsv } from './turnout-csv.js';

/** What public files are written from. */
interface Material {
  readonly result: BallotResult;
  readonly election: Election;
}

/** One kind of file; `write` answers null where a ballot has none of the kind. */
interface PublicFile {
  readonly mediaType: string;
  write(material: Material): string | Uint8Array | null;
}

const CSV = 'text/csv; charset=utf-8; header=present';
const TEXT = 'text/plain; charset=utf-8';

const PUBLIC_FILES = {
  'bundle.zip': {
    mediaType: 'application/zip',
    write: ({ result, election }) =>
      writeBundle({
        ...result,
        election,
        result: resultJson(result),
        turnout: turnoutCsv(result),
      }),
  },
  'result.json': { mediaType: 'application/json', write: ({ result }) => resultJson(result) },
  'papers.csv': { mediaType: CSV, write: ({ election }) => papersFile(election, 'csv') },
  'papers.blt': { mediaType: TEXT, write: ({ election }) => papersFile(election, 'blt') },
  'papers.abif': { mediaType: TEXT, write: ({ election }) => papersFile(election, 'abif') },
  'turnout.csv': { mediaType: CSV, write: ({ result }) => turnoutCsv(result) },
  'board.txt': { mediaType: TEXT, write: ({ result }) => result.board },
} as const satisfies Record<string, PublicFile>;

export type PublicFileName = keyof typeof PUBLIC_FILES;
export const PUBLIC_FILE_NAMES = Object.keys(PUBLIC_FILES) as readonly PublicFileName[];

/** A file on its way to somebody. */
export interface WrittenFile {
  readonly mediaType: string;
  readonly content: string | Uint8Array;
}

export interface ExportsService {
  /** The file of a published ballot, or the board of a closed one; null where the ballot has no such file yet. */
  publicFile(ballot: BallotRow, name: PublicFileName): Promise<WrittenFile | null>;
  /** Which of the public files the result has. */
  namesFor(result: BallotResult): readonly PublicFileName[];
  /** `comments.csv`, for analysts; null before the count. */
  comments(ballot: BallotRow): Promise<WrittenFile | null>;
  /** The comments that `comments.csv` holds; null before the count. */
  listComments(ballot: BallotRow): Promise<readonly Comment[] | null>;
  /** `openings.json`, for organisers; null before the count. That they were taken out is audited first. */
  openings(ballot: BallotRow, actor: string): Promise<WrittenFile | null>;
}

/** The board is public from closing on: its commitments tell nothing, and receipts are held against it. */
async function boardFile(context: ServiceContext, ballot: BallotRow): Promise<WrittenFile | null> {
  const board = await findBoard(context.storage.reader, ballot.id);
  return board === undefined ? null : { mediaType: TEXT, content: board.commitments };
}

/** Ballots whose material is kept in memory: published ones never change. */
const MOST_KEPT = 8;

/** The files of ballots over one set of collaborators. */
export function exportsService(context: ServiceContext): ExportsService {
  const kept = new Map<string, Material>();
  const materialOf = async (ballot: BallotRow): Promise<Material | null> => {
    const known = kept.get(ballot.id);
    if (known !== undefined) return known;
    const result = ballot.state === 'published' ? await findResult(context, ballot) : null;
    if (result === null) return null;
    const election = publishedElection(result.definition, await countedPapers(context, ballot));
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(ballot.id, { result, election });
    return { result, election };
  };
  return {
    publicFile: async (ballot, name) => {
      if (name === 'board.txt') return boardFile(context, ballot);
      const material = await materialOf(ballot);
      if (material === null) return null;
      const { mediaType, write }: PublicFile = PUBLIC_FILES[name];
      const content = write(material);
      return content === null ? null : { mediaType, content };
    },
    namesFor: (result) => {
      const election = publishedElection(result.definition, []);
      return PUBLIC_FILE_NAMES.filter((name) => PUBLIC_FILES[name].write({ result, election }) !== null);
    },
    listComments: (ballot) => listComments(context, ballot),
    comments: async (ballot) => {
      const comments = await listComments(context, ballot);
      if (comments === null) return null;
      return { mediaType: CSV, content: commentsCsv(definitionOf(ballot), comments) };
    },
    openings: async (ballot, actor) => {
      if (!isCounted(ballot)) return null;
      await auditOpenings(context, ballot, actor);
      const papers = await allPapers(context.storage.reader, ballot.id);
      return { mediaType: 'application/json', content: openingsJson(papers) };
    },
  };
}

async function listComments(context: ServiceContext, ballot: BallotRow): Promise<readonly Comment[] | null> {
  if (!isCounted(ballot)) return null;
  return commentsOf(definitionOf(ballot), await countedPapers(context, ballot));
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
