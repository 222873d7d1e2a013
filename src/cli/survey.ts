/** `canvass survey`: everything that can be done to a survey from the command line, one file a subcommand. */
import type { CanvassCommand, Terminal } from './command.js';
import { surveyCheck } from './survey-check.js';
import { surveyConvert } from './survey-convert.js';
import { surveyEvaluate } from './survey-evaluate.js';
import { surveyExport } from './survey-export.js';
import { surveySimulate } from './survey-simulate.js';

/** Adding a subcommand is a file beside this one and a line here; its name is the word after "survey". */
const SUBCOMMANDS: readonly CanvassCommand[] = [
  surveyCheck,
  surveyConvert,
  surveyEvaluate,
  surveyExport,
  surveySimulate,
];

export const survey: CanvassCommand = {
  name: 'survey',
  summary:
    'checks and converts questionnaires, works out their expressions, takes answers out, makes responses up',
  help: [
    'Usage: canvass survey SUBCOMMAND [options]',
    '',
    ...SUBCOMMANDS.map(({ name, summary }) => `  ${name}  ${summary}`),
    '',
    '"canvass survey SUBCOMMAND --help" tells more.',
  ].join('\n'),
  helpOn: ([name]) => named(name)?.help ?? survey.help,
  run,
};

async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = words;
  const subcommand = named(name);
  if (subcommand === undefined) {
    const found = name === undefined ? 'none' : `"${name}"`;
    terminal.error(
      `canvass survey: expected a subcommand, found ${found}; "canvass survey --help" lists them`,
    );
    return 2;
  }
  return subcommand.run(rest, terminal);
}

function named(name: string | undefined): CanvassCommand | undefined {
  return SUBCOMMANDS.find((subcommand) => subcommand.name === name);
}
