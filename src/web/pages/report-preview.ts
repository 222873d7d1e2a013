/** A report as it would be published: what readers would see, what is withheld and why, and the form that publishes it. */
import type { Reason } from '../../domain/statistics/disclosure/linked-tables.js';
import { reportSentences } from '../../domain/statistics/disclosure/published/report.js';
import { PRESETS, type Rule } from '../../domain/statistics/disclosure/rule.js';
import type { ReportDraft } from '../../services/analysis/publishing/protect-report.js';
import type { Preview } from '../../services/analysis/publishing/publishing.js';
import type { QuotesById } from '../../services/analysis/publishing/quotes.js';
import type { RuleChoice } from '../../services/analysis/publishing/rule-choice.js';
import type { PlanWithVersion } from '../../storage/report-plan-store.js';
import type { PageModel } from '../render.js';
import { planFrame, plansHome, plansLink } from '../report-plans/place.js';
import { shownParts } from '../reports/parts.js';
import type { Marking } from '../reports/table-view.js';
import type { ReportWords } from '../reports/words.js';
import type { LabVisit } from '../visit.js';
import { methodSentences } from './report.js';

type Visit = Pick<LabVisit, 'lab' | 'role'>;

/** Where the preview stands, whatever it shows. */
function previewFrame(visit: Visit, row: PlanWithVersion, title: string) {
  const home = `${plansHome(visit)}/${row.slug}`;
  return {
    ...planFrame(visit, plansLink(visit), { text: title, href: home }),
    ...{ title: 'Preview of the report', home, reportTitle: title },
  };
}

/** The rules to choose from, with the minimum as it was typed. */
function ruleForm(typed: string) {
  return {
    presets: PRESETS.map(({ name, summary, source }) => ({
      ...{ value: name, text: PRESET_WORDS[name], hint: `${summary} ${source}` },
    })),
    minimum: typed,
  };
}

const PRESET_WORDS: Readonly<Record<RuleChoice['preset'], string>> = {
  service: 'The service’s own',
  'gp-patient-survey': 'As the GP Patient Survey',
  'hospital-episodes': 'As Hospital Episode Statistics',
};

/** What the preview page is made of. */
export interface PreviewShown {
  readonly row: PlanWithVersion;
  readonly title: string;
  readonly choice: RuleChoice;
  /** Fields of the rule's form that make no sense. */
  readonly errors: Readonly<Record<string, string>>;
  /** The minimum as it was typed. */
  readonly typed: string;
}

/** The page of a preview that is there. */
export function reportPreviewPage(
  visit: Visit,
  { row, title, choice, errors, typed }: PreviewShown,
  { draft, seal, refused, words: quotes }: Preview,
  words: ReportWords,
): PageModel {
  const { publication, faults } = draft;
  const frame = previewFrame(visit, row, title);
  return {
    ...frame,
    ...{ mainWidth: 'full', errors, rule: ruleForm(typed), choice, number: row.number, seal },
    refused: refused?.sentence ?? null,
    faults: faults.map(({ part, sentence }) => `Part ${part + 1}: ${sentence}`),
    ...draftShown(draft, words, quotes),
    method: methodSentences({ ...publication, taken: null }, words),
    publishAction: visit.role === 'organiser' && refused === null ? `${frame.home}/publish` : null,
    mayPublish: visit.role === 'organiser',
  };
}

/** What a draft shows and what it withholds, with the reason in place of each number that is withheld. */
export function draftShown(draft: ReportDraft, words: ReportWords, quotes: QuotesById = new Map()) {
  const { publication, tables, exposed } = draft;
  return {
    exposed:
      exposed === 0
        ? null
        : `${exposed} groups of few people can be found out, or nearly, from what was published before. Withholding more here would not hide them.`,
    ruleSentence: ruleSentence(publication.rule),
    withheld: tables.flatMap(({ report }) => reportSentences(report)),
    parts: shownParts(publication, words, quotes, (part) => markingOf(draft, part)),
    fileHref: () => '',
  };
}

/** The page where there is nothing to preview, and why. */
export function refusedPreviewPage(
  visit: Visit,
  { row, title, choice, errors, typed }: PreviewShown,
  sentence: string,
): PageModel {
  return {
    ...previewFrame(visit, row, title),
    ...{ mainWidth: 'full', errors, rule: ruleForm(typed), choice, number: row.number, seal: '' },
    ...{
      refused: sentence,
      faults: [],
      exposed: null,
      ruleSentence: null,
      withheld: [],
      parts: [],
      method: [],
    },
    ...{ fileHref: () => '', publishAction: null, mayPublish: visit.role === 'organiser' },
  };
}

function ruleSentence({ minimum, minimumBase, roundTo }: Rule): string {
  const base = minimumBase > minimum ? `, and nothing about groups of fewer than ${minimumBase}` : '';
  const rounded = roundTo > 0 ? ` Numbers of people are rounded to the nearest ${roundTo}.` : '';
  return `No number of fewer than ${minimum} people is shown${base}, nor what one could be worked out from.${rounded}`;
}

/** Why numbers of a part are withheld; null where the part has none. */
function markingOf({ tables, publication }: ReportDraft, part: number): Marking {
  const found = tables.find((table) => table.part === part);
  if (found === undefined) return null;
  const { blocks } = found.reasons;
  return {
    at: (block, row, column) =>
      (row === null ? blocks[block]?.bases[column] : blocks[block]?.cells[row]?.[column]) ?? null,
    mark: (reason) => (reason === null ? 'not shown' : reasonWords(reason, publication.rule)),
  };
}

function reasonWords(reason: Reason, { minimum, minimumBase }: Rule): string {
  switch (reason) {
    case 'small':
      return `fewer than ${minimum} people`;
    case 'small-base':
      return `fewer than ${minimumBase} people in the base`;
    case 'unanimous':
      return 'everybody gave the same answer';
    case 'linked':
      return 'another could be worked out from it';
    case 'whole-table':
      return 'the whole table is given up';
  }
}
