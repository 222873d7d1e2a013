/** Measures what a page of a large survey costs: asked, written as HTML and answered, in processor time, on one thread. */
import { performance } from 'node:perf_hooks';
import express from 'express';
import { quantile } from 'simple-statistics';
import {
  answerPage,
  type Compiled,
  compileQuestionnaire,
  type Moment,
  type PageAsked,
  pageAt,
  startResponse,
} from '../../src/domain/questionnaire/flow/index.js';
import { loadLocales, translators } from '../../src/shared/locales.js';
import { loadAssets } from '../../src/web/assets.js';
import { surveyPageModel } from '../../src/web/pages/survey-page.js';
import { prepareViews } from '../../src/web/render.js';
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

/** Writes pages as the service does, without sending them. */
function pageWriter(): (asked: PageAsked) => Promise<void> {
  const all = translators(loadLocales());
  const app = express();
  prepareViews(app, { assets: loadAssets(), translators: all });
  const around = { home: '/s/large', pictures: '/s/large/pictures', survey: 'A large survey' };
  return (asked) => {
    const filled = { asked, values: asked.values, faults: {} };
    const model = surveyPageModel(filled, { ...around, language: 'en', t: all.en });
    const surroundings = { area: 'member', account: null, breadcrumbs: [], mainWidth: 'text', trial: null };
    const locals = { ...app.locals['words'].en, ...surroundings, ...model, page: 'survey-page' };
    return new Promise((resolve, reject) => {
      // The page is written before `render` returns; Express calls back afterwards.
      app.render('layout', locals, (error: Error | null, html?: string) =>
        html?.includes('</html>') ? resolve() : reject(error ?? new Error('the page was not written')),
      );
    });
  };
}

interface Times {
  readonly asking: number[];
  readonly writing: number[];
  readonly answering: number[];
}

const writePage = pageWriter();

/** Walks one response through the whole questionnaire. */
async function walk(compiled: Compiled, seed: string, times: Times): Promise<number> {
  let state = startResponse(compiled, { seed, language: 'en', given: {} }, MOMENT);
  let pages = 0;
  while (state.at !== null) {
    const page = state.at;
    const asked = timed(() => pageAt(compiled, state, page, MOMENT));
    if (!asked.value.ok) throw new Error(`the page ${page} was not asked`);
    const { value: shown } = asked.value;
    const written = timed(() => writePage(shown));
    await written.value;
    const form = typedInto(shown, seed);
    const answered = timed(() => answerPage(compiled, state, page, form, MOMENT));
    if (!answered.value.ok) throw new Error(JSON.stringify(answered.value.problem));
    times.asking.push(asked.ms);
    times.writing.push(written.ms);
    times.answering.push(answered.ms);
    state = answered.value.value.state;
    pages += 1;
  }
  return pages;
}

function line(name: string, values: readonly number[]): string {
  const [middle = 0, most95 = 0, most = 0] = quantile([...values], [0.5, 0.95, 1]);
  return `| ${name} | ${middle.toFixed(1)} ms | ${most95.toFixed(1)} ms | ${most.toFixed(1)} ms |`;
}

const { questionnaire, expressions } = largeQuestionnaire(40, 20);
const started = performance.now();
const compiled = compileQuestionnaire(questionnaire, null);
const compiling = performance.now() - started;
if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem));
const { value: ready } = compiled;
for (let index = 0; index < WARMING; index += 1)
  walk(ready, `warm ${index}`, { asking: [], writing: [], answering: [] });
const times: Times = { asking: [], writing: [], answering: [] };
const pages: number[] = [];
for (let index = 0; index < RESPONSES; index += 1) pages.push(await walk(ready, `response ${index}`, times));
const sum = (...parts: readonly (readonly number[])[]) =>
  times.asking.map((_, index) => parts.reduce((total, part) => total + (part[index] ?? 0), 0));
const out = (text: string) => process.stdout.write(`${text}\n`);
out(
  `40 pages × 20 questions, ${expressions} expressions; ${RESPONSES} responses of ${Math.min(...pages)} to ${Math.max(...pages)} pages.`,
);
out(`Compiled once in ${compiling.toFixed(0)} ms.\n`);
out('| Processor time of one page | Median | 95 % | Most |');
out('|---|---|---|---|');
out(line('asked (`pageAt`)', times.asking));
out(line('written as HTML', times.writing));
out(line('judged (`answerPage`)', times.answering));
out(line('asked and judged', sum(times.asking, times.answering)));
out(line('all three', sum(times.asking, times.writing, times.answering)));
