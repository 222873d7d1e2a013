/** `canvass count`: one ballot file, or many in a batch, counted by any method of the hall. */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Count } from '../domain/voting/count.js';
import { type CountRequest, countBytes, planCount } from '../domain/voting/count-file.js';
import { METHODS } from '../domain/voting/methods/index.js';
import type { TellProgress } from '../domain/voting/progress.js';
import { ok, type Result, refuse } from '../shared/result.js';
import type { CanvassCommand, Terminal } from './command.js';
import { countBatch } from './count-batch.js';
import { describeCount } from './count-text.js';

export const countCommand: CanvassCommand = {
  name: 'count',
  summary: 'counts a ballot file',
  help: `Usage: canvass count FILE --method METHOD [--seats N] [--ties RULE] [--json]
       canvass count --batch CASES.jsonl --json      ("-" reads standard input)

  --method METHOD       ${METHODS.map(({ name }) => name).join(', ')}
  --seats N             how many are elected; default: what the file says, otherwise 1
  --ties RULE           report (default), order:A,B,C, order:["A","B, Jr"] or seed:TEXT
  --format FORMAT       blt, abif, soc, soi, toc, toi, cat or csv; default: the ending of the file
  --equal-ranks WAY     instant-runoff: exhaust (default) or split
  --strength WAY        schulze, ranked-pairs, minimax: winning-votes (default) or margins
  --unranked WAY        borda: average (default) or nothing
  --json                one JSON object, nothing else

Exit status: 0 counted; 2 the file or the words are wrong; 3 a tie that the tie rule leaves open.
A batch goes on after a case that cannot be counted and ends with 2; ties do not change its status.`,
  run,
};

/** From this size on it is told how far a count is; bytes. */
const LARGE = 10_000_000;

const OPTIONS = {
  method: { type: 'string' },
  seats: { type: 'string' },
  ties: { type: 'string' },
  format: { type: 'string' },
  'equal-ranks': { type: 'string' },
  strength: { type: 'string' },
  unranked: { type: 'string' },
  batch: { type: 'string' },
  json: { type: 'boolean' },
} as const;

async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  const parsed = readWords(words);
  if (!parsed.ok) return failed(terminal, parsed.problem);
  const { values, positionals } = parsed.value;
  if (values.batch !== undefined) return countBatch(values.batch, terminal);
  const [file, extra] = positionals;
  if (file === undefined) return failed(terminal, 'expected a ballot file, found none');
  if (extra !== undefined) return failed(terminal, `expected one ballot file, found also "${extra}"`);
  if (values.method === undefined) return failed(terminal, 'expected --method, found none');
  const seats =
    values.seats === undefined ? undefined : Number(/^\d{1,9}$/.test(values.seats) ? values.seats : '-1');
  if (seats !== undefined && seats < 1) {
    return failed(terminal, `expected a whole number of seats from 1, found "${values.seats}"`);
  }
  const { method, ties, format, strength, unranked } = values;
  const request = {
    file,
    method,
    seats,
    ties,
    format,
    strength,
    unranked,
    equalRanks: values['equal-ranks'],
  };
  const counted = await countFile(request, terminal.progress);
  if (!counted.ok) return failed(terminal, `${file}: ${counted.problem}`);
  terminal.out(values.json === true ? JSON.stringify(counted.value) : describeCount(counted.value));
  return counted.value.tie === null ? 0 : 3;
}

/**
 * Reads the file that the request names and counts it; refused with what was expected and what was found. Of a large file
 * `show` is shown how far the count is, and an empty text at the end.
 */
export async function countFile(
  request: CountRequest,
  show: (text: string) => void = () => undefined,
): Promise<Result<Count, string>> {
  const plan = planCount(request);
  if (!plan.ok) return plan;
  try {
    const bytes = await readFile(request.file);
    if (bytes.length < LARGE) return countBytes(plan.value, bytes);
    show(`reading ${Math.round(bytes.length / 1e6)} MB of papers`);
    const tell: TellProgress = ({ done }) => show(`counting, round ${done}`);
    const counted = countBytes(plan.value, bytes, tell);
    show('');
    return counted;
  } catch (error) {
    const code = textAt(error, 'code');
    if (code === null) throw error;
    return refuse(`expected a file that can be read, found ${code}`);
  }
}

function readWords(words: readonly string[]) {
  try {
    return ok(parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true }));
  } catch (error) {
    return refuse(textAt(error, 'message')?.split('\n')[0] ?? 'words that make no sense');
  }
}

/** The text that a thrown thing has under `key`, whichever realm it comes from. */
function textAt(error: unknown, key: 'code' | 'message'): string | null {
  const value = typeof error === 'object' && error !== null ? Reflect.get(error, key) : null;
  return typeof value === 'string' ? value : null;
}

function failed(terminal: Terminal, sentence: string): number {
  terminal.error(`canvass count: ${sentence}`);
  return 2;
}
