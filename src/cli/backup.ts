/** `canvass backup FILE`: a checked copy of the database, taken while the service runs. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { sqliteFile } from '../services/running/files.js';
import { openStorage } from '../storage/storage.js';
import type { CanvassCommand } from './command.js';
import { MAKES_NO_SENSE, settingsFor } from './settings.js';

/** The command `backup`. */
export const backup: CanvassCommand = {
  name: 'backup',
  summary: 'copy the database while the service runs',
  help: [
    'Usage: canvass backup FILE',
    '',
    'Copies the database as it is at one moment into FILE, which must not exist yet, and checks the copy.',
    'SQLite: FILE is a database itself. PostgreSQL: FILE is in the custom format of pg_dump, which must be',
    'installed; pg_restore reads it. The secret key is not part of the copy: keep it apart.',
    '',
    'Exit status: 0 when the copy is made and sound, 1 when it is not, 2 when a word or a setting is wrong.',
  ].join('\n'),
  run: async (words, terminal) => {
    const [file] = words;
    if (file === undefined || words.length > 1 || file.startsWith('-')) {
      terminal.error(
        'canvass: name the one file to copy the database to; "canvass backup --help" tells more',
      );
      return MAKES_NO_SENSE;
    }
    const config = settingsFor(terminal);
    if (config === null) return MAKES_NO_SENSE;
    const database = sqliteFile(config);
    if (database !== null && !existsSync(database)) {
      terminal.error(`canvass: there is no database at ${database}`);
      return 1;
    }
    return copy(config.databaseUrl, resolve(file), terminal);
  },
};

async function copy(
  databaseUrl: string,
  file: string,
  terminal: Parameters<CanvassCommand['run']>[1],
): Promise<number> {
  const storage = await openStorage(databaseUrl);
  try {
    const copied = await storage.copyTo(file);
    if (copied.ok) terminal.out(`Copied the database to ${file} and checked the copy.`);
    else terminal.error(`canvass: ${copied.problem}`);
    return copied.ok ? 0 : 1;
  } finally {
    await storage.close();
  }
}
