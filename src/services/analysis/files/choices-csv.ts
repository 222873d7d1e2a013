/** What levels of attributes are worth to groups, a level and a group on each line. */
import type { ChoiceByBanner } from '../preferences/by-banner.js';
import { type Cell, csvText } from './cells.js';

const HEADS = [
  ...['question', 'banner', 'group', 'group_label', 'respondents', 'tasks'],
  ...['attribute', 'attribute_label', 'importance', 'importance_low', 'importance_high'],
  ...['level', 'level_label', 'utility', 'standard_error', 'robust_standard_error', 'low', 'high', 'p'],
] as const;

/** The lines of all reports. */
export function choicesCsv(reports: readonly ChoiceByBanner[]): string {
  return csvText([
    HEADS,
    ...reports.flatMap((report) => report.groups.flatMap((group) => linesOf(report, group))),
  ]);
}

function linesOf(
  report: ChoiceByBanner,
  group: ChoiceByBanner['groups'][number],
): readonly (readonly Cell[])[] {
  const banner = group.banner === null ? '' : (report.banners[group.banner]?.key ?? '');
  const start = [report.key, banner, group.key, group.label, group.respondents, group.tasks];
  return group.told.partWorths.flatMap(({ attribute, levels }, at) => {
    const words = report.attributes.find(({ key }) => key === attribute);
    const importance = group.told.importances[at];
    const weight = [importance?.importance ?? null, ...(importance?.interval ?? [null, null])];
    return levels.map((level) => [
      ...[...start, attribute, words?.label ?? attribute, ...weight],
      ...[level.level, words?.levels.find(({ key }) => key === level.level)?.label ?? level.level],
      ...[level.utility, level.standardError, level.robustStandardError, ...level.interval, level.p],
    ]);
  });
}
