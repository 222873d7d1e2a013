/** The people of surveys that stand side by side somewhere: their numbers are protected together, as one population. */
import type { AskedTable } from '../../../domain/statistics/disclosure/published/layout.js';
import { buildTable } from '../../../domain/statistics/tables/build-table.js';
import type { ReportPlan } from '../report-plan/plan.js';
import type { Opened } from './opened.js';

export interface People {
  /** One after the other; each row of a survey is somebody. */
  readonly members: readonly Opened[];
  readonly count: number;
  /** Where a survey's rows begin among all. */
  firstOf(slug: string): number;
}

/** Surveys in groups: those that a view of the plan, or one that is out, puts beside another are together. */
export function together(plan: ReportPlan, opened: readonly Opened[]): readonly People[] {
  const surveys = opened.filter(({ source }) => source.told.kind === 'survey');
  const pairs = [
    ...plan.parts.flatMap((part) => (part.kind === 'view' ? [[part.subject.slug, part.view.wave]] : [])),
    ...surveys.flatMap(({ source }) => source.earlier.map(({ grounds }) => grounds.map(({ slug }) => slug))),
  ];
  const groups: string[][] = [];
  for (const { source } of surveys) {
    const beside = pairs.filter((pair) => pair.includes(source.told.slug)).flat();
    const joined = groups.filter((group) => group.some((slug) => beside.includes(slug)));
    const merged = [...joined.flat(), source.told.slug];
    groups.splice(0, groups.length, ...groups.filter((group) => !joined.includes(group)), merged);
  }
  return groups.map((group) => peopleOf(surveys.filter(({ source }) => group.includes(source.told.slug))));
}

/** The people of these surveys. */
export function peopleOf(members: readonly Opened[]): People {
  const rows = members.map(({ data }) => data.rows);
  return {
    members,
    count: rows.reduce((sum, one) => sum + one, 0),
    firstOf: (slug) => {
      const place = members.findIndex(({ source }) => source.told.slug === slug);
      return rows.slice(0, Math.max(0, place)).reduce((sum, one) => sum + one, 0);
    },
  };
}

/** How many people each survey has, which every report says: a table that is out, where there are several surveys. */
export function sizesTable({ members, count }: People): readonly AskedTable[] {
  if (members.length < 2) return [];
  const slugs = members.map(({ source }) => source.told.slug);
  const codes = Int32Array.from(members.flatMap(({ data }, at) => Array<number>(data.rows).fill(at)));
  const name = 'The number of responses to each survey';
  const request = {
    rows: count,
    questions: [
      {
        ...{ kind: 'single' as const, key: '.survey', label: name, labels: slugs },
        column: { kind: 'categories' as const, categories: slugs, codes },
      },
    ],
    ...{ banners: [], everybody: 'Everybody', filter: null, design: null, level: 0.95 as const },
    ...{ compare: false, adjust: 'none' as const },
    called: { weight: null, strata: null, clusters: null, populations: null, raked: [], filter: null },
  };
  return [{ name, request, people: null, table: buildTable(request) }];
}
