/** Runs an opened house until it is told to stop: what `serve` and `demo` have in common. */
import { keepTime } from '../services/ballots/timekeeper.js';
import type { OpenedHouse } from '../services/open.js';
import { buildApp } from '../web/app.js';
import { openLog, placeOf } from '../web/log.js';
import { listen } from '../web/server.js';
import type { Terminal } from './command.js';
import { startSweeping } from './sweep.js';

/** How often ballots are looked through for those whose time has come; milliseconds. */
const LOOK_AT_THE_CLOCK = 1000;

/**
 * Listens, says where, sends the mail and makes the moves of ballots that are due, clears old uploads away, and on
 * SIGTERM or SIGINT finishes what is in flight and closes the database. The schema must be the newest already.
 * `synthetic` says on every page that its data are made up. Answers with the exit status: 0 after a signal, 1 when
 * it cannot listen.
 */
export async function runHouse(
  { services, close }: OpenedHouse,
  terminal: Terminal,
  { synthetic = false } = {},
): Promise<number> {
  const { config } = services.context;
  const stopped = signalToStop();
  const log = openLog(config.logLevel);
  const server = await listen(buildApp(services, log, { synthetic }), config.host, config.port);
  if (server.ok) {
    services.mail.start((fault) => log.error({ event: 'mail-round-failed', ...placeOf(fault) }));
    const stopSweeping = startSweeping(services, (fault) =>
      log.error({ event: 'sweep-failed', ...placeOf(fault) }),
    );
    const timekeeper = keepTime(services.context, LOOK_AT_THE_CLOCK, (fault) =>
      log.error({ event: 'clock-round-failed', ...placeOf(fault) }),
    );
    terminal.out(`Canvass listens on ${config.baseUrl}`);
    const link = await services.people.welcome.firstOrganiserLink();
    if (link !== null)
      terminal.out(`The first organiser sets a password here, within seven days: ${config.baseUrl}${link}`);
    await stopped;
    await services.surveyExports.interrupt();
    await server.value.stop();
    await stopSweeping();
    await services.counts.stop();
    await services.mail.stop();
    await timekeeper.stop();
  } else terminal.error(`canvass: ${server.problem}`);
  await close();
  return server.ok ? 0 : 1;
}

/**
 * Settles at the first SIGTERM or SIGINT. Later ones are heard and change nothing: npm passes on a signal that the
 * terminal or the supervisor has sent to its children already.
 */
function signalToStop(): Promise<void> {
  return new Promise((resolve) => {
    process.on('SIGTERM', () => resolve());
    process.on('SIGINT', () => resolve());
  });
}
