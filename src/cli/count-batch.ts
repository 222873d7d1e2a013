/** Many counts in one run: a line of JSON in, a line of JSON out, in the same order. */
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { type CountRequest, countBytes, planCount } from '../domain/voting/count-file.js';
import { type Result, refuse } from '../shared/result.js';
import type { Terminal } from './command.js';

const caseSchema = z.object({
  file: z.string(),
  method: z.string(),
  seats: z.number().optional(),
  ties: z.string().optional(),
  format: z.string().optional(),
  equalRanks: z.string().optional(),
  strength: z.string().optional(),
  unranked: z.string().optional(),
});

/** Answers each case of the file (or of standard input, "-") in order; exit status 2 when any could not be counted. */
export async function countBatch(path: string, terminal: Terminal): Promise<number> {
  const text = path === '-' ? await terminal.readInput() : await readText(path);
  if (text === null) {
    terminal.error(`canvass count: ${path}: expected a file that can be read, found none`);
    return 2;
  }
  const folder = path === '-' ? '.' : dirname(path);
  let status = 0;
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const answer = await answerCase(line, folder);
    if ('error' in answer) status = 2;
    terminal.out(JSON.stringify(answer));
  }
  return status;
}

async function answerCase(line: string, folder: string): Promise<object> {
  const request = parseCase(line);
  if (!request.ok) return { file: null, error: request.problem };
  const { file } = request.value;
  const plan = planCount(request.value);
  if (!plan.ok) return { file, error: `${file}: ${plan.problem}` };
  const bytes = await readFile(resolve(folder, file)).catch(() => null);
  if (bytes === null) return { file, error: `${file}: expected a file that can be read, found none` };
  const counted = countBytes(plan.value, bytes);
  return counted.ok ? counted.value : { file, error: `${file}: ${counted.problem}` };
}

function parseCase(line: string): Result<CountRequest, string> {
  try {
    const parsed = caseSchema.safeParse(JSON.parse(line));
    if (parsed.success) return { ok: true, value: parsed.data };
    const issue = parsed.error.issues[0];
    return refuse(
      `expected a case with file and method, found a problem at "${issue?.path.join('.') ?? ''}"`,
    );
  } catch {
    return refuse('expected one JSON object on the line, found something else');
  }
}

async function readText(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null);
}
