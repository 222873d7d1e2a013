/** What every command is given and gives back, so that commands neither exit the process nor own a console. */

/** The process's streams as a command sees them. */
export interface Terminal {
  /** Writes one line to standard output. */
  out(line: string): void;
  /** Writes one line to standard error. */
  error(line: string): void;
  /** Shows how far long work is, in place of what was shown before, and nothing for an empty text; absent where nobody looks. */
  readonly progress?: ((text: string) => void) | undefined;
  /** Everything on standard input, as UTF-8 text. */
  readInput(): Promise<string>;
}

/** One command: its name, its help, and what it does with the words after the name. */
export interface CanvassCommand {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Full text for `--help`: usage, options, exit statuses. */
  readonly help: string;
  /** The help for what the words name, where a command has subcommands. */
  helpOn?(words: readonly string[]): string;
  /** Runs the command and answers with the exit status. */
  run(words: readonly string[], terminal: Terminal): Promise<number>;
}
