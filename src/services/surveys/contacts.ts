/** Contacts: who is invited by a personal link. Uploaded as CSV, tried out, and only then added. */
import { z } from 'zod';
import { newId } from '../../shared/ids.js';
import { type Problem, ProblemError, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import * as uploads from '../../storage/contact-upload-store.js';
import { addContacts, emailsOfContacts } from '../../storage/survey-contact-store.js';
import { type SurveyRow, surveyById } from '../../storage/survey-store.js';
import { checkLines, type NewMember, type RollCheck } from '../ballots/roll/check-lines.js';
import { type ColumnUse, guessUses, mappingOf } from '../ballots/roll/columns.js';
import { decodeText } from '../ballots/roll/decode.js';
import { findSeparator, readCsv, SEPARATORS, UnreadableCsv } from '../ballots/roll/read-csv.js';
import type { ServiceContext } from '../context.js';
import { runOrRefuse } from '../refusing.js';
import { linkHash, personalCode } from './codes.js';
import { auditSurvey } from './set-up.js';

/** Bytes. */
export const LARGEST_CONTACTS = 10 * 1024 * 1024;
const DAY = 86_400_000;
const BATCH = 250;

const detailsSchema = z.strictObject({ separator: z.enum(SEPARATORS) });

/** What confirming an upload would do. */
export interface TriedContacts {
  readonly id: string;
  readonly check: RollCheck;
}

/** Stages a file of contacts; refused, with a sentence for the field `contacts`, when it cannot be read. */
export async function stageContacts(
  context: ServiceContext,
  survey: SurveyRow,
  actor: string,
  bytes: Uint8Array,
): Promise<Result<string, Problem>> {
  const at = context.clock.now();
  if (isOver(survey)) return refuse(problem('survey-frozen'));
  const decoded = decodeText(bytes);
  if (!decoded.ok) return refuseFile(decoded.problem);
  const { separator, declaration } = findSeparator(decoded.value.text);
  const content = decoded.value.text.slice(declaration.length);
  const checked = await check(content, separator, new Set());
  if (!checked.ok) return refuseFile(checked.problem);
  const id = newId(context.randomness);
  await context.storage.writer.run(async (database) => {
    await uploads.removeContactUploadsBefore(database, at - DAY);
    const details = JSON.stringify({ separator } satisfies z.infer<typeof detailsSchema>);
    await uploads.stageContactUpload(database, {
      id,
      survey_id: survey.id,
      content,
      details,
      created_at: at,
    });
    const rows = checked.value.rows;
    await auditSurvey(database, survey, { at, actor, action: 'contacts-uploaded', details: { rows } });
  });
  return ok(id);
}

/** Tries a staged file out against the contacts as they are now; stores nothing. */
export async function tryContacts(
  context: ServiceContext,
  survey: SurveyRow,
  id: string,
): Promise<Result<TriedContacts, Problem>> {
  const row = await uploads.findContactUpload(context.storage.reader, survey.id, id);
  if (row === undefined || row.created_at < context.clock.now() - DAY) return refuse(problem('not-found'));
  const { separator } = detailsSchema.parse(JSON.parse(row.details));
  const known = await emailsOfContacts(context.storage.reader, survey.id);
  const checked = await check(row.content, separator, known);
  return checked.ok ? ok({ id, check: checked.value }) : refuseFile(checked.problem);
}

/** Adds the contacts of a staged file, each with a link of their own; sent again, it adds nobody twice. */
export async function confirmContacts(
  context: ServiceContext,
  survey: SurveyRow,
  actor: string,
  id: string,
): Promise<Result<{ added: number }, Problem>> {
  const tried = await tryContacts(context, survey, id);
  if (!tried.ok) return tried;
  const { members } = tried.value.check;
  let added = 0;
  for (let start = 0; start < members.length; start += BATCH) {
    const step = await addBatch(context, survey.id, actor, members.slice(start, start + BATCH));
    if (!step.ok) return step;
    added += step.value;
  }
  await context.storage.writer.run((database) => uploads.removeContactUpload(database, id));
  return ok({ added });
}

async function addBatch(
  context: ServiceContext,
  surveyId: string,
  actor: string,
  members: readonly NewMember[],
): Promise<Result<number, Problem>> {
  const at = context.clock.now();
  const rows = members.map(({ email, name, attributes }) => {
    const id = newId(context.randomness);
    const code_hash = linkHash(personalCode(context.secretKey, surveyId, id, 1));
    return { id, survey_id: surveyId, email, name, attributes, issue: 1, code_hash };
  });
  return runOrRefuse(context.storage.writer, async (database) => {
    const survey = await surveyById(database, surveyId);
    if (isOver(survey)) throw new ProblemError(problem('survey-frozen'));
    const added = await addContacts(database, rows);
    if (added > 0)
      await auditSurvey(database, survey, { at, actor, action: 'contacts-added', details: { added } });
    return added;
  });
}

/** The columns that contacts keep: what is needed to write to somebody, and nothing that could stand beside answers. */
const KEPT: ReadonlySet<ColumnUse> = new Set(['email', 'name', 'given-name', 'family-name', 'language']);

async function check(
  content: string,
  separator: (typeof SEPARATORS)[number],
  known: ReadonlySet<string>,
): Promise<Result<RollCheck, string>> {
  try {
    const first = await readCsv(content, separator).next();
    if (first.done === true) return refuse('The file is empty.');
    const header = first.value.cells;
    const uses = guessUses(header).map((use) => (KEPT.has(use) ? use : 'leave-out'));
    const mapping = mappingOf(header, uses);
    if (!mapping.ok)
      return refuse('No column is called “email”. Name the column that holds the e-mail addresses so.');
    return ok(await checkLines(readCsv(content, separator), uses, mapping.value, known));
  } catch (error) {
    if (error instanceof UnreadableCsv) return refuse(error.message);
    throw error;
  }
}

function refuseFile(sentence: string): { readonly ok: false; readonly problem: Problem } {
  return refuse(problem('form-invalid', { fields: { contacts: sentence } }));
}

/** Whether the survey's contacts stay as they are from now on. */
export function isOver({ state }: Pick<SurveyRow, 'state'>): boolean {
  return state === 'closed' || state === 'cancelled';
}

/** Removes files that nobody confirmed within a day; answers with how many. */
export async function removeAbandonedContacts({ storage, clock }: ServiceContext): Promise<number> {
  const before = clock.now() - DAY;
  return storage.writer.run((database) => uploads.removeContactUploadsBefore(database, before));
}
