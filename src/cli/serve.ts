/** `canvass serve`: migrates, listens, and on SIGTERM or SIGINT finishes what is in flight and closes. */
import { once } from 'node:events';
import { openHouse } from '../services/open.js';
import { buildApp } from '../web/app.js';
import { openLog } from '../web/log.js';
import { listen } from '../web/server.js';
import type { CanvassCommand } from './command.js';

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
    const { config, storage } = services.context;
    await storage.migrate();
    if (secretKeyMadeIn !== null)
      terminal.out(`Made a secret key in ${secretKeyMadeIn}: back it up apart from the database.`);
    const server = await listen(buildApp(services, openLog(config.logLevel)), config.host, config.port);
    terminal.out(`Canvass listens on ${config.baseUrl}`);
    const link = await services.people.welcome.firstOrganiserLink();
    if (link !== null)
      terminal.out(`The first organiser sets a password here, within seven days: ${config.baseUrl}${link}`);
    await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
    await server.stop();
    await storage.close();
    return 0;
  },
};
