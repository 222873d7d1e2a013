/**
 * The voters: a process of its own in which people arrive one after another, at moments drawn beforehand, whether or not those before
 * them have been answered. Each reads the paper and casts it. How long an answer takes counts from the moment at which it was due to be
 * asked for, so that waiting in a queue counts too (G. Tene, "How NOT to Measure Latency", 2013: coordinated omission).
 */
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout as after } from 'node:timers/promises';
import { quickRandom } from '../../src/shared/quick-random.js';
import type { CastForm } from '../kit/polling-station.js';

/** What comes back once the voters were told to stop, in milliseconds. */
export interface VotersReport {
  readonly papers: readonly number[];
  readonly casts: readonly number[];
  /** Members whose paper was acknowledged. */
  readonly cast: readonly number[];
  /** Answers that were not what they should be. */
  readonly faults: readonly string[];
}

/** How finely gaps are drawn. */
const FINE = 2 ** 30;

const [file = '', baseUrl = '', rate = '1'] = process.argv.slice(2);
const forms = JSON.parse(readFileSync(file, 'utf8')) as CastForm[];
const agent = new Agent({ keepAlive: true });
const gap = quickRandom('arrivals');
const report = {
  papers: [] as number[],
  casts: [] as number[],
  cast: [] as number[],
  faults: [] as string[],
};
const underWay = new Set<Promise<void>>();
let isOver = false;
process.once('message', () => {
  isOver = true;
});

let due = performance.now();
for (const form of forms) {
  // Arrivals that do not know of each other: gaps are exponential.
  due += (-Math.log((gap.below(FINE) + 1) / FINE) * 1000) / Number(rate);
  const wait = due - performance.now();
  if (wait > 0) await after(wait);
  if (isOver) break;
  const vote = voteOf(form, due).catch(
    (error: unknown) =>
      void report.faults.push(
        `${String(error)} ${(error as { r?: boolean }).r} after ${Math.round(performance.now() - due)} ms at ${Math.round(performance.now())}`,
      ),
  );
  underWay.add(vote.finally(() => underWay.delete(vote)));
}
if (!isOver) report.faults.push('there were too few members');
await Promise.all(underWay);
agent.destroy();
process.send?.(report satisfies VotersReport);
process.disconnect();

/** One voter: the paper, read for two seconds, and the cast. */
async function voteOf(form: CastForm, arrived: number): Promise<void> {
  const paper = await ask('GET', form.path.replace(/\/cast$/, ''), form, '');
  report.papers.push(performance.now() - arrived);
  if (paper !== 200) report.faults.push(`a paper was answered with ${paper}`);
  await after(2000);
  const sent = performance.now();
  const cast = await ask('POST', form.path, form, form.body);
  report.casts.push(performance.now() - sent);
  if (cast === 303) report.cast.push(form.member);
  else report.faults.push(`a cast was answered with ${cast}`);
}

/** Asks, and asks again where a kept connection turns out to have been closed meanwhile, as browsers do. */
function ask(
  method: 'GET' | 'POST',
  path: string,
  { cookie }: Pick<CastForm, 'cookie'>,
  body: string,
): Promise<number> {
  const sent =
    method === 'GET'
      ? {}
      : { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': body.length };
  const headers = { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin', ...sent };
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, baseUrl), { method, headers, agent }, (answer) => {
      answer.on('error', reject).on('end', () => resolve(answer.statusCode ?? 0));
      answer.resume();
    });
    asked.on('error', (error) => {
      if (asked.reusedSocket) ask(method, path, { cookie }, body).then(resolve, reject);
      else reject(Object.assign(error, { r: asked.reusedSocket, m: method }));
    });
    asked.end(body);
  });
}
