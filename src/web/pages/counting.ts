/** How votes are counted, step by step and method by method, for anybody who wants to know before or after voting. */
import type { CountingMethod } from '../../domain/voting/method.js';
import { METHODS } from '../../domain/voting/methods/index.js';
import type { Translate } from '../../shared/text.js';
import type { PageModel } from '../render.js';

const STEPS = ['frozen', 'closed', 'valid', 'counted', 'ties', 'published'] as const;

/** The model of `pages/counting`: every method of the hall, by how many winners it chooses. */
export function countingPage(t: Translate): PageModel {
  const group = (heading: string, severalSeats: boolean) => ({
    heading: t(heading),
    methods: METHODS.filter((method) => method.severalSeats === severalSeats).map((method) =>
      told(method, t),
    ),
  });
  return {
    title: t('site.counting.title'),
    lead: t('site.counting.lead'),
    steps: STEPS.map((step) => t(`site.counting.steps.${step}`)),
    groups: [group('site.counting.one', false), group('site.counting.several', true)],
  };
}

function told(method: CountingMethod, t: Translate) {
  const text = (key: string) => t(`methods.${method.name}.${key}`);
  return {
    id: method.name,
    name: text('name'),
    howItWorks: text('howItWorks'),
    rewards: text('whatItRewards'),
    when: text('whenToUse'),
    rule: method.rule,
  };
}
