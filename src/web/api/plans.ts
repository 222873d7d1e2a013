/** Report plans: kept views with their headings and texts, as data, and run on the answers as they are now. */
import { z } from 'zod';
import { reportPlan, storedPlan, type ViewPart } from '../../services/analysis/report-plan/plan.js';
import type { Services } from '../../services/index.js';
import { type Problem, ProblemError, problem } from '../../shared/problem.js';
import { type Result, refuse } from '../../shared/result.js';
import type { TokenVisit } from '../visit.js';
import { endpoint } from './endpoint.js';
import { localised, moment } from './shapes.js';
import { viewAnswer } from './view-answer.js';

const listed = { slug: z.string(), title: localised, version: z.int().min(1), changedAt: moment };

async function planOf({ lab, request }: TokenVisit, { analysis }: Services) {
  const row = await analysis.plans.find(lab, String(request.params['plan']));
  if (row === undefined) throw new ProblemError(problem('not-found'));
  return { row, plan: storedPlan(row.content) };
}

function listedJson({ row, plan }: Awaited<ReturnType<typeof planOf>>) {
  const changedAt = new Date(row.changed_at).toISOString();
  return { slug: row.slug, title: plan.title, version: row.number, changedAt };
}

export const plans = endpoint({
  door: 'GET /api/v1/plans',
  summary: 'Report plans of the lab',
  description: 'Saved report plans with their newest version, the one that was changed last first.',
  query: z.strictObject({}),
  answer: z.object({ plans: z.array(z.object(listed)) }),
  handle: async ({ lab }, _query, { analysis }) => ({
    plans: (await analysis.plans.list(lab)).map((row) => listedJson({ row, plan: storedPlan(row.content) })),
  }),
});

export const plan = endpoint({
  door: 'GET /api/v1/plans/:plan',
  summary: 'One report plan',
  description: 'The newest version of a plan, as data: its headings, texts and views. It holds no numbers.',
  query: z.strictObject({}),
  answer: z.object({ ...listed, plan: reportPlan }),
  handle: async (visit, _query, services) => {
    const found = await planOf(visit, services);
    return { ...listedJson(found), plan: found.plan };
  },
});

export const planNumbers = endpoint({
  door: 'GET /api/v1/plans/:plan/numbers',
  summary: 'The numbers of a report plan',
  description:
    'Every view of the plan asked of the answers as they are now, each as a table is; a view that cannot be answered says why in its place. Its numbers have not passed disclosure control: they are for analysts and not to be published. 503 while answers are being read: ask again.',
  query: z.strictObject({}),
  answer: z.object({
    ...listed,
    views: z.array(
      z.object({
        part: z.int().min(1),
        title: localised.nullable(),
        numbers: z.looseObject({ schema: z.literal('canvass/view/1') }).nullable(),
        refused: z.string().nullable(),
      }),
    ),
  }),
  handle: async (visit, _query, services) => {
    const found = await planOf(visit, services);
    const views: object[] = [];
    for (const [at, part] of found.plan.parts.entries()) {
      if (part.kind !== 'view') continue;
      const answer = await numbersOf(visit, services, part);
      if (!answer.ok && answer.problem.code === 'busy') throw new ProblemError(answer.problem);
      views.push({
        ...{ part: at + 1, title: part.title },
        numbers: answer.ok ? answer.value : null,
        refused: answer.ok ? null : answer.problem.sentence,
      });
    }
    return { ...listedJson(found), views };
  },
});

async function numbersOf(
  { lab }: TokenVisit,
  services: Services,
  { subject: { kind, slug }, view }: ViewPart,
): Promise<Result<unknown, Problem>> {
  if (kind === 'survey') {
    const survey = (await services.surveys.list([lab.id])).find((one) => one.slug === slug);
    return survey === undefined ? refuse(problem('not-found')) : viewAnswer(services, { kind, survey }, view);
  }
  const ballot = (await services.labs.ballotsOf(lab)).find((one) => one.slug === slug);
  return ballot === undefined ? refuse(problem('not-found')) : viewAnswer(services, { kind, ballot }, view);
}
