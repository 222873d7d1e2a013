/** Preferences in the workbench: ranks by group with how sure they are, the sentences that tell them, and their charts. */
import type { PreferenceReport } from '../../services/analysis/preferences/preference-report.js';
import type { View } from '../../services/analysis/view/view.js';
import type { Formats } from '../../shared/dates.js';
import { preferenceFigures } from './preference-figures.js';
import { modelMade } from './preference-made.js';
import { countTables, rankTable } from './preference-tables.js';
import { messages, tests, warnings } from './preference-words.js';
import type { ShownPart } from './workbench-result.js';

/** The report as a part of the result. */
export function preferencesShown(report: PreferenceReport, view: View, format: Formats): ShownPart {
  const ordered = inOrder(report);
  const table = rankTable(ordered, format);
  return {
    heading: report.label,
    sentences: [...messages(ordered), ...tests(ordered, format), ...warnings(report)],
    tables: [table, ...countTables(ordered, format)],
    figures: preferenceFigures(ordered, { chart: view.chart, table: table.id }),
    whatIf: null,
    made: modelMade(report, report.groups, view, format),
  };
}

/** The report with its items from everybody's first to last. */
function inOrder(report: PreferenceReport): PreferenceReport {
  const [everybody] = report.groups;
  const places = report.items.map((_, place) => place);
  const rank = (place: number) => everybody?.items[place]?.rank ?? 0;
  const order = places.sort((a, b) => rank(a) - rank(b));
  const pick = <Thing>(things: readonly Thing[]) => order.flatMap((place) => things[place] ?? []);
  return {
    ...report,
    items: pick(report.items),
    groups: report.groups.map((group) => ({ ...group, items: pick(group.items) })),
  };
}
