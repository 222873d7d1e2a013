/** How the numbers of a question about preferences were made: by which model, from whose answers, how sure, and in R. */
import type { ChoiceByBanner } from '../../services/analysis/preferences/by-banner.js';
import { modelInR } from '../../services/analysis/preferences/model-lines.js';
import type {
  DifferenceTest,
  PreferenceGroup,
  PreferenceReport,
} from '../../services/analysis/preferences/preference-report.js';
import { simulatedInR } from '../../services/analysis/preferences/simulated-lines.js';
import type { View } from '../../services/analysis/view/view.js';
import type { Formats } from '../../shared/dates.js';
import { queryOf } from '../workbench/address.js';
import type { DenseTable } from './dense-table.js';
import { groupName } from './preference-words.js';
import { numberText, pText } from './workbench-numbers.js';

/** The panel below a question's tables. */
export interface ModelMade {
  readonly id: string;
  readonly notes: readonly string[];
  /** Of everybody and of each group: what the estimates rest on. */
  readonly groups: DenseTable;
  /** Both tests of whether groups differ, by question across the top. */
  readonly tests: readonly string[];
  readonly lines: readonly string[];
  /** The question, and the fields of the view, by which its choices can be taken out; null where there is no such file. */
  readonly data: { readonly question: string; readonly kept: readonly (readonly [string, string])[] } | null;
}

type Made = PreferenceReport | ChoiceByBanner;
type Group = Pick<PreferenceGroup, 'banner' | 'label' | 'respondents' | 'effective' | 'tasks'> & {
  readonly fit: PreferenceGroup['fit'];
};

/** The panel of a report. */
export function modelMade(report: Made, groups: readonly Group[], view: View, format: Formats): ModelMade {
  return {
    id: `made-${report.key}`,
    notes: [...MODEL[report.kind], ...ERRORS[report.kind === 'choice' ? 'choice' : 'items']],
    groups: groupTable(report, groups, format),
    tests: report.banners.flatMap(({ label, wald, likelihoodRatio }) => [
      ...testTold(`Groups by “${label}”, Wald’s test with robust errors, which leads`, wald, format),
      ...testTold(`Groups by “${label}”, likelihood ratio`, likelihoodRatio, format),
    ]),
    lines: [...modelInR(report), ...simulatedInR(report)],
    data: view.wave === null ? { question: report.key, kept: [...new URLSearchParams(queryOf(view))] } : null,
  };
}

function testTold(name: string, test: DifferenceTest | null, format: Formats): readonly string[] {
  if (test === null) return [];
  return [`${name}: χ² = ${numberText(test.statistic, format)}, ${test.df} df, ${pText(test.p)}.`];
}

const MODEL: Readonly<Record<Made['kind'], readonly string[]>> = {
  'best-worst': [
    'Utilities by maximum likelihood: each task chooses one of all ordered pairs of what it shows, with probability proportional to exp(best − worst) (Marley & Louviere 2005). They are around zero over the items.',
  ],
  ranking: [
    'Log-worths by maximum likelihood of the Plackett–Luce model (Luce 1959; Plackett 1975): each place is a choice among what is left. They are around zero over the items.',
  ],
  paired: [
    'Log-worths by maximum likelihood of the Bradley–Terry model, no preference by Davidson (1970). They are around zero over the items.',
  ],
  choice: [
    'Part-worths by maximum likelihood of a conditional logit (McFadden 1974) in effects coding: around zero within each attribute.',
  ],
};

const ERRORS = {
  items: [
    'Errors and intervals by the sandwich, with scores summed over each person, who answered several times. Ranks: people drawn anew with replacement, everything estimated again each time, always the same draws. The lines of R draw too, but others: what they estimate is the same, and their intervals of ranks agree with these but for chance.',
  ],
  choice: [
    'Errors and intervals by the sandwich, with scores summed over each person, who answered several times; of importance and of what is given up by draws of the coefficients, always the same ones. The lines of R draw too, but others: what they estimate is the same, and these intervals agree but for chance.',
  ],
} as const;

function groupTable(report: Made, groups: readonly Group[], format: Formats): DenseTable {
  const cell = (value: number | null) => (value === null ? '–' : numberText(value, format));
  const row = (label: string, told: (group: Group) => string) => ({ label, cells: groups.map(told) });
  const spans = report.banners.map(({ label }, banner) => ({
    ...{ text: label, span: groups.filter((group) => group.banner === banner).length },
  }));
  return {
    ...{ id: `made-table-${report.key}`, caption: 'What each group’s estimates rest on', corner: 'Group' },
    banners: spans.length === 0 ? [] : [{ text: '', span: 1 }, ...spans],
    heads: groups.map((group) => ({ text: groupName(group), letter: '' })),
    bases: [
      row('Respondents', ({ respondents }) => format.number(respondents)),
      row('Effective base', ({ effective }) => format.number(Math.round(effective))),
      row('Design effect (Kish)', ({ respondents, effective }) =>
        cell(effective > 0 ? respondents / effective : null),
      ),
      row('Choices', ({ tasks }) => format.number(tasks)),
      row('Log-likelihood', ({ fit }) => cell(fit?.logLikelihood ?? null)),
      row('Log-likelihood of chance alone', ({ fit }) => cell(fit?.byChance ?? null)),
    ],
    blocks: [],
    legend: [],
  };
}
