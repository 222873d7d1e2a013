/** The page on which answers are taken out: what there is to choose, and the files that were asked for. */

import type { QuestionnaireLanguage } from '../../domain/questionnaire/questionnaire.js';
import type { ExportFormat, OptionName } from '../../services/exports/surveys/format.js';
import type { PreparedFile } from '../../services/exports/surveys/index.js';
import type { Formats } from '../../shared/dates.js';
import type { Problem } from '../../shared/problem.js';
import { capitalised } from '../../shared/text.js';
import type { PageModel } from '../render.js';
import type { SurveyVisit } from '../visit.js';
import { counted } from './counted.js';
import { belowSurveyFrame } from './survey-desk.js';
import { FIRST_VALUES } from './survey-export-form.js';
import type { Tag } from './tag.js';

/** How dates and numbers are written. */
export interface FileWords {
  readonly format: Formats;
  readonly zone: string;
}

/** What the page is made from. */
export interface SurveyAnswers {
  readonly refused: Problem | null;
  readonly files: readonly PreparedFile[];
  readonly languages: readonly QuestionnaireLanguage[];
  readonly formats: readonly ExportFormat[];
}

/** The page; `values` are those of a form that nobody has filled in yet. */
export function surveyAnswersPage(
  visit: SurveyVisit,
  { refused, files, languages, formats }: SurveyAnswers,
  words: FileWords,
): PageModel & { readonly values: Readonly<Record<string, string>> } {
  const { home, ...frame } = belowSurveyFrame(visit);
  return {
    ...frame,
    title: 'Answers',
    refused: refused?.sentence ?? null,
    action: `${home}/answers`,
    codebookHref: `${home}/codebook`,
    formats: formats.map(({ name, title, hint }) => ({ value: name, text: title, hint })),
    usedBy: (option: OptionName) => usedBy(formats, option),
    languages: languages.map(({ code, name }) => ({ value: code, text: name })),
    files: files.map((file) => fileLine(file, home, words)),
    values: { ...FIRST_VALUES, language: languages[0]?.code ?? 'en' },
  };
}

/** Which formats an option makes a difference to: “For CSV, Excel and Parquet”. */
function usedBy(formats: readonly ExportFormat[], option: OptionName): string {
  const names = formats.filter(({ options }) => options.includes(option)).map(({ title }) => title);
  if (names.length === formats.length) return '';
  return `For ${new Intl.ListFormat('en-GB').format(names)}`;
}

/** How a file stands, in a word. */
export const FILE_TAGS: Readonly<Record<PreparedFile['row']['state'], Tag>> = {
  preparing: { text: 'Being made', tone: 'plain' },
  ready: { text: 'Ready', tone: 'good' },
  failed: { text: 'Failed', tone: 'warning' },
};

function fileLine({ row, format }: PreparedFile, home: string, { format: written, zone }: FileWords) {
  const responses =
    row.state === 'ready' ? counted(written, row.rows_total ?? 0, 'response', 'responses') : null;
  const asked = `asked for on ${written.shortMoment(row.asked_at, zone)}`;
  const known = [responses, row.bytes === null ? null : sizeOf(row.bytes, written), asked];
  return {
    href: `${home}/files/${row.id}`,
    text: format.title,
    tag: FILE_TAGS[row.state],
    details: capitalised(known.filter((detail) => detail !== null).join(', ')),
  };
}

const UNITS = ['bytes', 'kB', 'MB', 'GB'] as const;

/** A size as people read it: 1,234 bytes, 1.2 MB. Units are thousands (IEC 80000-13). */
export function sizeOf(bytes: number, format: Formats): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < UNITS.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${format.number(unit === 0 ? size : Math.round(size * 10) / 10)} ${UNITS[unit]}`;
}
