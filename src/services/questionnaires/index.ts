/** Files of questionnaires: read by their ending, within bounds. */
import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import {
  type Grid,
  type ReadQuestionnaire,
  readMarkdownTables,
  readQuestionnaire,
  type SheetFault,
} from '../../domain/questionnaire/xlsform/index.js';
import { ok, type Result, refuse } from '../../shared/result.js';

/** Why a file gives no questionnaire. */
export type FileProblem =
  | { readonly kind: 'unreadable'; readonly sentence: string }
  | { readonly kind: 'faults'; readonly faults: readonly SheetFault[] };

/** The largest file that is read. */
export const LARGEST_FILE = 10 * 1024 * 1024;

/** The questionnaire in the file at this path. */
export async function readQuestionnaireFile(path: string): Promise<Result<ReadQuestionnaire, FileProblem>> {
  const bytes = await bytesOf(path);
  if (!bytes.ok) return refuse({ kind: 'unreadable', sentence: `${path}: ${bytes.problem}` });
  const grids = gridsOf(bytes.value, extname(path).toLowerCase());
  if (!grids.ok) return refuse({ kind: 'unreadable', sentence: `${path}: ${grids.problem}` });
  const read = readQuestionnaire(grids.value);
  return read.ok ? read : refuse({ kind: 'faults', faults: read.problem });
}

function gridsOf(bytes: Buffer, ending: string): Result<readonly Grid[], string> {
  return ending === '.md'
    ? ok(readMarkdownTables(bytes.toString('utf8')))
    : refuse(`expected a file that ends in .md, found "${ending}"`);
}

async function bytesOf(path: string): Promise<Result<Buffer, string>> {
  const file = await open(path).catch(() => null);
  if (file === null) return refuse('expected a file that can be read, found none');
  try {
    const { size } = await file.stat();
    if (size > LARGEST_FILE) return refuse('expected a file of at most 10 MB');
    return ok(await file.readFile());
  } finally {
    await file.close();
  }
}
