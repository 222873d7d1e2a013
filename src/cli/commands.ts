/** The one list of commands: adding a command is a file here and a line below. */
import { analyse } from './analyse.js';
import { backup } from './backup.js';
import type { CanvassCommand, Terminal } from './command.js';
import { countCommand } from './count.js';
import { demo } from './demo.js';
import { design } from './design.js';
import { doctor } from './doctor.js';
import { migrate } from './migrate.js';
import { serve } from './serve.js';
import { signInLink } from './sign-in-link.js';
import { survey } from './survey.js';
import { verify } from './verify.js';

const COMMANDS: readonly CanvassCommand[] = [
  serve,
  demo,
  migrate,
  backup,
  doctor,
  countCommand,
  analyse,
  design,
  verify,
  survey,
  signInLink,
];

/** Runs `canvass WORDS…`; answers with the exit status (2 when the words make no sense). */
export async function runCommand(words: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined || name === 'help' || name === '--help') {
    terminal.out(overview());
    return name === undefined ? 2 : 0;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command === undefined) {
    terminal.error(`canvass: there is no command "${name}"; "canvass --help" lists them`);
    return 2;
  }
  if (rest.includes('--help')) {
    terminal.out(command.helpOn?.(rest) ?? command.help);
    return 0;
  }
  return command.run(rest, terminal);
}

function overview(): string {
  const width = Math.max(...COMMANDS.map((command) => command.name.length), 0);
  const lines = COMMANDS.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`);
  return ['Usage: canvass COMMAND [options]', '', ...lines, '', '"canvass COMMAND --help" tells more.'].join(
    '\n',
  );
}
