/** The hall of files that anybody may download of a published ballot: adding one is a line here. */
import type { Election } from '../../../domain/voting/election.js';
import { present } from '../../../shared/assert.js';
import { type BallotRow, ballotById } from '../../../storage/ballot-store.js';
import { findBoard } from '../../../storage/paper-store.js';
import type { Database } from '../../../storage/tables.js';
import { papersOf } from '../../ballots/count-papers.js';
import type { BallotDefinition } from '../../ballots/definition.js';
import { publishesPapers } from '../../ballots/publish.js';
import { type BallotResult, findResult } from '../../ballots/result.js';
import { writeResult } from '../../ballots/result-document.js';
import { writeBundle } from './bundle.js';
import { textsOfToday } from './bundle-texts.js';
import { holdsPapers, type PAPER_FORMATS, papersFile, publishedElection } from './papers.js';
import { turnoutCsv } from './turnout-csv.js';

/** What public files are written from. */
interface Material {
  readonly result: BallotResult;
  /** The stored board's text. */
  board(): Promise<string>;
  /** The published papers, read and merged: heavy work. */
  election(): Promise<Election>;
}

/** One kind of file. */
interface PublicFile {
  readonly mediaType: string;
  /** Whether all papers of the ballot are read for it. */
  readonly readsPapers: boolean;
  /** Whether ballots of this definition have such a file. */
  has(definition: BallotDefinition): boolean;
  write(material: Material): Promise<string | Uint8Array>;
}

const CSV = 'text/csv; charset=utf-8; header=present';
const TEXT = 'text/plain; charset=utf-8';

const always = () => true;

function papers(format: (typeof PAPER_FORMATS)[number], mediaType: string): PublicFile {
  return {
    mediaType,
    readsPapers: true,
    has: (definition) => holdsPapers(definition, format),
    write: async ({ election }) =>
      present(papersFile(await election(), format), 'the format holds the papers'),
  };
}

const PUBLIC_FILES = {
  'bundle.zip': { mediaType: 'application/zip', readsPapers: true, has: always, write: bundle },
  'result.json': {
    mediaType: 'application/json',
    readsPapers: false,
    has: always,
    write: async ({ result }) => writeResult(result.document),
  },
  'certificate.html': {
    mediaType: 'text/html; charset=utf-8',
    readsPapers: false,
    has: always,
    write: async ({ result }) =>
      textsOfToday()['certificate.html']({ ...result, synthetic: result.document.synthetic }),
  },
  'papers.csv': papers('csv', CSV),
  'papers.blt': papers('blt', TEXT),
  'papers.abif': papers('abif', TEXT),
  'turnout.csv': {
    mediaType: CSV,
    readsPapers: false,
    has: always,
    write: async ({ result }) => turnoutCsv(result.document),
  },
  'board.txt': { mediaType: TEXT, readsPapers: false, has: always, write: ({ board }) => board() },
} as const satisfies Record<string, PublicFile>;

export type PublicFileName = keyof typeof PUBLIC_FILES;
export const PUBLIC_FILE_NAMES = Object.keys(PUBLIC_FILES) as readonly PublicFileName[];

/** Whether published ballots can have a file of this name. */
export function isPublicFileName(name: string): name is PublicFileName {
  return Object.hasOwn(PUBLIC_FILES, name);
}

/** The file of this name. */
export function publicFileNamed(name: PublicFileName): PublicFile {
  return PUBLIC_FILES[name];
}

/** Whether the ballot of this result has that file: none that papers can be read from where those are not published. */
export function hasFile({ definition, certificate }: BallotResult, name: PublicFileName): boolean {
  const { has, readsPapers } = publicFileNamed(name);
  return has(definition) && (!readsPapers || publishesPapers(definition, certificate));
}

/** The bytes of one file of a published ballot; null where the ballot is not published or has no such file. */
export async function writePublicFile(
  reader: Database,
  ballotId: string,
  name: PublicFileName,
): Promise<Uint8Array | null> {
  const file = publicFileNamed(name);
  const ballot = await ballotById(reader, ballotId);
  const result = ballot.state === 'published' ? await findResult(reader, ballot) : null;
  if (result === null || !hasFile(result, name)) return null;
  const content = await file.write(materialOf(reader, ballot, result));
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

function materialOf(reader: Database, ballot: BallotRow, result: BallotResult): Material {
  return {
    result,
    board: async () =>
      present(await findBoard(reader, ballot.id), 'a published ballot has a board').commitments,
    election: async () =>
      publishedElection(
        result.definition,
        await papersOf(reader, ballot.id),
        result.certificate.papers.depth,
      ),
  };
}

async function bundle({ result, board, election }: Material): Promise<Uint8Array> {
  return writeBundle({
    ...result,
    election: await election(),
    board: await board(),
    result: writeResult(result.document),
    turnout: turnoutCsv(result.document),
  });
}
