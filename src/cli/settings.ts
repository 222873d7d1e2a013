/** The settings for commands that need them and not the whole house. */
import { type Config, readConfig } from '../config.js';
import type { Terminal } from './command.js';

/** Status of a command whose words or settings make no sense. */
export const MAKES_NO_SENSE = 2;

/** The settings, or null after telling the terminal what is wrong with them. */
export function settingsFor(terminal: Terminal): Config | null {
  const read = readConfig();
  if (read.ok) return read.value;
  for (const fault of read.problem) terminal.error(`canvass: ${fault}`);
  return null;
}
