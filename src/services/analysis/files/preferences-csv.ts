/** What groups prefer, an item and a group on each line. */
import type { PreferenceGroup, PreferenceReport } from '../preferences/preference-report.js';
import { type Cell, csvText } from './cells.js';

const HEADS = [
  ...['question', 'banner', 'group', 'group_label', 'respondents', 'tasks', 'item', 'item_label'],
  ...['rank', 'rank_low', 'rank_high', 'utility', 'standard_error', 'low', 'high'],
  ...['share', 'share_low', 'share_high'],
] as const;

/** The lines of all reports. */
export function preferencesCsv(reports: readonly PreferenceReport[]): string {
  return csvText([
    HEADS,
    ...reports.flatMap((report) => report.groups.flatMap((group) => linesOf(report, group))),
  ]);
}

function linesOf(report: PreferenceReport, group: PreferenceGroup): readonly (readonly Cell[])[] {
  const banner = group.banner === null ? '' : (report.banners[group.banner]?.key ?? '');
  return group.items.map((item, place) => [
    ...[report.key, banner, group.key, group.label, group.respondents, group.tasks],
    ...[report.items[place]?.key ?? '', report.items[place]?.label ?? ''],
    ...[item.rank, ...item.rankInterval, item.utility, item.standardError, ...item.interval],
    ...[item.share, ...item.shareInterval],
  ]);
}
