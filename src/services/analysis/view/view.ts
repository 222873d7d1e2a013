/** What an analyst looks at, as plain data: an address, a report plan and an enquiry all say it in these words. */
import { z } from 'zod';
import { LONGEST_EXPRESSION } from '../../../domain/questionnaire/expressions/index.js';

const name = z.string().min(1).max(200);

export const CHARTS = ['auto', 'bars', 'stacked', 'dots', 'slope', 'none'] as const;
export const LEVELS = [0.9, 0.95, 0.99] as const;
export const ADJUSTMENTS = ['none', 'holm', 'bonferroni', 'bh'] as const;
export const SHARES = ['column', 'row', 'total'] as const;

/** The most questions down the side, and across the top. */
export const MOST_ROWS = 60;
export const MOST_BANNERS = 8;

/** The most alternatives side by side. */
export const MOST_PROFILES = 4;

export const viewSchema = z.strictObject({
  /** Names of questions (or of single variables) down the side. */
  rows: z.array(name).max(MOST_ROWS),
  /** Names of those across the top, beside everybody. */
  banner: z.array(name).max(MOST_BANNERS),
  /** Whose answers: of those who completed, or of everybody whose interview has ended. */
  who: z.enum(['completed', 'ended']),
  /** Names of a stored filter and a stored weight. */
  filter: name.nullable(),
  weight: name.nullable(),
  /** A condition of its own, besides the stored filter. */
  where: z.string().trim().min(1).max(LONGEST_EXPRESSION).nullable(),
  share: z.enum(SHARES),
  compare: z.boolean(),
  adjust: z.enum(ADJUSTMENTS),
  level: z.literal(LEVELS),
  /** Rows as they were asked, or from the largest share down. */
  order: z.enum(['asked', 'value']),
  chart: z.enum(CHARTS),
  /** The address (slug) of another survey of the lab, whose answers stand beside these as another wave. */
  wave: name.nullable(),
  /** Alternatives of a choice task whose shares are wanted, side by side: by attribute the level's name. */
  profiles: z.array(z.record(name, name)).max(MOST_PROFILES),
  /** One level instead of another of a choice task's attribute, by which changes of the others are measured; plans of before have none. */
  trade: z.strictObject({ attribute: name, from: name, to: name }).nullable().default(null),
});

export type View = z.infer<typeof viewSchema>;

/** What is shown when nobody has asked for anything. */
export const FIRST_VIEW: View = {
  ...{ rows: [], banner: [], who: 'completed', filter: null, weight: null, where: null },
  ...{
    share: 'column',
    compare: true,
    adjust: 'holm',
    level: 0.95,
    order: 'asked',
    chart: 'auto',
    wave: null,
  },
  profiles: [],
  trade: null,
};
