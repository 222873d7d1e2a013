/** `canvass design maxdiff`: a best–worst design from numbers on the command line. */
import { designBestWorst } from '../domain/experiments/best-worst-design.js';
import { fingerprintOfDesign } from '../domain/experiments/design.js';
import { designCsv } from '../domain/experiments/design-rows.js';
import { ok, type Result, refuse } from '../shared/result.js';
import type { Terminal } from './command.js';
import { describeBestWorst } from './design-text.js';
import { type DesignCommand, failed, inOptions, readText, readWords, wholeNumber } from './design-words.js';

const NAME = 'maxdiff';

export const designMaxdiff: DesignCommand = {
  name: NAME,
  help: `canvass design maxdiff --items N --per-task N --tasks N [--versions N] [--seed TEXT] [--csv|--json]
  --items N             how many items there are; they are named "Item 1", "Item 2" and so on
  --names FILE          instead: a file with one item's name a line ("-" reads standard input)
  --per-task N          items in each task; 4 or 5 are usual
  --tasks N             tasks for each respondent
  --versions N          different sets of tasks; default 1
  --seed TEXT           what the design is drawn from; default 1
  --csv                 the design, one row for each item shown: version, task, position, item
  --json                the design with its fingerprint, balance and advice as one JSON object`,
  run,
};

const OPTIONS = {
  items: { type: 'string' },
  names: { type: 'string' },
  'per-task': { type: 'string' },
  tasks: { type: 'string' },
  versions: { type: 'string', default: '1' },
  seed: { type: 'string', default: '1' },
  csv: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/** Fields of the request by the options that set them. */
const OPTION_OF = { items: '--items', itemsPerTask: '--per-task', tasks: '--tasks', versions: '--versions' };

async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  const parsed = readWords(words, OPTIONS);
  if (!parsed.ok) return failed(terminal, NAME, [parsed.problem]);
  const { values, positionals } = parsed.value;
  const missing = (['per-task', 'tasks'] as const).filter((option) => values[option] === undefined);
  const complaints = [
    ...positionals.map((word) => `expected only options, found "${word}"`),
    ...missing.map((option) => `expected --${option}, found none`),
    ...(values.csv === true && values.json === true ? ['expected --csv or --json, found both'] : []),
  ];
  const items = await itemsFrom(values.items, values.names, terminal);
  if (!items.ok) complaints.push(items.problem);
  if (!items.ok || complaints.length > 0) return failed(terminal, NAME, complaints);
  const report = designBestWorst({
    items: items.value,
    itemsPerTask: wholeNumber(values['per-task'] ?? ''),
    tasks: wholeNumber(values.tasks ?? ''),
    versions: wholeNumber(values.versions),
    seed: values.seed,
  });
  if (!report.ok) return failed(terminal, NAME, inOptions(report.problem, OPTION_OF));
  const { design } = report.value;
  if (values.csv === true) terminal.out(designCsv(design).trimEnd());
  else if (values.json === true)
    terminal.out(JSON.stringify({ fingerprint: fingerprintOfDesign(design), ...report.value }));
  else terminal.out(describeBestWorst(report.value));
  return 0;
}

async function itemsFrom(
  count: string | undefined,
  names: string | undefined,
  terminal: Terminal,
): Promise<Result<readonly string[], string>> {
  if ((count === undefined) === (names === undefined)) {
    return refuse(`expected --items or --names, found ${count === undefined ? 'neither' : 'both'}`);
  }
  if (names === undefined) {
    const items = wholeNumber(count ?? '');
    if (!(items <= 1000)) return refuse(`--items: expected a whole number, found "${count}"`);
    return ok(Array.from({ length: items }, (_, item) => `Item ${item + 1}`));
  }
  const text = await readText(names, terminal);
  if (!text.ok) return text;
  const lines = text.value.replace(/^\uFEFF/, '').split(/\r?\n/);
  return ok(lines.map((line) => line.trim()).filter((line) => line !== ''));
}
