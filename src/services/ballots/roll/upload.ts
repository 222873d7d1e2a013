/** A roll file from upload to confirmation: staged, its columns decided, tried out, and only then on the roll. */
import { z } from 'zod';
import { sha256 } from '../../../shared/digest.js';
import { newId } from '../../../shared/ids.js';
import { type Problem, problem } from '../../../shared/problem.js';
import { ok, type Result, refuse } from '../../../shared/result.js';
import { appendAudit } from '../../../storage/audit-store.js';
import type { BallotRow } from '../../../storage/ballot-store.js';
import { emailsOnRoll } from '../../../storage/roll-store.js';
import * as uploads from '../../../storage/roll-upload-store.js';
import type { ServiceContext } from '../../context.js';
import { checkLines, type RollCheck } from './check-lines.js';
import { COLUMN_USES, type ColumnUse, guessUses, mappingOf } from './columns.js';
import { decodeText } from './decode.js';
import { type CsvRow, findSeparator, readCsv, SEPARATORS, UnreadableCsv } from './read-csv.js';
import { rollProblem } from './roll-state.js';

/** Bytes. */
export const LARGEST_FILE = 10 * 1024 * 1024;
const DAY = 86_400_000;
/** How many members the page about the columns shows as examples. */
const EXAMPLES = 3;

const detailsSchema = z.strictObject({
  fileName: z.string().max(200),
  encoding: z.enum(['UTF-8', 'UTF-16', 'Windows-1252']),
  separator: z.enum(SEPARATORS),
  header: z.array(z.string()),
  /** The first members' cells, so that a wrong guess shows. */
  examples: z.array(z.array(z.string())),
  rows: z.number(),
  uses: z.array(z.enum(COLUMN_USES)),
  /** Its members are on the roll; nothing of them is left here. */
  confirmed: z.boolean(),
});

/** What is known about a staged file. */
export type UploadDetails = z.infer<typeof detailsSchema>;

export interface StagedUpload {
  readonly id: string;
  readonly details: UploadDetails;
}

/** What confirming would do, and the seal by which the confirmation says that it means just this. */
export interface TriedUpload extends StagedUpload {
  readonly check: RollCheck;
  readonly seal: string;
}

export interface UploadedFile {
  /** As the browser called it; shown, never opened. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Stages a file; refused, with a sentence for the field `roll`, when it cannot be read. */
export async function stage(
  context: ServiceContext,
  ballot: BallotRow,
  actor: string,
  file: UploadedFile,
): Promise<Result<StagedUpload, Problem>> {
  const now = context.clock.now();
  const closed = rollProblem(ballot, now);
  if (closed !== null) return refuse(closed);
  if (file.bytes.length > LARGEST_FILE) return refuseFile('The file is larger than 10 MB.');
  const decoded = decodeText(file.bytes);
  if (!decoded.ok) return refuseFile(decoded.problem);
  const { separator, declaration } = findSeparator(decoded.value.text);
  const content = decoded.value.text.slice(declaration.length);
  const looked = await lookThrough(readCsv(content, separator));
  if (!looked.ok) return refuseFile(looked.problem);
  const details: UploadDetails = {
    fileName: fileNameOf(file.name),
    encoding: decoded.value.encoding,
    separator,
    ...looked.value,
    uses: guessUses(looked.value.header),
    confirmed: false,
  };
  const id = newId(context.randomness);
  await context.storage.writer.run(async (database) => {
    await uploads.removeUploadsBefore(database, now - DAY);
    const row = { id, ballot_id: ballot.id, content, details: JSON.stringify(details), created_at: now };
    await uploads.stageUpload(database, row);
    await appendAudit(database, {
      at: now,
      actor,
      action: 'roll-file-uploaded',
      subject: ballot.id,
      labId: ballot.lab_id,
      details: { rows: details.rows },
    });
  });
  return ok({ id, details });
}

function refuseFile(sentence: string): { readonly ok: false; readonly problem: Problem } {
  return refuse(problem('form-invalid', { fields: { roll: sentence } }));
}

/** The file's own name without folders and control characters. */
function fileNameOf(name: string): string {
  const own = name.split(/[\\/]/).at(-1) ?? '';
  return own.replace(/\p{C}/gu, '').slice(0, 200) || 'roll.csv';
}

async function lookThrough(
  rows: AsyncIterable<CsvRow>,
): Promise<Result<Pick<UploadDetails, 'header' | 'examples' | 'rows'>, string>> {
  let header: readonly string[] | undefined;
  const examples: string[][] = [];
  let count = 0;
  try {
    for await (const { cells } of rows) {
      if (header === undefined) {
        header = cells;
        continue;
      }
      count += 1;
      if (examples.length < EXAMPLES) examples.push(cells.map((cell) => cell.slice(0, 80)));
    }
  } catch (error) {
    if (error instanceof UnreadableCsv) return refuse(error.message);
    throw error;
  }
  if (header === undefined) return refuse('The file is empty.');
  if (count === 0) return refuse('The file has a header and no members below it.');
  return ok({ header: [...header], examples, rows: count });
}

/** The staged file with this id, unless it was confirmed or a day has passed. */
export async function findStaged(
  context: ServiceContext,
  ballot: BallotRow,
  id: string,
): Promise<Result<StagedUpload & { content: string }, Problem>> {
  const found = await findUpload(context, ballot, id);
  return found === null || found.details.confirmed ? refuse(problem('not-found')) : ok(found);
}

/** Whether this upload's members were put on the roll within the last day. */
export async function wasConfirmed(context: ServiceContext, ballot: BallotRow, id: string): Promise<boolean> {
  return (await findUpload(context, ballot, id))?.details.confirmed === true;
}

async function findUpload(
  context: ServiceContext,
  ballot: BallotRow,
  id: string,
): Promise<(StagedUpload & { content: string }) | null> {
  const row = await uploads.findUpload(context.storage.reader, ballot.id, id);
  if (row === undefined || row.created_at < context.clock.now() - DAY) return null;
  return { id, details: detailsSchema.parse(JSON.parse(row.details)), content: row.content };
}

/** What is kept of an upload that was confirmed. */
export function confirmedDetails(details: UploadDetails): string {
  return JSON.stringify({
    ...details,
    header: [],
    examples: [],
    uses: [],
    confirmed: true,
  } satisfies UploadDetails);
}

/** Stores what the columns hold; refused with a sentence for each `column-<place>` to decide again. */
export async function decideColumns(
  context: ServiceContext,
  ballot: BallotRow,
  id: string,
  asked: readonly string[],
): Promise<Result<void, Problem>> {
  const staged = await findStaged(context, ballot, id);
  if (!staged.ok) return staged;
  const { details } = staged.value;
  const uses = details.header.map(
    (_name, place): ColumnUse => COLUMN_USES.find((use) => use === asked[place]) ?? 'leave-out',
  );
  const mapping = mappingOf(details.header, uses);
  if (!mapping.ok) {
    const fields = Object.entries(mapping.problem).map(([place, sentence]) => [`column-${place}`, sentence]);
    return refuse(problem('form-invalid', { fields: Object.fromEntries(fields) }));
  }
  const decided = JSON.stringify({ ...details, uses } satisfies UploadDetails);
  const stored = await context.storage.writer.run((database) =>
    uploads.updateUploadDetails(database, id, decided),
  );
  return stored ? ok(undefined) : refuse(problem('not-found'));
}

/** Tries the file out against the roll as it is now; stores nothing. */
export async function tryOut(
  context: ServiceContext,
  ballot: BallotRow,
  id: string,
): Promise<Result<TriedUpload, Problem>> {
  const staged = await findStaged(context, ballot, id);
  if (!staged.ok) return staged;
  const { details, content } = staged.value;
  const mapping = mappingOf(details.header, details.uses);
  if (!mapping.ok) return refuse(problem('form-stale'));
  const onRoll = await emailsOnRoll(context.storage.reader, ballot.id);
  const rows = readCsv(content, details.separator);
  const check = await checkLines(rows, details.uses, mapping.value, onRoll);
  return ok({ id, details, check, seal: sealOf(details) });
}

/** What the confirmation confirms: this reading of the columns, and no other tab's. */
function sealOf(details: UploadDetails): string {
  return sha256(JSON.stringify(details.uses));
}

/** Removes uploads that nobody confirmed within a day; answers with how many. */
export async function removeAbandoned(context: ServiceContext): Promise<number> {
  const before = context.clock.now() - DAY;
  return context.storage.writer.run((database) => uploads.removeUploadsBefore(database, before));
}
