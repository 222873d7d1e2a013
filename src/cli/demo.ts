/** `canvass demo`: the service with a made-up lab in a database of its own, to look around in. */
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Config } from '../config.js';
import { loadDemonstration, STEPS } from '../services/demo/load.js';
import { renewOrganiser } from '../services/demo/organiser.js';
import { sampleLinks } from '../services/demo/sample-links.js';
import { type OpenedHouse, openHouse } from '../services/open.js';
import type { CanvassCommand, Terminal } from './command.js';
import { runHouse } from './run-house.js';
import { MAKES_NO_SENSE, settingsFor } from './settings.js';

const SAMPLES = 5;
const PUBLISHED = 'which-theme-should-the-lab-work-on';
const OPEN = 'which-three-key-areas-should-the-lab-work-on';
const OPEN_SURVEY = 'how-was-the-workshop';

/** The command `demo`. */
export const demo: CanvassCommand = {
  name: 'demo',
  summary: 'run the service with a made-up lab in a database of its own',
  help: [
    'Usage: canvass demo',
    '',
    'Runs the service over DATA_DIR/demo.sqlite, whatever DATABASE_URL says. The first time it fills that file',
    'with the synthetic lab of data/labs/pilot-2017: one ballot published and one open, one survey closed and one open. Delete the file to begin again.',
    'Prints how to sign in as its organiser (with a new password at every start) and some voting links.',
    'Two-step sign-in is not asked for. Other settings come from the environment; README.md lists them.',
    '',
    'Exit status: 0 after SIGTERM or SIGINT, 1 when it cannot listen, 2 when a setting is wrong.',
  ].join('\n'),
  run: async (_words, terminal) => {
    const config = settingsFor(terminal);
    if (config === null) return MAKES_NO_SENSE;
    const file = join(config.dataDir, 'demo.sqlite');
    if (!existsSync(file)) await load(file, terminal);
    const house = await open(file);
    await house.services.context.storage.migrate();
    await introduce(house, terminal);
    return runHouse(house, terminal, { synthetic: true });
  },
};

async function open(file: string): Promise<OpenedHouse> {
  const overrides: Partial<Config> = { databaseUrl: `sqlite:${file}`, requireTotp: false };
  const opened = await openHouse(overrides);
  if (!opened.ok) throw new Error(opened.problem.join('; '));
  return opened.value;
}

/** Fills another file first and gives it its name at the end, so that a half-loaded one is never served. */
async function load(file: string, terminal: Terminal): Promise<void> {
  terminal.out('Loading the demonstration, once, in five steps:');
  const began = performance.now();
  const loading = `${file}.loading`;
  removeFilesOf(loading);
  const { services, close } = await open(loading);
  await services.context.storage.migrate();
  const { accountId } = await renewOrganiser(services);
  const order = Object.keys(STEPS);
  await loadDemonstration(services.context, accountId, undefined, (step) =>
    terminal.out(`  ${order.indexOf(step) + 1} of ${order.length}: ${STEPS[step]} …`),
  );
  await close();
  renameSync(loading, file);
  terminal.out(`Loaded in ${Math.round((performance.now() - began) / 1000)} seconds.`);
  terminal.out('');
  removeFilesOf(loading);
}

/** Removes a database file with its log and index, as a stopped load leaves them. */
function removeFilesOf(file: string): void {
  const folder = dirname(file);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (name.startsWith(basename(file))) rmSync(join(folder, name));
  }
}

async function introduce({ services }: OpenedHouse, terminal: Terminal): Promise<void> {
  const { baseUrl } = services.context.config;
  const { email, password } = await renewOrganiser(services);
  const links = await sampleLinks(services.context, OPEN, SAMPLES);
  terminal.out('This is a demonstration. All people, votes and comments in it are made up.');
  terminal.out('');
  terminal.out(`Organiser   ${baseUrl}/sign-in`);
  terminal.out(`            ${email}, password ${password} (until the next start)`);
  terminal.out(`Result      ${baseUrl}/ballots/${PUBLISHED}/result`);
  terminal.out(`Open ballot ${baseUrl}/ballots/${OPEN}`);
  terminal.out(`Open survey ${baseUrl}/s/${OPEN_SURVEY}`);
  if (links.length > 0) terminal.out('Voting links of members who have not voted yet:');
  for (const link of links) terminal.out(`            ${link}`);
  terminal.out('');
}
