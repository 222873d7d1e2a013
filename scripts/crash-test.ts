/** Kills a real server under load, again and again: nothing acknowledged may be lost, nothing doubled (promise 2). */
import { parseArgs } from 'node:util';
import { sendForms } from './kit/browsers.js';
import { startServer } from './kit/canvass-process.js';
import { type OwnDatabase, onEachDatabase } from './kit/own-database.js';
import { type CastForm, openPollingStation, type PollingStation } from './kit/polling-station.js';
import { reckon } from './kit/reckoning.js';
import { seededOrder } from './kit/seeded-order.js';

const MEMBERS_A_ROUND = 200;
const CONNECTIONS = 24;

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '50' }, help: { type: 'boolean', default: false } },
});
const rounds = Number(values.rounds);
if (values.help || !Number.isInteger(rounds) || rounds < 1) {
  console.log(
    'Usage: npm run crash-test -- [--rounds N]   (50 unless told; PostgreSQL by TEST_POSTGRES_URL)',
  );
  process.exitCode = values.help ? 0 : 2;
} else {
  let faults = 0;
  await onEachDatabase(async (database) => {
    faults += await crashOn(database);
  });
  process.exitCode = faults === 0 ? 0 : 1;
}

/** All rounds on one database; answers with the number of broken promises. */
async function crashOn(database: OwnDatabase): Promise<number> {
  const station = await openPollingStation(database.url, database.folder, rounds * MEMBERS_A_ROUND);
  const sent: CastForm[] = [];
  const acknowledged: CastForm[] = [];
  let cutOff = 0;
  let faults: readonly string[] = [];
  for (let round = 0; round < rounds && faults.length === 0; round += 1) {
    cutOff += await crashOnce(station, round, sent, acknowledged);
    faults = (await reckon(station, sent, acknowledged)).faults;
    if (faults.length === 0) faults = await sendAgain(station, round, sent, acknowledged);
  }
  const { papers } = await reckon(station, sent, acknowledged);
  await station.close();
  for (const fault of faults) console.log(`${database.name}: BROKEN: ${fault}`);
  console.log(
    `${database.name}: ${rounds} kills, ${acknowledged.length} acknowledgements, ${cutOff} forms cut off, ` +
      `${papers} papers stored of ${station.members} members, ${faults.length} promises broken`,
  );
  return faults.length;
}

/** Members vote, some from two devices; the server is killed after so many answers. Answers with the forms cut off. */
async function crashOnce(
  station: PollingStation,
  round: number,
  sent: CastForm[],
  acknowledged: CastForm[],
): Promise<number> {
  const forms = formsOf(station, round);
  sent.push(...forms);
  const server = await startServer(station.settings);
  const killAfter = 1 + ((round * 37) % MEMBERS_A_ROUND);
  let answered = 0;
  const answers = await sendForms(forms, {
    baseUrl: server.baseUrl,
    connections: CONNECTIONS,
    onAnswer: ({ status }) => {
      if (status > 0) answered += 1;
      if (answered === killAfter) server.child.kill('SIGKILL');
    },
  });
  await server.end('SIGKILL');
  acknowledged.push(...answers.filter(({ status }) => status === 303).map(({ form }) => form));
  return answers.filter(({ status }) => status === 0).length;
}

/** Browsers send their forms again: every member is told of a recorded vote, and each has exactly one. */
async function sendAgain(
  station: PollingStation,
  round: number,
  sent: readonly CastForm[],
  acknowledged: CastForm[],
): Promise<readonly string[]> {
  const server = await startServer(station.settings);
  const again = sent.slice(sent.findIndex(({ member }) => member >= round * MEMBERS_A_ROUND));
  const answers = await sendForms(again, { baseUrl: server.baseUrl, connections: CONNECTIONS });
  await server.end('SIGTERM');
  acknowledged.push(...answers.filter(({ status }) => status === 303).map(({ form }) => form));
  const strange = answers.filter(({ status }) => status !== 303 && status !== 409);
  const { papers, faults } = await reckon(station, sent, acknowledged);
  const expected = (round + 1) * MEMBERS_A_ROUND;
  return [
    ...faults,
    ...(strange.length > 0
      ? [`${strange.length} forms sent again were answered with ${strange[0]?.status}`]
      : []),
    ...(papers === expected ? [] : [`${papers} papers of ${expected} members who all voted`]),
  ];
}

function formsOf(station: PollingStation, round: number): CastForm[] {
  const first = round * MEMBERS_A_ROUND;
  const members = Array.from({ length: MEMBERS_A_ROUND }, (_, index) => first + index);
  const forms = members.flatMap((member) =>
    member % 5 === 0 ? [station.newForm(member), station.newForm(member)] : [station.newForm(member)],
  );
  return seededOrder(forms, round);
}
