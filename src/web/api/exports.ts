/** Files of a survey's answers: asked for, looked at, and taken out whole or in parts. They belong to who made the token. */
import { z } from 'zod';
import { exportChoice } from '../../services/exports/surveys/choice.js';
import type { PreparedFile } from '../../services/exports/surveys/index.js';
import type { Services } from '../../services/index.js';
import { ProblemError, problem } from '../../shared/problem.js';
import { sendFile } from '../send-file.js';
import type { TokenVisit } from '../visit.js';
import { endpoint, postEndpoint } from './endpoint.js';
import { agreed, surveyOf } from './place.js';
import { moment } from './shapes.js';

const fileShape = z.object({
  id: z.string(),
  format: z.string(),
  state: z.enum(['preparing', 'ready', 'failed']),
  /** Why it failed, where that can be said. */
  fault: z.enum(['interrupted', 'export-too-wide']).nullable(),
  rowsRead: z.int().min(0),
  rowsTotal: z.int().min(0).nullable(),
  bytes: z.int().min(0).nullable(),
  sha256: z.string().nullable(),
  /** The moment that the answers are of. */
  takenAt: moment.nullable(),
  expiresAt: moment,
});

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

function fileJson({ row, choice }: PreparedFile): z.input<typeof fileShape> {
  return {
    ...{ id: row.id, format: choice.format, state: row.state, fault: row.fault },
    ...{ rowsRead: row.rows_done, rowsTotal: row.rows_total, bytes: row.bytes, sha256: row.sha256 },
    ...{ takenAt: iso(row.taken_at), expiresAt: new Date(row.expires_at).toISOString() },
  };
}

async function found(visit: TokenVisit, { surveyExports }: Services, id: string): Promise<PreparedFile> {
  const file = await surveyExports.find(surveyOf(visit), visit.holder.accountId, id);
  if (file === null) throw new ProblemError(problem('export-gone'));
  return file;
}

const idIn = ({ request }: TokenVisit) => String(request.params['file']);

export const exportList = endpoint({
  door: 'GET /api/v1/surveys/:survey/exports',
  summary: 'Files of answers',
  description:
    'The files that the person behind the token asked for, on a page or here, and that are kept: a day each.',
  query: z.strictObject({}),
  answer: z.object({ files: z.array(fileShape) }),
  handle: async (visit, _query, { surveyExports }) => ({
    files: (await surveyExports.list(surveyOf(visit), visit.holder.accountId)).map(fileJson),
  }),
});

export const exportAsked = postEndpoint({
  door: 'POST /api/v1/surveys/:survey/exports',
  summary: 'Ask for a file of answers',
  description:
    'Begins to prepare a file of every ended response, row by row; it is written to the log that answers were taken out. Formats: csv, xlsx, sav, parquet, jsonl, package and others, as the page offers them. Look at the file until its state is ready. Refused with 409 answers-not-yet while people use links of their own.',
  body: exportChoice,
  answer: fileShape,
  handle: async (visit, choice, services) => {
    const id = agreed(await services.surveyExports.ask(surveyOf(visit), visit.holder.accountId, choice));
    return fileJson(await found(visit, services, id));
  },
});

export const exportFile = endpoint({
  door: 'GET /api/v1/surveys/:survey/exports/:file',
  summary: 'One file of answers',
  description: 'How far a file is; once it is ready, how large and with which digest.',
  query: z.strictObject({}),
  answer: fileShape,
  handle: async (visit, _query, services) => fileJson(await found(visit, services, idIn(visit))),
});

export const exportDownload = endpoint({
  door: 'GET /api/v1/surveys/:survey/exports/:file/download',
  summary: 'Take a file of answers out',
  description:
    'The file itself, whole or from where a download broke off (Range and If-Range, with the digest as ETag). 404 where it is gone or not ready.',
  query: z.strictObject({}),
  answer: null,
  handle: async (visit, _query, { surveyExports }) => {
    const file = await surveyExports.open(surveyOf(visit), visit.holder.accountId, idIn(visit));
    await sendFile(visit.request, visit.response, agreed(file));
  },
});
