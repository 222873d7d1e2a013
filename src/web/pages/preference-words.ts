/** What a report of preferences says, in sentences: what comes first, what groups rank most differently, and how sure that is. */
import type {
  PreferenceGroup,
  PreferenceItem,
  PreferenceReport,
} from '../../services/analysis/preferences/preference-report.js';
import type { Formats } from '../../shared/dates.js';
import { mostDifferent, type RankDifference, rankAt } from './rank-differences.js';
import { numberText, ordinal, pText } from './workbench-numbers.js';

/** What everybody together is called. */
export const EVERYBODY = 'Everybody';

/** How a group is called. */
export function groupName({ banner, label }: Pick<PreferenceGroup, 'banner' | 'label'>): string {
  return banner === null ? EVERYBODY : label;
}

/** The sentences that a reader came for: what comes first, and what groups rank most differently. */
export function messages(report: PreferenceReport): readonly string[] {
  const [everybody] = report.groups;
  const [first, second] = report.items;
  if (everybody === undefined || everybody.items.length === 0 || first === undefined || second === undefined)
    return [];
  const lead = `For everybody together “${first.label}” comes first of ${report.items.length}, then “${second.label}”.`;
  return [lead, ...mostDifferent(report).map((one) => differenceSentence(report, one))];
}

function differenceSentence(
  { items }: PreferenceReport,
  { place, high, low }: RankDifference<PreferenceGroup>,
): string {
  const label = items[place]?.label ?? '';
  const told = (group: PreferenceGroup) =>
    `${ordinal(rankAt(group, place))} of ${items.length} among “${group.label}” (${doubtWords(group.items[place])})`;
  return `“${label}” is ${told(high)}, ${told(low)}.`;
}

function doubtWords(item: PreferenceItem | undefined): string {
  if (item === undefined) return '';
  const [low, high] = item.rankInterval;
  return low === high ? 'with little doubt' : `between ${ordinal(low)} and ${ordinal(high)}`;
}

/** Whether groups differ, by the test that leads. */
export function tests({ banners }: Pick<PreferenceReport, 'banners'>, format: Formats): readonly string[] {
  return banners.flatMap(({ label, wald, likelihoodRatio }) => {
    const test = wald ?? likelihoodRatio;
    if (test === null) return [];
    const name = wald === null ? 'likelihood ratio' : 'Wald test with robust errors';
    const verdict =
      test.p < 0.05 ? `Groups by “${label}” differ` : `No difference by “${label}” is established`;
    return [
      `${verdict} (${name}: χ² = ${numberText(test.statistic, format)}, ${test.df} df, ${pText(test.p)}).`,
    ];
  });
}

/** What could not be estimated, or not well. */
export function warnings({ groups, neverShown, draws }: PreferenceReport): readonly string[] {
  const faults = groups.flatMap((group) =>
    group.fault === null ? [] : [`No estimates for ${groupName(group)}: ${group.fault}.`],
  );
  const doubtful = groups
    .filter(({ unbounded, failed }) => unbounded + failed > draws / 20)
    .map(
      (group) =>
        `Ranks of ${groupName(group)} are less sure than their intervals say: there are few answers.`,
    );
  const unseen = neverShown.length === 0 ? [] : [`Shown to nobody here: ${neverShown.join(', ')}.`];
  return [...faults, ...doubtful, ...unseen];
}
