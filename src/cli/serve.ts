/** `canvass serve`: migrates, listens, and on SIGTERM or SIGINT finishes what is in flight and closes. */
import { openHouse } from '../services/open.js';
import type { CanvassCommand } from './command.js';
import { runHouse } from './run-house.js';

/** The command `serve`. */
export const serve: CanvassCommand = {
  name: 'serve',
  summary: 'run the service',
  help: [
    'Usage: canvass serve',
    '',
    'Brings the database to the newest schema, listens, and prints the address.',
    'Settings come from the environment; README.md lists them.',
    '',
    'Exit status: 0 after SIGTERM or SIGINT, 1 when it cannot listen, 2 when a setting is wrong.',
  ].join('\n'),
  run: async (_words, terminal) => {
    const opened = await openHouse();
    if (!opened.ok) {
      for (const fault of opened.problem) terminal.error(`canvass: ${fault}`);
      return 2;
    }
    const { services, secretKeyMadeIn } = opened.value;
    const { storage } = services.context;
    await storage.migrate();
    if (secretKeyMadeIn !== null)
      terminal.out(`Made a secret key in ${secretKeyMadeIn}: back it up apart from the database.`);
    return runHouse(opened.value, terminal);
  },
};
