/** What the design commands share: reading their words, and saying in one way what was wrong with them. */
import { readFile } from 'node:fs/promises';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { DesignFault } from '../domain/experiments/fault.js';
import { ok, type Result, refuse } from '../shared/result.js';
import type { Terminal } from './command.js';

/** One of the design commands, the word after `canvass design`. */
export interface DesignCommand {
  readonly name: string;
  /** Usage and options, as part of the help of `canvass design`. */
  readonly help: string;
  /** Runs the command with the words after its name and answers with the exit status. */
  run(words: readonly string[], terminal: Terminal): Promise<number>;
}

/** The words as options and the rest; refused with a sentence when an option is unknown or has no value. */
export function readWords<Options extends NonNullable<ParseArgsConfig['options']>>(
  words: readonly string[],
  options: Options,
) {
  try {
    return ok(parseArgs({ args: [...words], options, allowPositionals: true }));
  } catch (error) {
    const message = typeof error === 'object' && error !== null ? Reflect.get(error, 'message') : null;
    return refuse(String(message).split('\n')[0] ?? '');
  }
}

/** The text of a file, or of standard input for "-"; refused with a sentence when it cannot be read. */
export async function readText(path: string, terminal: Terminal): Promise<Result<string, string>> {
  if (path === '-') return ok(await terminal.readInput());
  const text = await readFile(path, 'utf8').catch(() => null);
  return text === null ? refuse(`${path}: expected a file that can be read, found none`) : ok(text);
}

/** The number that a word stands for, NaN when it is not a whole number without sign. */
export function wholeNumber(word: string): number {
  return /^\d{1,9}$/.test(word) ? Number(word) : Number.NaN;
}

/** Complains of each fault on a line of its own; answers with the exit status 2. */
export function failed(terminal: Terminal, command: string, sentences: readonly string[]): number {
  for (const sentence of sentences) terminal.error(`canvass design ${command}: ${sentence}`);
  return 2;
}

/** Faults in the words of the command line: fields by the names of their options, where they have one. */
export function inOptions(
  faults: readonly DesignFault[],
  options: Readonly<Record<string, string>>,
): readonly string[] {
  return faults.map(({ field, sentence }) => `${options[field] ?? field}: ${sentence}`);
}
