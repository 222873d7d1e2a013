/** Files of questionnaires: which kind a file is by its ending, read within bounds, and written. */
import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Questionnaire } from '../../domain/questionnaire/questionnaire.js';
import {
  questionnaireJson,
  type ReadQuestionnaire,
  readMarkdownTables,
  readQuestionnaire,
  readQuestionnaireJson,
  type SheetFault,
  writeQuestionnaire,
} from '../../domain/questionnaire/xlsform/index.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { readWorkbook } from './read-workbook.js';
import { writeWorkbook } from './write-workbook.js';

/** Why a file gives no questionnaire: it cannot be read as what it is, or what it says is wrong. */
export type FileProblem =
  | { readonly kind: 'unreadable'; readonly sentence: string }
  | { readonly kind: 'faults'; readonly faults: readonly SheetFault[] };

/** The largest file that is read, in bytes. */
export const LARGEST_FILE = 10 * 1024 * 1024;

/** The endings of the files that are read. */
const KINDS = ['.xlsx', '.md', '.json'];

/** The questionnaire in the file at this path. */
export async function readQuestionnaireFile(path: string): Promise<Result<ReadQuestionnaire, FileProblem>> {
  const bytes = await bytesOf(path);
  if (!bytes.ok) return unreadable(`${path}: ${bytes.problem}`);
  const read = await readQuestionnaireBytes(bytes.value, path);
  return read.ok || read.problem.kind === 'faults' ? read : unreadable(`${path}: ${read.problem.sentence}`);
}

/** The questionnaire in these bytes of a file of that name, as uploads bring them. */
export async function readQuestionnaireBytes(
  bytes: Uint8Array,
  name: string,
): Promise<Result<ReadQuestionnaire, FileProblem>> {
  const kind = extname(name).toLowerCase();
  if (!KINDS.includes(kind)) return unreadable(`expected a file that ends in ${KINDS.join(', ')}`);
  if (bytes.length > LARGEST_FILE) return unreadable('expected a file of at most 10 MB');
  if (kind === '.xlsx') {
    const grids = await readWorkbook(bytes);
    return grids.ok ? faulty(readQuestionnaire(grids.value)) : unreadable(grids.problem);
  }
  const text = textOf(bytes);
  if (text === null) return unreadable('expected UTF-8 text, found other bytes');
  return faulty(kind === '.md' ? readQuestionnaire(readMarkdownTables(text)) : readQuestionnaireJson(text));
}

/** The questionnaire as a workbook or as JSON, by the ending; null for an ending that is neither. */
export function writeQuestionnaireBytes(questionnaire: Questionnaire, name: string): Uint8Array | null {
  const kind = extname(name).toLowerCase();
  if (kind === '.xlsx') return writeWorkbook(writeQuestionnaire(questionnaire));
  return kind === '.json' ? Buffer.from(questionnaireJson(questionnaire)) : null;
}

function faulty(
  read: Result<ReadQuestionnaire, readonly SheetFault[]>,
): Result<ReadQuestionnaire, FileProblem> {
  return read.ok ? read : refuse({ kind: 'faults', faults: read.problem });
}

function unreadable(sentence: string): Result<never, FileProblem> {
  return refuse({ kind: 'unreadable', sentence });
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

async function bytesOf(path: string): Promise<Result<Uint8Array, string>> {
  const file = await open(path).catch(() => null);
  if (file === null) return refuse('expected a file that can be read, found none');
  try {
    const about = await file.stat();
    if (!about.isFile()) return refuse('expected a file, found something else');
    if (about.size > LARGEST_FILE) return refuse('expected a file of at most 10 MB');
    return ok(await file.readFile());
  } finally {
    await file.close();
  }
}
