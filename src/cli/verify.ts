/** `canvass verify`: counts a published ballot again from its bundle, without database and without network. */
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import type { Check } from '../services/exports/ballots/check.js';
import { verifyBundle } from '../services/exports/ballots/verify-bundle.js';
import { verifyOpenings } from '../services/exports/ballots/verify-openings.js';
import type { CanvassCommand, Terminal } from './command.js';

export const verify: CanvassCommand = {
  name: 'verify',
  summary: 'check a published bundle and count it again',
  help: [
    'Usage: canvass verify BUNDLE.zip [--openings OPENINGS.json]',
    '',
    'Checks the archive byte for byte, every fingerprint, the Merkle root of the board, and counts the',
    'papers again; prints one line for each thing it checked. Needs no database and no network.',
    'With --openings it also checks that the board commits to exactly these papers, and makes the',
    'tables by group again.',
    '',
    'Exit status: 0 everything agrees, 1 something does not, 2 a file or an argument is wrong.',
  ].join('\n'),
  run: async (words, terminal) => {
    const asked = readWords(words);
    if (typeof asked === 'string') return complain(terminal, asked);
    const bundle = readBytes(asked.bundle);
    const openings = asked.openings === null ? null : readBytes(asked.openings);
    if (bundle === null) return complain(terminal, `${asked.bundle} cannot be read`);
    if (asked.openings !== null && openings === null)
      return complain(terminal, `${asked.openings} cannot be read`);
    const { checks, parts } = verifyBundle(bundle);
    const more =
      openings === null || parts === null ? [] : verifyOpenings(new TextDecoder().decode(openings), parts);
    return report([...checks, ...more], terminal);
  },
};

function readWords(words: readonly string[]): { bundle: string; openings: string | null } | string {
  const parser = new Command('verify')
    .argument('<bundle>')
    .option('--openings <file>')
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  try {
    parser.parse([...words], { from: 'user' });
    return { bundle: parser.args[0] ?? '', openings: parser.opts<{ openings?: string }>().openings ?? null };
  } catch (error) {
    if (error instanceof CommanderError) return error.message.replace(/^error: /, '');
    throw error;
  }
}

function readBytes(path: string): Uint8Array | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

function complain(terminal: Terminal, sentence: string): number {
  terminal.error(`canvass verify: ${sentence}`);
  return 2;
}

function report(checks: readonly Check[], terminal: Terminal): number {
  for (const { subject, passed, finding } of checks)
    terminal.out(`${passed ? 'ok  ' : 'FAIL'}  ${subject}: ${finding}`);
  const faults = checks.filter(({ passed }) => !passed).length;
  terminal.out(
    faults === 0
      ? `Verified: all ${checks.length} checks passed. The Merkle root must be the one on receipts.`
      : `Not verified: ${faults} of ${checks.length} checks failed.`,
  );
  return faults === 0 ? 0 : 1;
}
