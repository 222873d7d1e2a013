/** `canvass survey check`: one written questionnaire, or many in a batch, held to every rule. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import {
  describeSheetFault,
  readMarkdownTables,
  readQuestionnaire,
  type SheetFault,
} from '../domain/questionnaire/xlsform/index.js';
import { readQuestionnaireFile } from '../services/questionnaires/index.js';
import { ok, type Result, refuse } from '../shared/result.js';
import type { CanvassCommand, Terminal } from './command.js';
import { readText } from './read-text.js';

export const surveyCheck: CanvassCommand = {
  name: 'check',
  summary: 'tells everything that is wrong with a questionnaire',
  help: `Usage: canvass survey check FILE.xlsx|FILE.md|FILE.json [--json]
       canvass survey check --batch FORMS.jsonl --json      ("-" reads standard input)

  FILE.xlsx   an XLSForm workbook; FILE.md the same as Markdown tables; FILE.json Canvass's own form
  --json      one JSON object, nothing else

Each line of a batch is {"form": "Markdown tables"}; each answer is {"ok": true} or
{"ok": false, "faults": [{"sheet", "row", "column", "sentence"}]}, in order.

A line that opens with "note:" tells what Canvass does otherwise, one with "before it can open:" what a survey
cannot ask although XLSForm accepts it.

Exit status: 0 nothing is wrong; 1 something is; 2 a file, a line or the words cannot be read.`,
  run,
};

const OPTIONS = { batch: { type: 'string' }, json: { type: 'boolean' } } as const;
const caseSchema = z.object({ form: z.string() });

async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  const asked = readWords(words);
  if (!asked.ok) return failed(terminal, asked.problem);
  const { values, positionals } = asked.value;
  if (values.batch !== undefined) return runBatch(values.batch, terminal);
  const [file, extra] = positionals;
  if (file === undefined) return failed(terminal, 'expected a questionnaire file, found none');
  if (extra !== undefined) return failed(terminal, `expected one questionnaire file, found also "${extra}"`);
  const read = await readQuestionnaireFile(file);
  if (!read.ok && read.problem.kind === 'unreadable') return failed(terminal, read.problem.sentence);
  const faults = !read.ok && read.problem.kind === 'faults' ? read.problem.faults : [];
  const { notes, obstacles } = read.ok ? read.value : { notes: [], obstacles: [] };
  if (values.json === true) {
    terminal.out(JSON.stringify(read.ok ? { ok: true, notes, obstacles } : { ok: false, faults }));
  } else {
    for (const fault of faults) terminal.out(describeSheetFault(fault));
    for (const obstacle of obstacles) terminal.out(`before it can open: ${describeSheetFault(obstacle)}`);
    for (const note of notes) terminal.out(`note: ${describeSheetFault(note)}`);
    terminal.out(read.ok ? `${file}: nothing is wrong` : `${file}: ${counted(faults)}`);
  }
  return read.ok ? 0 : 1;
}

function counted(faults: readonly SheetFault[]): string {
  return faults.length === 1 ? '1 fault' : `${faults.length} faults`;
}

async function runBatch(path: string, terminal: Terminal): Promise<number> {
  const text = await readText(path, terminal);
  if (text === null) return failed(terminal, `${path}: expected a file that can be read, found none`);
  let status = 0;
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const form = formOf(line);
    const faults = form === null ? [NO_FORM] : faultsOf(form);
    status = Math.max(status, form === null ? 2 : Math.min(faults.length, 1));
    terminal.out(JSON.stringify(faults.length === 0 ? { ok: true } : { ok: false, faults }));
  }
  return status;
}

const NO_FORM: SheetFault = {
  sheet: '',
  row: null,
  column: null,
  sentence: 'expected one JSON object with "form" on the line',
};

function formOf(line: string): string | null {
  try {
    return caseSchema.parse(JSON.parse(line)).form;
  } catch {
    return null;
  }
}

function faultsOf(form: string): readonly SheetFault[] {
  const read = readQuestionnaire(readMarkdownTables(form));
  return read.ok ? [] : read.problem;
}

function readWords(words: readonly string[]): Result<ReturnType<typeof parsedWords>, string> {
  try {
    return ok(parsedWords(words));
  } catch {
    return refuse('words that make no sense; "canvass survey check --help" lists what does');
  }
}

function parsedWords(words: readonly string[]) {
  return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true });
}

function failed(terminal: Terminal, sentence: string): number {
  terminal.error(`canvass survey check: ${sentence}`);
  return 2;
}
