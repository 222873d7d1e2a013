/** The rule of a report: chosen by organisers, raised by them as they like, and never below what the survey was published by before. */
import { z } from 'zod';
import { PRESETS, type Preset, type Rule, ruleOf } from '../../../domain/statistics/disclosure/rule.js';
import { TOPICS } from '../../surveys/settings.js';

/** The most people that a rule can be raised to. */
export const MOST_MINIMUM = 1000;

const PRESET_NAMES = PRESETS.map(({ name }) => name) as [Preset['name'], ...Preset['name'][]];

/** What was chosen: a preset, and perhaps a minimum above it. */
export const ruleChoice = z.strictObject({
  preset: z.enum(PRESET_NAMES),
  minimum: z.int().min(1).max(MOST_MINIMUM).nullable(),
});

export type RuleChoice = z.infer<typeof ruleChoice>;

/** What a survey was about when it was published about; null of a ballot, whose tables have a rule of their own. */
export const publishedTopic = z.enum(TOPICS).nullable();
type PublishedTopic = (typeof TOPICS)[number];

/** A rule as it is stored with what was published by it. */
export const rule: z.ZodType<Rule> = z.strictObject({
  ...{ minimum: z.int().min(1), minimumBase: z.int().min(1), width: z.int().min(1) },
  ...{ roundTo: z.int().min(0), withholdUnanimous: z.boolean() },
});

/** What is taken when nobody has chosen. */
export const SERVICE_RULE: RuleChoice = { preset: 'service', minimum: null };

/**
 * The rule that was chosen, in every part at least as strict as `earlier` ones. Where any of the surveys is about health, or none says
 * what it is about, the floor is that of health.
 */
export function chosenRule(
  { preset, minimum }: RuleChoice,
  topics: readonly (PublishedTopic | null)[],
  earlier: readonly Rule[],
): Rule {
  const isHealth = !topics.includes('other') || topics.includes('health');
  const chosen = ruleOf({ preset, isHealth, minimum });
  return earlier.reduce(
    (made, one) => ({
      minimum: Math.max(made.minimum, one.minimum),
      minimumBase: Math.max(made.minimumBase, one.minimumBase),
      width: Math.max(made.width, one.width),
      roundTo: Math.max(made.roundTo, one.roundTo),
      withholdUnanimous: made.withholdUnanimous || one.withholdUnanimous,
    }),
    chosen,
  );
}

/** The rule that a ballot sets for what is told of its voters: nothing of fewer people than its smallest group. */
export function leastRule(smallestGroup: number): Rule {
  return {
    ...{ minimum: smallestGroup, minimumBase: smallestGroup, width: 0, roundTo: 0 },
    withholdUnanimous: false,
  };
}
