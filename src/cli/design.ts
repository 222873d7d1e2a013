/** `canvass design`: the one list of its commands, one file each. */
import type { CanvassCommand, Terminal } from './command.js';
import { designChoiceCommand } from './design-choice.js';
import { designMaxdiff } from './design-maxdiff.js';
import type { DesignCommand } from './design-words.js';

const COMMANDS: readonly DesignCommand[] = [designMaxdiff, designChoiceCommand];

export const design: CanvassCommand = {
  name: 'design',
  summary: 'makes the design of a best–worst or choice experiment',
  help: [
    `Usage: canvass design ${COMMANDS.map(({ name }) => name).join('|')} [options]`,
    '',
    ...COMMANDS.flatMap(({ help }) => [help, '']),
    'The same words and the same seed always give the same design. Without --csv and --json a summary is printed:',
    'how balanced the design is, and what it needs.',
    '',
    'Exit status: 0 the design was made; 2 the words or the file are wrong, or ask for what cannot be.',
  ].join('\n'),
  run,
};

async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = words;
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command !== undefined) return command.run(rest, terminal);
  const names = COMMANDS.map((candidate) => candidate.name).join(' or ');
  terminal.error(`canvass design: expected ${names}, found ${name === undefined ? 'none' : `"${name}"`}`);
  return 2;
}
