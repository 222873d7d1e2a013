/** `canvass design choice`: a discrete-choice design from a JSON file. */
import { z } from 'zod';
import { designChoice } from '../domain/experiments/choice-design.js';
import { fingerprintOfDesign } from '../domain/experiments/design.js';
import { designCsv } from '../domain/experiments/design-rows.js';
import { ok, type Result, refuse } from '../shared/result.js';
import type { Terminal } from './command.js';
import { describeChoice } from './design-text.js';
import { type DesignCommand, failed, readText, readWords } from './design-words.js';

const NAME = 'choice';

export const designChoiceCommand: DesignCommand = {
  name: NAME,
  help: `canvass design choice FILE.json [--seed TEXT] [--csv|--json]      ("-" reads standard input)
  The file is one JSON object:
    attributes          [{"name": …, "levels": [names], "priors": [expected utilities]}, …]; priors are optional
    alternatives        profiles in each task
    tasks               tasks for each respondent
    versions            different sets of tasks; default 1
    noneOption          whether tasks offer none of the profiles; default false. nonePrior: its expected utility
    prohibitions        [{attribute: level, attribute: level}, …]: levels that never meet in one profile
    overlap             minimal (default): levels repeat in a task only where they must; or free
    method              coordinate (default) or fedorov
    seed                what the design is drawn from; default 1
  --seed TEXT           instead of the file's
  --csv                 the design, one row for each profile shown: version, task, position, attributes
  --json                the design with its fingerprint, measures and advice as one JSON object`,
  run,
};

const OPTIONS = { seed: { type: 'string' }, csv: { type: 'boolean' }, json: { type: 'boolean' } } as const;

const requestSchema = z.strictObject({
  attributes: z.array(
    z
      .strictObject({ name: z.string(), levels: z.array(z.string()), priors: z.array(z.number()).optional() })
      .transform(({ priors, ...rest }) => (priors === undefined ? rest : { ...rest, priors })),
  ),
  alternatives: z.number(),
  tasks: z.number(),
  versions: z.number().default(1),
  noneOption: z.boolean().default(false),
  nonePrior: z.number().default(0),
  prohibitions: z.array(z.record(z.string(), z.string())).default([]),
  overlap: z.enum(['minimal', 'free']).default('minimal'),
  method: z.enum(['coordinate', 'fedorov']).default('coordinate'),
  seed: z.string().default('1'),
});

async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  const parsed = readWords(words, OPTIONS);
  if (!parsed.ok) return failed(terminal, NAME, [parsed.problem]);
  const { values, positionals } = parsed.value;
  const [file, ...more] = positionals;
  const complaints = [
    ...(file === undefined ? ['expected a JSON file, found none'] : []),
    ...more.map((word) => `expected one JSON file, found also "${word}"`),
    ...(values.csv === true && values.json === true ? ['expected --csv or --json, found both'] : []),
  ];
  if (file === undefined || complaints.length > 0) return failed(terminal, NAME, complaints);
  const text = await readText(file, terminal);
  if (!text.ok) return failed(terminal, NAME, [text.problem]);
  const request = readRequest(text.value);
  if (!request.ok) return failed(terminal, NAME, request.problem);
  const report = designChoice({ ...request.value, seed: values.seed ?? request.value.seed });
  if (!report.ok)
    return failed(
      terminal,
      NAME,
      report.problem.map(({ field, sentence }) => `${field}: ${sentence}`),
    );
  const { design } = report.value;
  if (values.csv === true) terminal.out(designCsv(design).trimEnd());
  else if (values.json === true)
    terminal.out(JSON.stringify({ fingerprint: fingerprintOfDesign(design), ...report.value }));
  else terminal.out(describeChoice(report.value));
  return 0;
}

function readRequest(text: string): Result<z.infer<typeof requestSchema>, readonly string[]> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return refuse(['expected one JSON object, found something else']);
  }
  const parsed = requestSchema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  return refuse(
    parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`),
  );
}
