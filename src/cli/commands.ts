/** The one list of commands: adding a command is a file here and a line below. */
import type { CanvassCommand, Terminal } from './command.js';

/** Every command by its name; what a command needs is loaded when it is asked for, so that none waits for the others. */
const COMMANDS: Readonly<Record<string, () => Promise<CanvassCommand>>> = {
  serve: async () => (await import('./serve.js')).serve,
  demo: async () => (await import('./demo.js')).demo,
  migrate: async () => (await import('./migrate.js')).migrate,
  backup: async () => (await import('./backup.js')).backup,
  doctor: async () => (await import('./doctor.js')).doctor,
  count: async () => (await import('./count.js')).countCommand,
  analyse: async () => (await import('./analyse.js')).analyse,
  design: async () => (await import('./design.js')).design,
  verify: async () => (await import('./verify.js')).verify,
  survey: async () => (await import('./survey.js')).survey,
  'sign-in-link': async () => (await import('./sign-in-link.js')).signInLink,
};

/** Runs `canvass WORDS…`; answers with the exit status (2 when the words make no sense). */
export async function runCommand(words: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined || name === 'help' || name === '--help') {
    terminal.out(await overview());
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load === undefined) {
    terminal.error(`canvass: there is no command "${name}"; "canvass --help" lists them`);
    return 2;
  }
  const command = await load();
  if (rest.includes('--help')) {
    terminal.out(command.helpOn?.(rest) ?? command.help);
    return 0;
  }
  return command.run(rest, terminal);
}

async function overview(): Promise<string> {
  const commands: CanvassCommand[] = [];
  for (const load of Object.values(COMMANDS)) commands.push(await load());
  const width = Math.max(...commands.map((command) => command.name.length), 0);
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`);
  return ['Usage: canvass COMMAND [options]', '', ...lines, '', '"canvass COMMAND --help" tells more.'].join(
    '\n',
  );
}
