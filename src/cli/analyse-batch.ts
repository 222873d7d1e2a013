/** Many analyses in one run: a line of JSON in, a line of JSON out, in the same order. */
import { dirname, resolve } from 'node:path';
import {
  type Answer,
  analysisNamed,
  answerRequest,
  type CsvTable,
} from '../services/analysis/outside/index.js';
import { solverOnce } from '../services/solver/once.js';
import { ok, type Result, refuse } from '../shared/result.js';
import { readData } from './analyse-data.js';
import type { Terminal } from './command.js';
import { readText } from './read-text.js';

/** What a case may say about itself that is not for us. */
const IGNORED = ['id', 'expect', 'refuse', 'tolerance', 'source', 'checked', 'judge'];

/** Answers each case of the file (or of standard input, "-") in order; exit status 2 when any could not be done. */
export async function analyseBatch(path: string, terminal: Terminal): Promise<number> {
  const text = await readText(path, terminal);
  if (text === null) {
    terminal.error(`canvass analyse: ${path}: expected a file that can be read, found none`);
    return 2;
  }
  const read = keepingTables(path === '-' ? '.' : dirname(path));
  const solver = solverOnce();
  let status = 0;
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    // A defect that one case comes upon must not take the answers of all others with it.
    const answer = await answerLine(line, read, solver).catch((error: Error) =>
      refuse(`this case cannot be done, for a defect of the service: ${error.message}`),
    );
    if (!answer.ok) status = 2;
    terminal.out(JSON.stringify(answer.ok ? answer.value : { error: answer.problem }));
  }
  return status;
}

type ReadTable = (data: string) => Promise<Result<CsvTable, string>>;

/** Reads tables of the folder; cases in a row are mostly about the same one, so the last is kept. */
function keepingTables(folder: string): ReadTable {
  let kept: { readonly path: string; readonly table: Result<CsvTable, string> } | null = null;
  return async (data) => {
    const path = resolve(folder, data);
    if (kept?.path !== path) kept = { path, table: await readData(path) };
    return kept.table;
  };
}

async function answerLine(
  line: string,
  read: ReadTable,
  solver: ReturnType<typeof solverOnce>,
): Promise<Result<Answer, string>> {
  const request = objectOf(line);
  if (request === null) return refuse('expected one JSON object on the line, found something else');
  const { do: name, data, ...rest } = request;
  if (typeof name !== 'string') return refuse('expected "do" with the name of an analysis');
  const kind = analysisNamed(name);
  if (!kind.ok) return kind;
  if (data !== undefined && typeof data !== 'string')
    return refuse('expected "data" to be the path of a CSV file');
  const table = data === undefined || !kind.value.readsData ? ok(null) : await read(data);
  if (!table.ok) return refuse(`${data}: ${table.problem}`);
  const options = Object.fromEntries(Object.entries(rest).filter(([key]) => !IGNORED.includes(key)));
  const solve = kind.value.needsSolver ? await solver() : undefined;
  return answerRequest(kind.value, table.value, options, solve);
}

function objectOf(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : null;
  } catch {
    return null;
  }
}
