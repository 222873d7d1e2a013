/** Respondents by the hundred on a real server that is killed again and again: no acknowledged page lost, nothing twice. */
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { quickRandom } from '../src/shared/quick-random.js';
import { startServer } from './kit/canvass-process.js';
import { type OwnDatabase, onEachDatabase } from './kit/own-database.js';
import { type House, respondUntilOver } from './kit/respondent.js';
import type { ResponseMemory } from './kit/response-memory.js';
import { type ResponseReckoning, reckonResponses } from './kit/response-reckoning.js';
import { openSurveyStation, type SurveyStation } from './kit/survey-station.js';

/** Everybody has an internet address of their own, as they would from home. */
const BEHIND_A_PROXY = { TRUST_PROXY: '1' };
/** Milliseconds from one rush to the next. */
const RUSH = 500;

const { values } = parseArgs({
  options: {
    respondents: { type: 'string', default: '500' },
    seconds: { type: 'string', default: '120' },
    help: { type: 'boolean', default: false },
  },
});
const [respondents, seconds] = [Number(values.respondents), Number(values.seconds)];
const isUsable = [respondents, seconds].every((number) => Number.isInteger(number) && number >= 1);
if (values.help || !isUsable) {
  console.log(
    'Usage: npm run survey-crash-test -- [--respondents N] [--seconds N]\n' +
      '  (500 at once for 120 seconds unless told, on SQLite; on PostgreSQL too by TEST_POSTGRES_URL)',
  );
  process.exitCode = values.help ? 0 : 2;
} else {
  let faults = 0;
  await onEachDatabase(async (database) => {
    faults += await rehearseOn(database);
  });
  process.exitCode = faults === 0 ? 0 : 1;
}

/** The whole rehearsal on one database; answers with the number of broken promises. */
async function rehearseOn(database: OwnDatabase): Promise<number> {
  const station = await openSurveyStation(database.url, database.folder, Math.ceil(respondents / 100));
  const memories: ResponseMemory[] = [];
  const kills = await answerAndKill(station, memories);
  const reckoned = await reckonResponses(station, memories);
  const isEmpty = kills === 0 || reckoned.completed === 0;
  const faults = [...reckoned.faults, ...(isEmpty ? ['nothing was completed, so nothing was shown'] : [])];
  const reckoning = { ...reckoned, faults };
  await station.close();
  report(database.name, kills, memories, reckoning);
  return reckoning.faults.length;
}

/** Lets whoever waits go at the same moment, again and again. */
function rushes(): () => Promise<void> {
  let next: Promise<void> | null = null;
  return () => {
    next ??= pause(RUSH).then(() => {
      next = null;
    });
    return next;
  };
}

/** Everybody answers while the server is killed after every few seconds; answers with the number of kills. */
async function answerAndKill(station: SurveyStation, memories: ResponseMemory[]): Promise<number> {
  const random = quickRandom('the moments of the kills');
  const end = performance.now() + seconds * 1000;
  let server = await startServer({ ...station.settings, ...BEHIND_A_PROXY });
  let started = Promise.resolve();
  const house: House = {
    address: () => server.baseUrl,
    ready: () => started,
    isOver: () => performance.now() >= end,
    rush: rushes(),
  };
  const everybody = Promise.all(
    Array.from({ length: respondents }, (_, index) =>
      respondUntilOver(house, { home: `/s/${station.slug}`, number: index }, memories),
    ),
  );
  let kills = 0;
  while (!house.isOver()) {
    await pause(Math.min(3000 + random.below(5000), Math.max(0, end - performance.now())));
    let listens = () => {};
    started = new Promise((resolve) => {
      listens = resolve;
    });
    await server.end('SIGKILL');
    kills += 1;
    if (!house.isOver()) server = await startServer({ ...station.settings, ...BEHIND_A_PROXY });
    listens();
  }
  await everybody;
  // On a busy machine the last start may have ended after everything was over.
  await server.end('SIGKILL');
  return kills;
}

function report(
  name: string,
  kills: number,
  memories: readonly ResponseMemory[],
  { stored, completed, full, cells, faults }: ResponseReckoning,
): void {
  const sum = (of: (memory: ResponseMemory) => number) =>
    memories.reduce((total, memory) => total + of(memory), 0);
  const kinds = new Map<string, number>();
  for (const fault of faults) kinds.set(fault, (kinds.get(fault) ?? 0) + 1);
  for (const [fault, times] of kinds) console.log(`${name}: BROKEN: ${fault} (${times} times)`);
  console.log(
    `${name}: ${respondents} respondents at once for ${seconds} s, ${kills} kills: ` +
      `${sum(({ acknowledged }) => acknowledged)} pages acknowledged, ${sum(({ cutOff }) => cutOff)} cut off; ` +
      `${stored} responses, ${completed} completed, ${full} of ${cells} quotas full; ${faults.length} promises broken`,
  );
}
