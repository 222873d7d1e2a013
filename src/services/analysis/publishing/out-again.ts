/** Tables that are out already, for a report about answers of which some are gone: they may stand in it as they are, since no number is new. */
import type { Rule } from '../../../domain/statistics/disclosure/rule.js';
import type { ViewPart } from '../report-plan/plan.js';
import type { People } from './people.js';
import type { EarlierPart } from './protection-order.js';
import type { PublishedSource, PublishedView } from './publication.js';

/** A view as it is out. */
export interface OutAgain {
  readonly parts: readonly PublishedView[];
  /** Whose answers they were then. */
  readonly sources: readonly PublishedSource[];
}

/**
 * The newest that is out of each view, under the view's own words and with its chart; null where one of them is not out by this very
 * rule. What is published anew tells nobody anything that readers of what is out do not know.
 */
export function outAgain(people: People, views: readonly ViewPart[], rule: Rule): readonly OutAgain[] | null {
  const earlier = people.members.flatMap(({ source }) => source.earlier);
  const found = views.map((view) => partsOf(earlier, view, rule));
  return found.every((one) => one.parts.length > 0) ? found : null;
}

function partsOf(
  earlier: readonly EarlierPart[],
  { subject, title, show, view }: ViewPart,
  rule: Rule,
): OutAgain {
  const wanted = written({ subject, view });
  const own = earlier.filter(({ part, rule: by }) => written(part) === wanted && isAlike(by, rule));
  const newest = new Map(own.map((one) => [one.part.kind === 'table' ? '' : one.part.question, one]));
  const chosen = [...newest.values()];
  return {
    parts: chosen.map(({ part }, at) => ({
      ...part,
      ...{ title: at === 0 ? title : null, show, view: { ...part.view, chart: view.chart } },
    })),
    sources: chosen.flatMap(({ grounds, taken }) =>
      grounds.map((ground) => ({ ...ground, readThen: ground.readThen ?? taken })),
    ),
  };
}

/** Everything of a view that its numbers depend on. */
function written({ subject, view }: Pick<ViewPart, 'subject' | 'view'>): string {
  const { chart: _chart, ...numbers } = view;
  return JSON.stringify([subject.kind, subject.slug, Object.entries(numbers).sort()]);
}

function isAlike(one: Rule, other: Rule): boolean {
  return JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());
}
