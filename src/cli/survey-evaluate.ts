/** `canvass survey evaluate`: works out one expression, or many in a batch, over no answers or those of a file. */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import {
  answerContext,
  answerTree,
  describeFault,
  type EvaluationContext,
  evaluate,
  parseExpression,
} from '../domain/questionnaire/expressions/index.js';
import { readPlainAnswers } from '../domain/questionnaire/expressions/plain-answers.js';
import { type ReadAs, readAs, VALUE_TYPES } from '../domain/questionnaire/expressions/read-as.js';
import { systemClock } from '../shared/clock.js';
import { systemRandomness } from '../shared/random.js';
import { ok, type Result, refuse } from '../shared/result.js';
import type { CanvassCommand, Terminal } from './command.js';

export const surveyEvaluate: CanvassCommand = {
  name: 'evaluate',
  summary: 'works out an expression, or a batch of them',
  help: `Usage: canvass survey evaluate EXPRESSION [--answers FILE.json] [--type TYPE] [--now MOMENT] [--json]
       canvass survey evaluate --batch CASES.jsonl --json      ("-" reads standard input)

  --answers FILE.json   answers by question name; an object inside is a group, a list of objects a repeat
  --type TYPE           reads the value as boolean, number or string; default: what the expression gives
  --now MOMENT          what now() and today() say, in ISO 8601; default: the clock
  --json                one JSON object, nothing else

Each line of a batch is {"expr": …} and may have "type"; each answer is {"value": …} or {"error": …}, in order.
Not-a-number and infinity are the texts "NaN", "Infinity" and "-Infinity"; dates and questions are texts.
Dates without a zone are read in the process's own zone (TZ).

Exit status: 0 worked out; 2 the expression, a file or the words are wrong.
A batch goes on after an expression that cannot be worked out and ends with 2.`,
  run,
};

const OPTIONS = {
  answers: { type: 'string' },
  type: { type: 'string' },
  now: { type: 'string' },
  batch: { type: 'string' },
  json: { type: 'boolean' },
} as const;

const typeSchema = z.enum(VALUE_TYPES).optional();
const caseSchema = z.object({ expr: z.string(), type: typeSchema });

async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  const asked = readWords(words);
  if (!asked.ok) return failed(terminal, asked.problem);
  const { values, positionals } = asked.value;
  const context = await contextFor(values.answers, values.now);
  if (!context.ok) return failed(terminal, context.problem);
  if (values.batch !== undefined) return runBatch(values.batch, context.value, terminal);
  const [expr, extra] = positionals;
  if (expr === undefined) return failed(terminal, 'expected an expression, found none');
  if (extra !== undefined) return failed(terminal, `expected one expression, found also "${extra}"`);
  const type = typeSchema.safeParse(values.type);
  if (!type.success) return failed(terminal, `expected one of ${VALUE_TYPES.join(', ')} after --type`);
  const value = workOut(expr, type.data, context.value);
  if (!value.ok) return failed(terminal, value.problem);
  terminal.out(values.json === true ? JSON.stringify({ value: value.value }) : String(value.value));
  return 0;
}

function readWords(words: readonly string[]) {
  try {
    return ok(parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true }));
  } catch {
    return refuse('words that make no sense; "canvass survey evaluate --help" lists what does');
  }
}

async function runBatch(path: string, context: EvaluationContext, terminal: Terminal): Promise<number> {
  const text = path === '-' ? await terminal.readInput() : await readFile(path, 'utf8').catch(() => null);
  if (text === null) return failed(terminal, `${path}: expected a file that can be read, found none`);
  let status = 0;
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const value = workOutCase(line, context);
    if (!value.ok) status = 2;
    terminal.out(JSON.stringify(value.ok ? { value: value.value } : { error: value.problem }));
  }
  return status;
}

function workOutCase(line: string, context: EvaluationContext): Result<string | number | boolean, string> {
  const read = caseSchema.safeParse(parsed(line));
  return read.success
    ? workOut(read.data.expr, read.data.type, context)
    : refuse('expected one JSON object with "expr" on the line, and a "type" that is known');
}

function workOut(
  text: string,
  type: ReadAs | undefined,
  context: EvaluationContext,
): Result<string | number | boolean, string> {
  const expression = parseExpression(text);
  if (!expression.ok) return refuse(describeFault(expression.problem));
  const value = evaluate(expression.value, context);
  if (!value.ok) return refuse(describeFault(value.problem));
  const read = readAs(value.value, type, context.zone);
  return ok(typeof read === 'number' && !Number.isFinite(read) ? String(read) : read);
}

async function contextFor(
  path: string | undefined,
  now: string | undefined,
): Promise<Result<EvaluationContext, string>> {
  const written = path === undefined ? '{}' : await readFile(path, 'utf8').catch(() => null);
  if (written === null) return refuse(`${path}: expected a file that can be read, found none`);
  const answers = readPlainAnswers(parsed(written));
  if (!answers.ok) return refuse(`${path}: ${answers.problem}`);
  const at = now === undefined ? systemClock.now() : Date.parse(now);
  if (Number.isNaN(at)) return refuse(`expected a moment in ISO 8601 after --now, found "${now}"`);
  const tree = answerTree(answers.value);
  return ok(
    answerContext(tree, {
      ...(path === undefined ? { current: tree.root } : {}),
      now: at,
      zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
      random: () => systemRandomness.bytes(6).readUIntBE(0, 6) / 2 ** 48,
    }),
  );
}

/** What the JSON says; undefined when it is none. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function failed(terminal: Terminal, sentence: string): number {
  terminal.error(`canvass survey evaluate: ${sentence}`);
  return 2;
}
