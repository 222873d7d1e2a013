/** The analysts' door to a survey's answers: files are asked for, prepared, looked at, taken out and removed. */
import type { QuestionnaireLanguage } from '../../../domain/questionnaire/questionnaire.js';
import { present } from '../../../shared/assert.js';
import { newId } from '../../../shared/ids.js';
import { type Problem, problem } from '../../../shared/problem.js';
import { ok, type Result, refuse } from '../../../shared/result.js';
import * as store from '../../../storage/survey-export-store.js';
import { holdSurvey, type SurveyRow } from '../../../storage/survey-store.js';
import { findVersion, newestVersion } from '../../../storage/survey-version-store.js';
import type { ServiceContext } from '../../context.js';
import { takeOutProblem } from '../../surveys/data.js';
import { storedQuestionnaire } from '../../surveys/questionnaire-json.js';
import { auditSurvey } from '../../surveys/set-up.js';
import { type AskedChoice, type ExportChoice, readChoice, storedChoice, writeChoice } from './choice.js';
import type { ExportFormat } from './format.js';
import { exportFormat } from './formats/index.js';
import { type ExportJobs, exportJobs } from './jobs.js';
import { piecesOf } from './pieces.js';
import { exportPath, isHere, removeFiles } from './sealed-file.js';
import { type ExportDone, writeExport } from './write-export.js';

/** How long a file is kept, in milliseconds. */
const KEPT = 24 * 3_600_000;

/** Files of one survey that may be prepared at once. */
const MOST_AT_ONCE = 5;

/** A file that was asked for. */
export interface PreparedFile {
  readonly row: store.ExportRow;
  readonly choice: ExportChoice;
  readonly format: ExportFormat;
}

/** A file on its way to somebody. */
export interface OpenedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  /** The bytes from `start` to `end`, both included, or fewer where the file is removed meanwhile; each piece is good until the next is asked for. */
  read(start: number, end: number): AsyncIterable<Uint8Array>;
}

export type SurveyExportsService = ReturnType<typeof surveyExportsService>;

/** The door over one set of collaborators. */
export function surveyExportsService(context: ServiceContext) {
  const jobs = exportJobs(context);
  return {
    /** Begins to prepare a file; answers with its id. Refused with `answers-not-yet`, `export-unknown`, `exports-waiting`. */
    ask: (survey: SurveyRow, actor: string, asked: AskedChoice) => ask(context, jobs, survey, actor, asked),
    /** The files that this person asked for, newest first. */
    list: (survey: SurveyRow, actor: string) => list(context, survey, actor),
    /** One of them; null where there is none, or it has expired. */
    find: (survey: SurveyRow, actor: string, id: string) => find(context, survey, actor, id),
    languages: (survey: SurveyRow) => languagesOf(context, survey),
    /** Waits for a file that is nearly ready, at most so many milliseconds. */
    settled: jobs.settled,
    open: (survey: SurveyRow, actor: string, id: string) => openFile(context, survey, actor, id),
    remove: (survey: SurveyRow, actor: string, id: string) => remove(context, jobs, survey, actor, id),
    /** Writes a file at once to a path of the operator's choice. */
    write: writeAt.bind(null, context),
    tidy: jobs.tidy,
    idle: jobs.idle,
    interrupt: jobs.interrupt,
  };
}

async function ask(
  context: ServiceContext,
  jobs: ExportJobs,
  survey: SurveyRow,
  actor: string,
  asked: AskedChoice,
): Promise<Result<string, Problem>> {
  const { storage, clock, randomness } = context;
  const checked = await checkAsked(context, survey, asked);
  if (!checked.ok) return checked;
  const { choice, format } = checked.value;
  const now = clock.now();
  const row = {
    ...{ id: newId(randomness), survey_id: survey.id, asked_by: actor, choice: writeChoice(choice) },
    ...{ file_name: fileName(survey, format), file_key: randomness.bytes(32).toString('hex') },
    ...{ asked_at: now, touched_at: now, expires_at: now + KEPT },
  };
  const stored = await storage.writer.run(async (database) => {
    // Whoever withdraws answers removes every file: either they see this one, or its snapshot does not see the answers.
    await holdSurvey(database, survey.id);
    const waiting = (await store.listExports(database, survey.id, now)).filter(
      ({ state }) => state === 'preparing',
    );
    if (waiting.length >= MOST_AT_ONCE) return false;
    await store.insertExport(database, row);
    await auditSurvey(database, survey, {
      at: now,
      actor,
      action: 'survey-answers-taken-out',
      details: told(choice),
    });
    return true;
  });
  if (!stored) return refuse(problem('exports-waiting'));
  jobs.begin(row);
  return ok(row.id);
}

/** The choice made complete, with its format; refused where there is no such file or answers may not leave the survey. */
async function checkAsked(
  { storage }: ServiceContext,
  survey: SurveyRow,
  asked: AskedChoice,
): Promise<Result<{ choice: ExportChoice; format: ExportFormat }, Problem>> {
  const choice = readChoice(asked);
  const format = choice === null ? undefined : exportFormat(choice.format);
  if (choice === null || format === undefined) return refuse(problem('export-unknown'));
  if ((await newestVersion(storage.reader, survey.id)) === null) return refuse(problem('not-found'));
  const refused = await takeOutProblem(storage.reader, survey);
  return refused === null ? ok({ choice, format }) : refuse(refused);
}

/** The languages of the survey's newest version; none before the first. */
async function languagesOf(
  { storage }: ServiceContext,
  { id }: SurveyRow,
): Promise<readonly QuestionnaireLanguage[]> {
  const number = await newestVersion(storage.reader, id);
  const version = number === null ? undefined : await findVersion(storage.reader, id, number);
  return version === undefined ? [] : storedQuestionnaire(version.definition).languages;
}

/** What the audit log says of a choice. */
function told({ format, values, columns, blanks, responses }: ExportChoice) {
  return { format, values, columns, blanks, responses };
}

function fileName({ slug }: SurveyRow, { name, extension }: ExportFormat): string {
  return name === extension ? `${slug}.${extension}` : `${slug}-${name}.${extension}`;
}

function prepared(row: store.ExportRow): PreparedFile {
  const choice = storedChoice(row.choice);
  const format = present(exportFormat(choice.format), 'a stored choice names a format of the hall');
  return { row, choice, format };
}

async function list(
  { storage, clock }: ServiceContext,
  survey: SurveyRow,
  actor: string,
): Promise<readonly PreparedFile[]> {
  const rows = await store.listExports(storage.reader, survey.id, clock.now());
  return rows.filter(({ asked_by }) => asked_by === actor).map(prepared);
}

async function find(
  { storage, clock }: ServiceContext,
  survey: SurveyRow,
  actor: string,
  id: string,
): Promise<PreparedFile | null> {
  const row = await store.findExport(storage.reader, survey.id, id, clock.now());
  return row === undefined || row.asked_by !== actor ? null : prepared(row);
}

/**
 * The file for a download, to whoever asked for it: that they took it out was audited then. Refused with `export-gone` and
 * `export-elsewhere`.
 */
async function openFile(
  context: ServiceContext,
  survey: SurveyRow,
  actor: string,
  id: string,
): Promise<Result<OpenedFile, Problem>> {
  const { dataDir } = context.config;
  const file = await find(context, survey, actor, id);
  if (file === null || file.row.state !== 'ready') return refuse(problem('export-gone'));
  const { file_name, file_key } = file.row;
  const bytes = present(file.row.bytes, 'a ready file has a size');
  if (!(await isHere(dataDir, id, bytes))) return refuse(problem('export-elsewhere'));
  const sealed = { path: exportPath(dataDir, id), key: file_key };
  return ok({
    name: file_name,
    mediaType: file.format.mediaType,
    bytes,
    sha256: present(file.row.sha256, 'a ready file has its digest'),
    read: (start, end) => piecesOf(context.heavyWork.readPiece, sealed, start, end),
  });
}

async function remove(
  context: ServiceContext,
  jobs: ExportJobs,
  survey: SurveyRow,
  actor: string,
  id: string,
): Promise<Result<void, Problem>> {
  if ((await find(context, survey, actor, id)) === null) return refuse(problem('export-gone'));
  await context.storage.writer.run((database) => store.removeExport(database, survey.id, id));
  jobs.stop(id);
  await removeFiles(context.config.dataDir, [id]);
  return ok(undefined);
}

/** Writes a file to `path`, over `reader`, a connection of its own; audited first as taken out by the operator. */
async function writeAt(
  context: ServiceContext,
  reader: Parameters<typeof writeExport>[0],
  survey: SurveyRow,
  asked: AskedChoice,
  path: string,
  onProgress: Parameters<typeof writeExport>[3],
): Promise<Result<ExportDone, Problem>> {
  const { storage, clock } = context;
  const checked = await checkAsked(context, survey, asked);
  if (!checked.ok) return checked;
  const { choice } = checked.value;
  const details = { ...told(choice), by: 'the command line' };
  await storage.writer.run((database) =>
    auditSurvey(database, survey, {
      ...{ at: clock.now(), actor: 'system', action: 'survey-answers-taken-out', details },
    }),
  );
  return writeExport(reader, clock, { surveyId: survey.id, choice, path, key: null }, onProgress);
}
