/**
 * `npm run bench:voters`: how long voters wait for an answer while an analyst of the same service tabulates and takes out a million
 * responses, against the same voters before and after. `npm run bench:voters -- RESPONSES` takes another number.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { projectRoot } from '../../src/shared/project-root.js';
import { startServer } from '../kit/canvass-process.js';
import { ownSqlite } from '../kit/own-database.js';
import { openPollingStation, type PollingStation } from '../kit/polling-station.js';
import { type AnalystReport, analystAtWork, signedInAnalyst } from './analyst.js';
import { exportedSurvey } from './exported-survey.js';
import type { VotersReport } from './voters-client.js';

const RESPONSES = Number(process.argv[2] ?? 1_000_000);
/** Voters who arrive in a second. */
const RATE = 20;
/** Seconds of each idle phase, and the fewest and the most that the analyst works. */
const IDLE = 30;
const AT_WORK = 60;
/** Enough for half an hour: on a crowded machine the analyst may need long. */
const MEMBERS = RATE * 1800;

const database = ownSqlite();
const slug = await exportedSurvey(database, RESPONSES);
const station = await openPollingStation(database.url, database.folder, MEMBERS);
const cookie = await signedInAnalyst(station.context, slug);
const server = await startServer({ ...station.settings, LOG_LEVEL: 'info' });
const forms = Array.from({ length: MEMBERS }, (_, member) => station.newForm(member));
let cast = 0;
const home = `${server.baseUrl}/manage/surveys/${slug}`;
try {
  await phase('warming up', async () => void (await after(5000)));
  const before = await phase('idle', async () => void (await after(IDLE * 1000)));
  const during = await phase('analyst at work', () => analystAtWork(home, cookie, AT_WORK));
  const later = await phase('idle again', async () => void (await after(IDLE * 1000)));
  await mustBeStored(station);
  tell({ before: before.voters, during: during.voters, later: later.voters }, during.work);
} finally {
  await server.end('SIGTERM');
  await station.close();
  await database.remove();
}

/** Voters come as long as the work lasts. */
async function phase<Work>(name: string, work: () => Promise<Work>) {
  console.error(`${name} …`);
  const file = join(database.folder, 'forms.json');
  writeFileSync(file, JSON.stringify(forms));
  const client = fork(
    join(projectRoot(), 'dist', 'scripts', 'bench', 'voters-client.js'),
    [file, server.baseUrl, String(RATE)],
    { serialization: 'advanced' },
  );
  const told = once(client, 'message') as Promise<[VotersReport]>;
  const done = await work();
  client.send('stop');
  const [voters] = await told;
  if (voters.faults.length > 0) throw new Error(`not every voter was answered: ${voters.faults[0]}`);
  forms.splice(0, Math.max(0, voters.papers.length));
  cast += voters.cast.length;
  return { voters, work: done };
}

/** A paper that is not there was not measured. */
async function mustBeStored({ context, ballotId }: PollingStation): Promise<void> {
  const { reader } = context.storage;
  const { length } = await reader
    .selectFrom('papers')
    .select('paper_key')
    .where('ballot_id', '=', ballotId)
    .execute();
  if (length !== cast) throw new Error(`${length} of ${cast} papers are stored: nothing was measured`);
}

function tell(
  { before, during, later }: Readonly<Record<'before' | 'during' | 'later', VotersReport>>,
  { first, tables, files, bytes }: AnalystReport,
): void {
  console.log(
    `${RESPONSES.toLocaleString('en-GB')} responses; ${RATE} voters a second; ${availableParallelism()} cores, Node ${process.versions.node}\n`,
  );
  console.log('| | asked for | middle | p95 | p99 | most | p99 against idle |');
  console.log('|---|---:|---:|---:|---:|---:|---:|');
  for (const [what, of] of [
    ['paper', (voters: VotersReport) => voters.papers],
    ['cast', (voters: VotersReport) => voters.casts],
  ] as const) {
    const idle = [...of(before), ...of(later)];
    row(`${what}, idle before`, of(before), idle);
    row(`${what}, analyst at work`, of(during), idle);
    row(`${what}, idle after`, of(later), idle);
  }
  const sorted = [...tables].sort((one, other) => one - other);
  console.log(
    `\nThe analyst's first table, with all answers read for it, took ${first.toFixed(1)} s; then ${tables.length} tables of ten questions ` +
      `(${quantile(sorted, 0.5).toFixed(2)} s in the middle, ${quantile(sorted, 1).toFixed(2)} s at most), and ${files.length} files of ` +
      `${Math.round(bytes / files.length / 1e6)} MB (${files.map((seconds) => `${seconds.toFixed(0)} s`).join(', ')}).`,
  );
}

function row(name: string, times: readonly number[], idle: readonly number[]): void {
  const sorted = [...times].sort((one, other) => one - other);
  const idleSorted = [...idle].sort((one, other) => one - other);
  const at = (share: number) => `${quantile(sorted, share).toFixed(1)} ms`;
  const ratio = quantile(sorted, 0.99) / quantile(idleSorted, 0.99);
  console.log(
    `| ${name} | ${times.length.toLocaleString('en-GB')} | ${at(0.5)} | ${at(0.95)} | ${at(0.99)} | ${at(1)} | ${ratio.toFixed(2)} |`,
  );
}

/** The smallest value that so many are not above. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
