/** `canvass survey export`: writes the answers of a survey into a file, from one moment. */
import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { AskedChoice } from '../services/exports/surveys/choice.js';
import { EXPORT_FORMATS } from '../services/exports/surveys/formats/index.js';
import type { ExportProgress } from '../services/exports/surveys/write-export.js';
import type { Services } from '../services/index.js';
import { openHouse } from '../services/open.js';
import { ok, type Result, refuse } from '../shared/result.js';
import { openReader } from '../storage/storage.js';
import { findSurvey } from '../storage/survey-store.js';
import type { CanvassCommand, Terminal } from './command.js';
import { MAKES_NO_SENSE, settingsFor } from './settings.js';

const OPTIONS = {
  format: { type: 'string', default: 'csv' },
  out: { type: 'string' },
  values: { type: 'string' },
  columns: { type: 'string' },
  blanks: { type: 'string' },
  language: { type: 'string' },
  responses: { type: 'string' },
  plain: { type: 'boolean', default: false },
} as const;

/** The words that an option takes, the first being the usual one. */
const WORDS = {
  values: ['codes', 'labels'],
  columns: ['choices', 'questions'],
  blanks: ['empty', 'reasons'],
  responses: ['ended', 'completed'],
} as const;

const FORMATS = EXPORT_FORMATS.map(
  ({ name, title }) => `                         ${name.padEnd(14)} ${title}`,
);

/** The subcommand `export`. */
export const surveyExport: CanvassCommand = {
  name: 'export',
  summary: 'writes the answers of a survey into a file',
  help: `Usage: canvass survey export SLUG --format FORMAT --out FILE [options]

  SLUG                 the last part of the survey's address; its answers may leave it as the service's pages say
  --format FORMAT      default: csv
${FORMATS.join('\n')}
  --out FILE           where to; a file that is there already is never touched
  --values WORD        answers that were chosen: codes (usual) or labels
  --columns WORD       questions with several choices: a column for each of the choices (usual) or one a question (questions)
  --blanks WORD        a missing answer: empty (usual) or reasons
  --language CODE      language of labels; default: en
  --responses WORD     all that ended (usual) or completed ones alone
  --plain              text files without byte order mark and with line feeds alone

The settings of the service say which database; README.md lists them. That answers were taken out is written to the log.

Exit status: 0 written; 1 refused; 2 the words, a file or a setting make no sense.`,
  run,
};

interface Asked {
  readonly slug: string;
  readonly out: string;
  readonly choice: AskedChoice;
}

async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  const asked = readWords(words);
  if (!asked.ok) {
    terminal.error(`canvass survey export: ${asked.problem}`);
    return MAKES_NO_SENSE;
  }
  if (settingsFor(terminal) === null) return MAKES_NO_SENSE;
  const opened = await openHouse({});
  if (!opened.ok) {
    for (const sentence of opened.problem) terminal.error(`canvass: ${sentence}`);
    return MAKES_NO_SENSE;
  }
  try {
    return await writeFile(opened.value.services, asked.value, terminal);
  } finally {
    await opened.value.close();
  }
}

async function writeFile(
  services: Services,
  { slug, out, choice }: Asked,
  terminal: Terminal,
): Promise<number> {
  const { storage, config } = services.context;
  const survey = await findSurvey(storage.reader, slug);
  if (survey === undefined) {
    terminal.error(`canvass survey export: there is no survey "${slug}"`);
    return 1;
  }
  const { reader, close } = await openReader(config.databaseUrl);
  try {
    const done = await services.surveyExports.write(reader, survey, choice, out, teller(terminal));
    if (!done.ok) {
      terminal.error(`canvass survey export: ${done.problem.sentence}`);
      return 1;
    }
    const { rows, bytes, sha256 } = done.value;
    terminal.out(`${out}: ${rows} responses, ${bytes} bytes, SHA-256 ${sha256}`);
    return 0;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    if (code !== 'EEXIST') await rm(out, { force: true });
    terminal.error(
      code === 'EEXIST' ? `canvass survey export: ${out} is there already` : `canvass: ${message}`,
    );
    return code === 'EEXIST' ? MAKES_NO_SENSE : 1;
  } finally {
    await close();
  }
}

/** Says at every tenth how far the file is. */
function teller(terminal: Terminal): (progress: ExportProgress) => void {
  let told = 0;
  return ({ read, total }) => {
    const tenth = Math.floor((read / Math.max(1, total)) * 10);
    if (tenth === told || tenth >= 10) return;
    told = tenth;
    terminal.error(`${tenth * 10} %`);
  };
}

function readWords(words: readonly string[]): Result<Asked, string> {
  try {
    const { values, positionals } = parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true });
    const [slug, extra] = positionals;
    const { format, out, plain, language } = values;
    if (slug === undefined || extra !== undefined) return refuse('expected one survey; "--help" tells more');
    if (out === undefined) return refuse('expected --out with the name of a new file');
    if (!EXPORT_FORMATS.some(({ name }) => name === format))
      return refuse(`expected --format with one of ${EXPORT_FORMATS.map(({ name }) => name).join(', ')}`);
    for (const [name, allowed] of Object.entries(WORDS)) {
      const word = values[name as keyof typeof WORDS];
      if (word !== undefined && !(allowed as readonly string[]).includes(word))
        return refuse(`expected --${name} with ${allowed.join(' or ')}, found "${word}"`);
    }
    const named = Object.fromEntries(
      Object.keys(WORDS).flatMap((name) => {
        const word = values[name as keyof typeof WORDS];
        return word === undefined ? [] : [[name, word]];
      }),
    );
    const choice = { format, excel: !plain, ...(language === undefined ? {} : { language }), ...named };
    return ok({ slug, out, choice: choice as AskedChoice });
  } catch (error) {
    return refuse((error as Error).message);
  }
}
