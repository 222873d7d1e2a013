/** What a report consists of, as data that can be kept, sent and run again: `canvass: report-plan/1`. */
import { z } from 'zod';
import { present } from '../../../shared/assert.js';
import { ok, type Result, refuse } from '../../../shared/result.js';
import { viewSchema } from '../view/view.js';

/** Words of some length, without blanks around them. */
export const text = (longest: number) => z.string().trim().min(1).max(longest);
/** English, and Welsh where somebody wrote it. */
export const localised = (longest: number) =>
  z.strictObject({ en: text(longest), cy: text(longest).optional() });

/** A survey or ballot by its address, so that a plan means the same in another copy of the lab. */
export const subject = z.strictObject({ kind: z.enum(['survey', 'ballot']), slug: text(80) });

/** The longest title or heading, and the longest text. */
export const LONGEST_TITLE = 200;
export const LONGEST_TEXT = 20_000;

const heading = z.strictObject({ kind: z.literal('heading'), text: localised(LONGEST_TITLE) });

/** Markdown. */
const words = z.strictObject({ kind: z.literal('text'), text: localised(LONGEST_TEXT) });

/** Tables and charts of one view, under a title where it has one of its own. */
const viewPart = z.strictObject({
  kind: z.literal('view'),
  subject,
  title: localised(300).nullable(),
  show: z.enum(['all', 'tables', 'charts']),
  view: viewSchema,
});

/** The most quotes of one part. */
export const MOST_QUOTES = 30;

/** Quotes that were found fit to publish, of the comments on one question. */
const quotesPart = z.strictObject({
  kind: z.literal('quotes'),
  subject,
  question: text(200),
  title: localised(300).nullable(),
  /** Ids of quotes: a quote that is marked anew is another one. */
  quotes: z.array(text(80)).min(1).max(MOST_QUOTES),
});

const part = z.discriminatedUnion('kind', [heading, words, viewPart, quotesPart]);

/** The schema of a plan. */
export const reportPlan = z.strictObject({
  canvass: z.literal('report-plan/1'),
  title: localised(LONGEST_TITLE),
  parts: z.array(part).max(200),
});

export type ReportPlan = z.infer<typeof reportPlan>;
export type PlanPart = ReportPlan['parts'][number];
export type ViewPart = z.infer<typeof viewPart>;
export type QuotesPart = z.infer<typeof quotesPart>;

/** A plan without parts. */
export function emptyPlan(title: ReportPlan['title']): ReportPlan {
  return { canvass: 'report-plan/1', title, parts: [] };
}

/** The plan in `json`, or where it is none (`parts.0.view.rows: …`). */
export function readPlan(json: string): Result<ReportPlan, string> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch (error) {
    return refuse(`This is no JSON: ${(error as Error).message}`);
  }
  const read = reportPlan.safeParse(parsed);
  if (read.success) return ok(read.data);
  const [issue] = read.error.issues;
  return refuse(`${issue?.path.join('.') || 'the plan'}: ${issue?.message ?? 'not as expected'}`);
}

/** The one text of a plan: keys in the schema's order, two-space JSON. */
export function writePlan(value: ReportPlan): string {
  return `${JSON.stringify(reportPlan.parse(value), null, 2)}\n`;
}

/** The plan of a stored version, which was checked when it was stored. */
export function storedPlan(content: string): ReportPlan {
  const read = readPlan(content);
  return present(read.ok ? read.value : null, 'a stored plan is one');
}

/** The plan with every survey replaced by another one: the same questions asked of a new wave. */
export function planOnSurvey(of: ReportPlan, slug: string): ReportPlan {
  return {
    ...of,
    parts: of.parts.map((one) =>
      one.kind === 'view' && one.subject.kind === 'survey'
        ? { ...one, subject: { kind: 'survey', slug } }
        : one,
    ),
  };
}
