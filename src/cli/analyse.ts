/** `canvass analyse`: statistics on any CSV, one analysis or many in a batch. */
import { ANALYSES, type Answer, analysisNamed, answerRequest } from '../services/analysis/outside/index.js';
import { loadSolver } from '../services/solver/highs.js';
import { ok, type Result, refuse } from '../shared/result.js';
import { analyseBatch } from './analyse-batch.js';
import { readData } from './analyse-data.js';
import { describeAnswer } from './analyse-text.js';
import { optionValues, splitWords } from './analyse-words.js';
import type { CanvassCommand, Terminal } from './command.js';

const WIDTH = Math.max(...ANALYSES.map(({ name }) => name.length));

export const analyse: CanvassCommand = {
  name: 'analyse',
  summary: 'works out statistics on any CSV: weighted tables, tests, preferences',
  help: `Usage: canvass analyse DO DATA.csv [--option value …] [--json]
       canvass analyse --batch CASES.jsonl --json      ("-" reads standard input)

DO is one of
${ANALYSES.map(({ name, summary }) => `  ${name.padEnd(WIDTH)}  ${summary}`).join('\n')}

"canvass analyse DO --help" lists the options of one. Common to those that read data:
  --weight COLUMN       a weight in every row; whoever has 0 is in no base
  --strata COLUMN, --clusters COLUMN, --fpc COLUMN
                        the design: strata, clusters within them, and how many clusters (rows, where there are no
                        clusters) the stratum has in the population
  --filter EXPRESSION   an XLSForm expression, such as "\${age} >= 18"; rows that fail it stay in the design
  --level LEVEL         of confidence; default 0.95
  --json                one JSON object, nothing else

DATA is CSV (RFC 4180, UTF-8, header first); an empty cell or NA is a blank. Lists are written a,b,c or as JSON, targets of
raking as JSON: --margins '{"sex": {"f": 0.51, "m": 0.49}}'.

Each line of a batch is an object with "do", "data" (relative to the batch's folder) and the options; the answer is one line
a case, in order, {"error": …} for one that cannot be done.

Exit status: 0 answered; 2 the data or the words are wrong.
A batch goes on after a case that cannot be done and ends with 2.`,
  helpOn: (words) => helpOn(words) ?? analyse.help,
  run,
};

function helpOn(words: readonly string[]): string | null {
  const kind = ANALYSES.find(({ name }) => name === words[0]);
  if (kind === undefined) return null;
  const options = Object.keys(kind.options).map((name) => `--${name}`);
  const data = kind.readsData ? ' DATA.csv' : '';
  return `Usage: canvass analyse ${kind.name}${data} [--option value …] [--json]\n\n${kind.summary}\n\nOptions: ${options.join(' ')}`;
}

async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  const split = splitWords(words);
  if (!split.ok) return failed(terminal, split.problem);
  const { positionals, options } = split.value;
  const { batch, json, ...given } = options;
  if (batch !== undefined) {
    const stray = positionals[0] ?? Object.keys(given)[0];
    return stray === undefined
      ? analyseBatch(batch === true ? '-' : batch, terminal)
      : failed(terminal, `expected nothing beside --batch, found "${stray}"`);
  }
  const answer = await answerWords(positionals, given);
  if (!answer.ok) return failed(terminal, answer.problem);
  terminal.out(json === undefined ? describeAnswer(answer.value) : JSON.stringify(answer.value));
  return 0;
}

async function answerWords(
  positionals: readonly string[],
  given: Readonly<Record<string, string | true>>,
): Promise<Result<Answer, string>> {
  const [name, file, extra] = positionals;
  if (name === undefined)
    return refuse('expected what to do, found nothing; "canvass analyse --help" lists it');
  if (extra !== undefined) return refuse(`expected one CSV file, found also "${extra}"`);
  const kind = analysisNamed(name);
  if (!kind.ok) return kind;
  const options = optionValues(given, kind.value.options);
  const data = file === undefined || !kind.value.readsData ? ok(null) : await readData(file);
  if (!data.ok) return refuse(`${file}: ${data.problem}`);
  const solve = kind.value.needsSolver ? await loadSolver() : undefined;
  return answerRequest(kind.value, data.value, options, solve);
}

function failed(terminal: Terminal, sentence: string): number {
  terminal.error(`canvass analyse: ${sentence}`);
  return 2;
}
