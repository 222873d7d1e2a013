/** Reports that a lab has published: public numbers alone, as anybody reads them. */
import { z } from 'zod';
import { withQuotes } from '../../services/analysis/publishing/files.js';
import { ProblemError, problem } from '../../shared/problem.js';
import { endpoint } from './endpoint.js';
import { moment } from './shapes.js';

export const reports = endpoint({
  door: 'GET /api/v1/reports',
  summary: 'Reports of the lab',
  description:
    'Published reports with their editions, the newest first. Withdrawn editions are said to be so.',
  query: z.strictObject({}),
  answer: z.object({
    reports: z.array(
      z.object({
        slug: z.string(),
        editions: z.array(z.object({ number: z.int().min(1), publishedAt: moment, withdrawn: z.boolean() })),
      }),
    ),
  }),
  handle: async ({ lab }, _query, { analysis }) => ({
    reports: (await analysis.reports.list(lab)).map(({ report: { slug }, editions }) => ({
      slug,
      editions: editions.map(({ number, published_at, withdrawn_at }) => ({
        number,
        publishedAt: new Date(published_at).toISOString(),
        withdrawn: withdrawn_at !== null,
      })),
    })),
  }),
});

export const report = endpoint({
  door: 'GET /api/v1/reports/:report',
  summary: 'One report',
  description:
    'The newest edition, or the one of the number asked for, as report.json of its public page has it: numbers that have passed disclosure control, and no others. 410 once it was withdrawn.',
  query: z.strictObject({ edition: z.coerce.number().int().min(1).optional() }),
  answer: z.looseObject({
    canvass: z.literal('report/1'),
    title: z.record(z.string(), z.string()),
    taken: z.int().min(0),
    parts: z.array(z.looseObject({ kind: z.string() })),
  }),
  handle: async ({ lab, request }, { edition: number }, { analysis }) => {
    const slug = String(request.params['report']);
    const edition = await analysis.reports.edition(lab, slug, number ?? null);
    if (edition === undefined) throw new ProblemError(problem('not-found'));
    if (edition.row.withdrawn_at !== null) throw new ProblemError(problem('report-withdrawn'));
    return withQuotes(edition.publication, edition.quotes);
  },
});
