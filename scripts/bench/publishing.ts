/**
 * `npm run bench:publishing`: what publishing a report takes, by the service that pages use, from ten thousand responses to a million: answers
 * read for the first time, a report previewed, the same published, and another beside what is out.
 */
import { SERVICE_RULE } from '../../src/services/analysis/publishing/rule-choice.js';
import { emptyPlan, type PlanPart } from '../../src/services/analysis/report-plan/plan.js';
import { FIRST_VIEW } from '../../src/services/analysis/view/view.js';
import { buildServices, type Services } from '../../src/services/index.js';
import { present } from '../../src/shared/assert.js';
import { findSurvey, type SurveyRow } from '../../src/storage/survey-store.js';
import { openContext } from '../kit/context.js';
import { ownSqlite } from '../kit/own-database.js';
import { exportedSurvey } from './exported-survey.js';

const SIZES = (process.argv[2] ?? '10000,100000,1000000').split(',').map(Number);

/** Questions of the tables, in views of three, each by one banner: single choices, several answers, numbers. */
const REPORT = [
  ['q0', 'q1', 'q2'],
  ['q3', 'q4', 'q11'],
  ['q6', 'q8', 'q10'],
  ['q9', 'q5', 'q7'],
] as const;
const BANNER = 'q12';
const LATER = [['q13', 'q14', 'q15']] as const;

console.log(`Node ${process.versions.node}\n`);
console.log('| responses | work | seconds | processor |\n|---:|---|---:|---:|');
for (const size of SIZES) await measureSize(size);

async function measureSize(size: number): Promise<void> {
  const database = ownSqlite();
  const slug = await exportedSurvey(database, size);
  const { context, close } = await openContext(database.url, database.folder);
  const services = buildServices(context);
  const survey = present(await findSurvey(context.storage.reader, slug), 'the survey was made');
  const timed = async (words: string, work: () => Promise<unknown>) => {
    const [start, cpu] = [performance.now(), process.cpuUsage()];
    await work();
    const { user, system } = process.cpuUsage(cpu);
    const cells = [((performance.now() - start) / 1000).toFixed(1), ((user + system) / 1e6).toFixed(1)];
    console.log(`| ${[size.toLocaleString('en-GB'), words, ...cells].join(' | ')} |`);
  };
  await timed('answers read for the first time', () => described(services, survey));
  const first = await planMade(services, survey, REPORT);
  await timed('twelve tables by a banner, previewed', () => previewed(services, survey, first));
  await timed('the same, published', () => published(services, survey, first));
  const second = await planMade(services, survey, LATER);
  await timed('three tables more beside these, previewed', () => previewed(services, survey, second));
  await timed('the same, published', () => published(services, survey, second));
  console.log(`\nmost memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`);
  await close();
  await database.remove();
}

/** Asks until the answers have been read. */
async function described({ analysis }: Services, { id }: SurveyRow): Promise<void> {
  for (;;) if ('description' in (await analysis.describe({ kind: 'survey', id }))) return;
}

async function planMade(
  { analysis }: Services,
  { slug, lab_id: id }: SurveyRow,
  views: readonly (readonly string[])[],
): Promise<string> {
  const parts = views.map(
    (rows): PlanPart => ({
      ...{ kind: 'view', subject: { kind: 'survey', slug }, title: null, show: 'all' },
      view: { ...FIRST_VIEW, rows: [...rows], banner: [BANNER] },
    }),
  );
  return analysis.plans.make({ id }, { ...emptyPlan({ en: `Report of ${views.length}` }), parts }, 'system');
}

/** The finished preview. */
async function previewed({ analysis }: Services, { lab_id: id }: SurveyRow, slug: string) {
  const plan = present((await analysis.plans.find({ id }, slug)) ?? null, 'the plan was made');
  for (;;) {
    const preview = await analysis.reports.preview({ id }, plan, SERVICE_RULE);
    if (preview.ok === false) throw new Error(preview.problem.sentence);
    if (preview.ok === true) return { plan, preview: preview.value };
  }
}

async function published(services: Services, survey: SurveyRow, slug: string): Promise<void> {
  const { plan, preview } = await previewed(services, survey, slug);
  if (preview.refused !== null) throw new Error(preview.refused.sentence);
  const order = { slug, number: plan.number, choice: SERVICE_RULE, seal: preview.seal };
  const done = await services.analysis.reports.publish({ id: survey.lab_id }, order, 'system');
  if (!done.ok) throw new Error(done.problem.sentence);
}
