#!/usr/bin/env node
/** The front door: hands the words of the command line to their command. The only file that ends the process. */
import { text } from 'node:stream/consumers';
import type { Terminal } from './cli/command.js';
import { runCommand } from './cli/commands.js';

const terminal: Terminal = {
  out: (line) => void process.stdout.write(`${line}\n`),
  error: (line) => void process.stderr.write(`${line}\n`),
  readInput: () => text(process.stdin),
  progress: process.stderr.isTTY ? (line) => void process.stderr.write(`\r\x1b[K${line}`) : undefined,
};

runCommand(process.argv.slice(2), terminal).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    terminal.error(`canvass: ${error instanceof Error ? error.message : 'something unexpected went wrong'}`);
    process.exitCode = 1;
  },
);
