/** Measures what a page of a large survey costs: asked and answered, in processor time, on one thread. */
import { performance } from 'node:perf_hooks';
import {
  answerPage,
  type Compiled,
  compileQuestionnaire,
  type Moment,
  pageAt,
  startResponse,
} from '../../src/domain/questionnaire/flow/index.js';
import { largeQuestionnaire, typedInto } from './large-questionnaire.js';

const RESPONSES = 12;
const WARMING = 3;
const MOMENT: Moment = { now: Date.UTC(2027, 0, 3, 12), zone: 'Europe/London' };

/** Processor milliseconds that the work took, system time included. */
function timed<Value>(work: () => Value): { value: Value; ms: number } {
  const before = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(before);
  return { value, ms: (user + system) / 1000 };
}

interface Times {
  readonly asking: number[];
  readonly answering: number[];
}

/** Walks one response through the whole questionnaire. */
function walk(compiled: Compiled, seed: string, times: Times): number {
  let state = startResponse(compiled, { seed, language: 'en', given: {} }, MOMENT);
  let pages = 0;
  while (state.at !== null) {
    const page = state.at;
    const asked = timed(() => pageAt(compiled, state, page, MOMENT));
    if (!asked.value.ok) throw new Error(`the page ${page} was not asked`);
    const form = typedInto(asked.value.value, seed);
    const answered = timed(() => answerPage(compiled, state, page, form, MOMENT));
    if (!answered.value.ok) throw new Error(JSON.stringify(answered.value.problem));
    times.asking.push(asked.ms);
    times.answering.push(answered.ms);
    state = answered.value.value.state;
    pages += 1;
  }
  return pages;
}

function quantile(values: readonly number[], share: number): string {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1);
}

function line(name: string, values: readonly number[]): string {
  return `| ${name} | ${quantile(values, 0.5)} ms | ${quantile(values, 0.95)} ms | ${quantile(values, 1)} ms |`;
}

const { questionnaire, expressions } = largeQuestionnaire(40, 20);
const started = performance.now();
const compiled = compileQuestionnaire(questionnaire, null);
const compiling = performance.now() - started;
if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem));
const { value: ready } = compiled;
for (let index = 0; index < WARMING; index += 1) walk(ready, `warm ${index}`, { asking: [], answering: [] });
const times: Times = { asking: [], answering: [] };
const pages = Array.from({ length: RESPONSES }, (_, index) => walk(ready, `response ${index}`, times));
const both = times.asking.map((ms, index) => ms + (times.answering[index] ?? 0));
const out = (text: string) => process.stdout.write(`${text}\n`);
out(
  `40 pages × 20 questions, ${expressions} expressions; ${RESPONSES} responses of ${Math.min(...pages)} to ${Math.max(...pages)} pages.`,
);
out(`Compiled once in ${compiling.toFixed(0)} ms.\n`);
out('| Processor time of one page | Median | 95 % | Most |');
out('|---|---|---|---|');
out(line('asked (`pageAt`)', times.asking));
out(line('judged (`answerPage`)', times.answering));
out(line('both', both));
