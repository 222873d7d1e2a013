/** `canvass survey simulate`: fills an open survey of a synthetic lab with made-up responses. */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { openHouse } from '../services/open.js';
import { ANYBODY, type People, readPeople } from '../services/surveys/made-up.js';
import { ok, type Result, refuse } from '../shared/result.js';
import { findSurvey } from '../storage/survey-store.js';
import type { CanvassCommand, Terminal } from './command.js';
import { MAKES_NO_SENSE, settingsFor } from './settings.js';

const OPTIONS = {
  n: { type: 'string' },
  seed: { type: 'string' },
  people: { type: 'string' },
} as const;

/** The subcommand `simulate`. */
export const surveySimulate: CanvassCommand = {
  name: 'simulate',
  summary: 'fills an open survey of a synthetic lab with made-up responses',
  help: `Usage: canvass survey simulate SLUG --n NUMBER [--seed SEED] [--people FILE.json]

  SLUG                 the last part of the survey's address; it must be open, in a lab that says it is synthetic
  --n NUMBER           how many responses are to be completed; those that stop or leave come on top
  --seed SEED          the same seed gives the same responses; default: 1
  --people FILE.json   what people are like: {"segments": [{"name": …, "share": …, "utilities":
                       {QUESTION: {CHOICE: NUMBER}}, "sentences": {QUESTION: [TEXT…]}}], "skipping": 0.1, "leaving": 0.01,
                       "writing": 0.4}. Utilities are those of a logit model, so that an analysis can be checked
                       against them; of the sentences one or two are written where words are asked for.

The settings of the service say which database; README.md lists them.

Exit status: 0 stored; 1 refused; 2 the words, a file or a setting make no sense.`,
  run,
};

async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  const asked = await readWords(words);
  if (!asked.ok) {
    terminal.error(`canvass survey simulate: ${asked.problem}`);
    return MAKES_NO_SENSE;
  }
  const config = settingsFor(terminal);
  if (config === null) return MAKES_NO_SENSE;
  const opened = await openHouse({});
  if (!opened.ok) {
    for (const sentence of opened.problem) terminal.error(`canvass: ${sentence}`);
    return MAKES_NO_SENSE;
  }
  const { services, close } = opened.value;
  try {
    const { slug, completions, seed, people } = asked.value;
    const { storage, clock } = services.context;
    const survey = await findSurvey(storage.reader, slug);
    if (survey === undefined) {
      terminal.error(`canvass survey simulate: there is no survey "${slug}"`);
      return 1;
    }
    const now = clock.now();
    const period = { from: survey.opens_at ?? now, to: now, zone: config.labTimeZone };
    const done = await services.surveys.simulate(
      survey,
      { completions, seed, people, period, actor: 'system' },
      (completed) => terminal.error(`${completed} of ${completions} completed`),
    );
    if (!done.ok) {
      terminal.error(`canvass survey simulate: ${done.problem.sentence}`);
      return 1;
    }
    const { completed, stopped, left } = done.value;
    terminal.out(
      `${completed} completed, ${stopped} stopped by the survey, ${left} left on the way. All are made up.`,
    );
    return 0;
  } finally {
    await close();
  }
}

interface Asked {
  readonly slug: string;
  readonly completions: number;
  readonly seed: string;
  readonly people: People;
}

async function readWords(words: readonly string[]): Promise<Result<Asked, string>> {
  try {
    const { values, positionals } = parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true });
    const [slug, extra] = positionals;
    const completions = Number(values.n);
    if (slug === undefined || extra !== undefined) return refuse('expected one survey; "--help" tells more');
    if (!Number.isInteger(completions) || completions < 1 || completions > 1_000_000)
      return refuse('expected --n with a whole number from 1 to 1000000');
    const people =
      values.people === undefined ? ANYBODY : readPeople(JSON.parse(await readFile(values.people, 'utf8')));
    return ok({ slug, completions, seed: values.seed ?? '1', people });
  } catch (error) {
    return refuse((error as Error).message);
  }
}
