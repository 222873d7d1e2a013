/** The load: a process of its own that sends every form of a file once and says how long that took. */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { type FilledForm, sendForms } from '../kit/browsers.js';

/** What one run of the load client prints, as JSON. */
export interface LoadReport {
  readonly seconds: number;
  /** How many answers had each status. */
  readonly statuses: Readonly<Record<string, number>>;
}

const [file = '', baseUrl = '', connections = '1'] = process.argv.slice(2);
const forms = JSON.parse(readFileSync(file, 'utf8')) as FilledForm[];
const started = performance.now();
const answers = await sendForms(forms, { baseUrl, connections: Number(connections) });
const seconds = (performance.now() - started) / 1000;
const statuses: Record<string, number> = {};
for (const { status } of answers) statuses[status] = (statuses[status] ?? 0) + 1;
console.log(JSON.stringify({ seconds, statuses } satisfies LoadReport));
