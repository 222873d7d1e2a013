/** How votes are counted, step by step and method by method, for anybody who wants to know before or after voting. */
import { CRITERIA } from '../../domain/voting/criteria.js';
import type { CountingMethod } from '../../domain/voting/method.js';
import { METHODS } from '../../domain/voting/methods/index.js';
import type { OutsideCounts } from '../../services/ballots/outside-counts.js';
import type { Formats } from '../../shared/dates.js';
import type { Translate } from '../../shared/text.js';
import type { PageModel } from '../render.js';

/** Where the rules of others leave room, and what is done here. */
const DIFFERS = ['equal-ranks', 'skipped', 'condorcet-irv', 'star', 'empty', 'strength'] as const;

/** The reader's words and ways to write numbers and days. */
interface PageWords {
  readonly t: Translate;
  readonly format: Formats;
}

const STEPS = ['frozen', 'closed', 'valid', 'counted', 'ties', 'published'] as const;

/** The model of `pages/counting`: every method of the hall, by how many winners it chooses, what methods promise, and how they were held against others' counts. */
export function countingPage(outside: OutsideCounts, { t, format }: PageWords): PageModel {
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
    criteria: CRITERIA.map((name) => ({
      name: t(`site.counting.criteria.${name}.name`),
      means: t(`site.counting.criteria.${name}.means`),
    })),
    outside: outsideSection(outside, t, format),
    differs: DIFFERS.map((key) => t(`site.counting.outside.differs.${key}`)),
  };
}

function outsideSection({ counted, families }: OutsideCounts, t: Translate, format: Formats) {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  return {
    text: t('site.counting.outside.text', {
      cases: format.number(sum(families.map(({ cases }) => cases))),
      same: format.number(sum(families.map(({ same }) => same))),
      day: format.day(Date.parse(`${counted}T12:00:00Z`), 'UTC'),
    }),
    table: {
      caption: t('site.counting.outside.caption'),
      captionHidden: true,
      stacked: true,
      head: [
        { text: t('site.counting.outside.what') },
        { text: t('site.counting.outside.cases'), numeric: true },
        { text: t('site.counting.outside.same'), numeric: true },
      ],
      rows: families.map(({ name, cases, same }) => [
        t(`site.counting.outside.families.${name}`),
        format.number(cases),
        format.number(same),
      ]),
    },
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
    keepsHeading: t(method.severalSeats ? 'site.counting.keepsOfOne' : 'site.counting.keeps'),
    keeps: method.keeps.map((name) => t(`site.counting.criteria.${name}.name`)),
    rule: method.rule,
  };
}
