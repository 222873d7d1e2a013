/** Text that a command is pointed at: a file, or standard input. */
import { readFile } from 'node:fs/promises';
import type { Terminal } from './command.js';

/** The text of the file, or of standard input for "-"; null where the file cannot be read. */
export async function readText(path: string, terminal: Terminal): Promise<string | null> {
  return path === '-' ? terminal.readInput() : readFile(path, 'utf8').catch(() => null);
}
