/** `canvass migrate`: brings the database to the newest schema, and says what it did. */
import { openStorage } from '../storage/storage.js';
import type { CanvassCommand } from './command.js';
import { MAKES_NO_SENSE, settingsFor } from './settings.js';

/** The command `migrate`. */
export const migrate: CanvassCommand = {
  name: 'migrate',
  summary: 'bring the database to the newest schema',
  help: [
    'Usage: canvass migrate',
    '',
    'Runs the migrations that the database of DATABASE_URL still lacks, and makes the database if there is none.',
    'Starting the service does the same. Back up first.',
    '',
    'Exit status: 0 when the schema is the newest, 1 when a migration failed, 2 when a setting is wrong.',
  ].join('\n'),
  run: async (_words, terminal) => {
    const config = settingsFor(terminal);
    if (config === null) return MAKES_NO_SENSE;
    const storage = await openStorage(config.databaseUrl);
    try {
      const ran = await storage.migrate();
      for (const name of ran) terminal.out(`ran ${name}`);
      terminal.out('The schema is the newest.');
      return 0;
    } finally {
      await storage.close();
    }
  },
};
