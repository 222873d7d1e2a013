/** Reports through disclosure control in tests, without a database: sources, plans, drafts, and what they leave behind once published. */
import { openBlock, writeBlock } from '../../src/services/analysis/data-set/block.js';
import type { DataSet } from '../../src/services/analysis/data-set/data-set.js';
import { partsAbout } from '../../src/services/analysis/publishing/earlier.js';
import { fingerprintOf } from '../../src/services/analysis/publishing/fingerprint.js';
import type { Opened } from '../../src/services/analysis/publishing/opened.js';
import { protectReport, type ReportDraft } from '../../src/services/analysis/publishing/protect-report.js';
import type { EarlierPart, SourceOrder } from '../../src/services/analysis/publishing/protection-order.js';
import {
  isPublishedView,
  type PublishedTable,
  type PublishedView,
  storedPublication,
  writePublication,
} from '../../src/services/analysis/publishing/publication.js';
import { chosenRule, SERVICE_RULE } from '../../src/services/analysis/publishing/rule-choice.js';
import type { PlanPart, ReportPlan } from '../../src/services/analysis/report-plan/plan.js';
import { FIRST_VIEW, type View } from '../../src/services/analysis/view/view.js';
import { loadSolver } from '../../src/services/solver/highs.js';

const solve = await loadSolver();

/** The block of a data set; `change` makes its people others. */
export const blockOf = (data: DataSet, change = 0): SharedArrayBuffer =>
  writeBlock(
    data,
    Uint8Array.from({ length: 32 * data.rows }, (_, at) => (at + change) % 251),
    null,
  );

/** A survey with its answers, and what is out about it. */
export function sourceOf(
  slug: string,
  block: SharedArrayBuffer,
  earlier: readonly EarlierPart[] = [],
): SourceOrder {
  const title = { en: `Survey ${slug}` };
  const told = { kind: 'survey', slug, title, from: 1, to: 2, optIn: true, topic: 'health' } as const;
  const subject = { kind: 'survey', id: slug } as const;
  return { told, subject, block, definitions: [], earlier, coded: [], comments: null, isBeside: false };
}

/** A view of a survey as a part of a plan. */
export const viewOf = (slug: string, change: Partial<View>): PlanPart => ({
  ...{ kind: 'view', subject: { kind: 'survey', slug }, title: null, show: 'all' },
  view: { ...FIRST_VIEW, who: 'ended', compare: false, ...change },
});

/** A plan of these parts. */
export const planOf = (...parts: PlanPart[]): ReportPlan => ({
  canvass: 'report-plan/1',
  title: { en: 'Report' },
  parts,
});

/** The report, or why there is none. */
export function askReport(plan: ReportPlan, sources: readonly SourceOrder[], choice = SERVICE_RULE) {
  const rules = sources.flatMap(({ earlier }) => earlier.map((one) => one.rule));
  const topics = sources.map(({ told }) => told.topic);
  const order = { plan, choice, rule: chosenRule(choice, topics, rules), sources, quotes: [] };
  return protectReport({ ...order, progress: new SharedArrayBuffer(8) }, sources.map(opened), solve);
}

/** A source without codes. */
function opened(source: SourceOrder): Opened {
  const block = openBlock(source.block);
  return { source, data: block.data, fingerprint: fingerprintOf(block), codes: [], frozen: new Map() };
}

/** The report that there is. */
export function draftOf(
  plan: ReportPlan,
  sources: readonly SourceOrder[],
  choice = SERVICE_RULE,
): ReportDraft {
  const made = askReport(plan, sources, choice);
  if (!made.ok) throw new Error(made.problem.sentence);
  return made.value;
}

/** What the draft leaves behind of a survey once it is published, through the text that is stored; of its first where none is named. */
export function earlierOf({ publication }: ReportDraft, slug?: string): readonly EarlierPart[] {
  const stored = storedPublication(writePublication({ ...publication, taken: 1 }));
  return partsAbout('first', stored, { kind: 'survey', slug: slug ?? stored.sources[0]!.slug });
}

/** The parts of a draft that numbers were made for. */
export const viewsIn = ({ publication }: ReportDraft): PublishedView[] =>
  publication.parts.filter(isPublishedView);

/** The draft's first table. */
export const tableIn = (draft: ReportDraft): PublishedTable =>
  viewsIn(draft).find((part): part is PublishedTable => part.kind === 'table')!;

/** The people in each cell of its first block. */
export const countsIn = (draft: ReportDraft) =>
  tableIn(draft).table.blocks[0]!.cells.map((line) => line.map(({ n }) => n));
