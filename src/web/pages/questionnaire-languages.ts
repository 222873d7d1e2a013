/** A questionnaire's languages: how much is written in each, and a page of texts beside those of the first language. */
import { type TextCell, textCells } from '../../domain/questionnaire/editing/index.js';
import type { QuestionnaireLanguage } from '../../domain/questionnaire/questionnaire.js';
import type { FormReader } from '../form-reader.js';
import { belowQuestionnaire, type Desk } from '../questionnaire-desk.js';
import type { PageModel } from '../render.js';
import type { Typed } from './question-editor.js';
import { questionnaireSections } from './questionnaire-sections.js';

const TEXTS_A_PAGE = 20;
const LONGEST = 10_000;

const FIELD_WORDS: Readonly<Record<string, string>> = {
  title: 'Title',
  completion: 'Last words',
  hint: 'Hint',
  guidance: 'Guidance',
  requiredMessage: 'When it is left blank',
  constraintMessage: 'When it is not accepted',
  imageAlt: 'What the picture shows',
  message: 'Screen-out',
};

/** What the text is, for those who translate it. */
function whatOf({ about, field }: TextCell): string {
  return FIELD_WORDS[field] ?? (about.includes(': ') ? 'Choice' : 'Words');
}

/** The list of languages, and a form for another one. */
export function languagesPage(desk: Desk, reader?: FormReader): PageModel {
  const { questionnaire, address, visit } = desk;
  const cells = textCells(questionnaire);
  return {
    ...belowQuestionnaire(desk),
    title: 'Languages',
    sections: questionnaireSections(desk, 'languages'),
    action: `${address}/languages`,
    isOver: desk.isOver,
    revision: visit.survey.revision,
    values: reader?.typed ?? {},
    errors: reader?.errors ?? {},
    languages: questionnaire.languages.map(({ code, name }, at) => {
      const missing = cells.filter((cell) => !isWritten(cell, code)).length;
      return {
        text: name,
        href: `${address}/languages/${encodeURIComponent(code)}`,
        hint:
          at === 0
            ? 'The first language: shown where another has no text'
            : `${cells.length - missing} of ${cells.length} texts`,
        ...(missing === 0
          ? ({ status: 'Complete', tone: 'good' } as const)
          : ({ status: `${missing} missing`, tone: 'needs-you' } as const)),
      };
    }),
  };
}

/** One page of texts in the language, beside the first language's, or beside the second's for the first itself. */
export function translationsPage(
  desk: Desk,
  language: QuestionnaireLanguage,
  wanted: number,
  typed?: Typed,
): PageModel {
  const { questionnaire, address, visit } = desk;
  const [first, second] = questionnaire.languages;
  const beside = (language.code === first?.code ? second : first) ?? language;
  const cells = textCells(questionnaire);
  const pages = Math.max(1, Math.ceil(cells.length / TEXTS_A_PAGE));
  const page = Math.min(wanted, pages);
  const shown = cells.slice((page - 1) * TEXTS_A_PAGE, page * TEXTS_A_PAGE);
  const here = `${address}/languages/${encodeURIComponent(language.code)}`;
  const stored = shown.map((cell) => [`text-${cell.at}`, cell.texts[language.code] ?? '']);
  return {
    ...belowQuestionnaire(desk, { text: 'Languages', href: `${address}/languages` }),
    title: `Texts in ${language.name}`,
    mainWidth: 'full',
    action: here,
    revision: typed?.revision ?? visit.survey.revision,
    page,
    missing: cells.filter((cell) => !isWritten(cell, language.code)).length,
    translated: language,
    beside,
    values: typed?.reader.typed ?? Object.fromEntries(stored),
    errors: typed?.reader.errors ?? {},
    cells: shown.map((cell) => ({
      field: `text-${cell.at}`,
      what: whatOf(cell),
      about: cell.about === cell.field ? '' : cell.about,
      text: cell.texts[beside.code] ?? '',
      isMissing: !isWritten(cell, language.code),
      rows: Math.min(6, 1 + Math.floor((cell.texts[beside.code] ?? '').length / 50)),
    })),
    pagination:
      pages === 1
        ? null
        : {
            page,
            pages,
            previous: page > 1 ? `${here}?page=${page - 1}` : null,
            next: page < pages ? `${here}?page=${page + 1}` : null,
          },
  };
}

/** The texts that the form holds, by their place; a part that another author added meanwhile is a changed revision. */
export function readTranslations(
  reader: FormReader,
  cells: readonly TextCell[],
): ReadonlyMap<number, string> {
  const sent = cells.filter(({ at }) => reader.has(`text-${at}`));
  return new Map(
    sent.map(({ at, about }) => [at, reader.text(`text-${at}`, { label: `“${about}”`, longest: LONGEST })]),
  );
}

function isWritten({ texts }: TextCell, code: string): boolean {
  return (texts[code] ?? '') !== '';
}
