/** From a questionnaire to the sheets that say the same: the inverse of reading. */
import type { ListedChoice, Questionnaire } from '../questionnaire.js';
import { carriedFiles, carriedSheets, hasSingleColons } from './carried.js';
import type { Grid } from './grid.js';
import { languageWords } from './languages.js';
import { partRows, surveyHeaders, yesOrNo } from './write-parts.js';
import { sheetOf, type TextHeaders, textHeaders, type WrittenRow } from './write-sheet.js';

/**
 * The workbook of the questionnaire, an XLSForm that other tools read too. Reading it gives the same questionnaire,
 * for every questionnaire that reading can give; sheets without rows are left out, the survey always written.
 */
export function writeQuestionnaire(questionnaire: Questionnaire): readonly Grid[] {
  const texts = textHeaders(questionnaire.languages, hasSingleColons(questionnaire));
  const survey = sheetOf(
    'survey',
    surveyHeaders(texts),
    [...partRows(questionnaire.parts, texts), ...carriedFiles(questionnaire)],
    [...['type', 'name'], ...texts.headersOf('label')],
  );
  return [
    survey,
    ...filledSheet(choicesSheet(questionnaire, texts)),
    settingsSheet(questionnaire),
    ...filledSheet(quotasSheet(questionnaire, texts)),
    ...filledSheet(screenOutsSheet(questionnaire, texts)),
    ...carriedSheets(questionnaire),
  ];
}

function filledSheet(grid: Grid): readonly Grid[] {
  return grid.rows.length > 1 ? [grid] : [];
}

function choicesSheet({ lists }: Questionnaire, texts: TextHeaders): Grid {
  const rows = Object.entries(lists).flatMap(([list, choices]) =>
    choices.length === 0 ? [{ list_name: list }] : choices.map((choice) => choiceRow(list, choice, texts)),
  );
  const headers = [
    'list_name',
    'name',
    ...texts.headersOf('label'),
    ...texts.headersOf('image'),
    ...texts.headersOf('image_alt'),
    'behaviour',
  ];
  return sheetOf('choices', headers, rows, ['list_name', 'name', ...texts.headersOf('label')]);
}

function choiceRow(list: string, choice: ListedChoice, texts: TextHeaders): WrittenRow {
  return {
    ...choice.carried,
    ...choice.filters,
    list_name: list,
    name: choice.name,
    ...texts.cells('label', choice.label),
    ...texts.cells('image', choice.image),
    ...texts.cells('image_alt', choice.imageAlt),
    behaviour: choice.behaviour.join(' '),
  };
}

/** Other tools know one title; translated ones stand beside it under a header that they pass over. */
function settingsSheet({ settings, languages, lists, carried }: Questionnaire): Grid {
  const [first, ...others] = languages;
  const titles = others.map((language) => [
    `translated_title::${languageWords(language)}`,
    settings.title[language.code] ?? null,
  ]);
  const doubled = Object.values(lists).some(
    (choices) => new Set(choices.map(({ name }) => name)).size < choices.length,
  );
  const row = {
    ...carried?.settings,
    form_title: first === undefined ? null : (settings.title[first.code] ?? null),
    ...Object.fromEntries(titles),
    form_id: settings.id,
    version: settings.version,
    default_language: first === undefined ? null : languageWords(first),
    pages: settings.pages === 'groups' ? 'groups' : null,
    allow_choice_duplicates: doubled ? 'yes' : null,
    ...textHeaders(languages).cells('completion', settings.completion),
  };
  return sheetOf('settings', ['form_title', 'form_id', 'version', 'default_language'], [row]);
}

function quotasSheet({ quotas }: Questionnaire, texts: TextHeaders): Grid {
  const rows = quotas.map(({ name, label, when, limit, hard }) => ({
    name,
    ...texts.cells('label', label),
    when,
    limit: String(limit),
    hard: yesOrNo(hard),
  }));
  return sheetOf('quotas', ['name', ...texts.headersOf('label'), 'when', 'limit', 'hard'], rows);
}

function screenOutsSheet({ screenOuts }: Questionnaire, texts: TextHeaders): Grid {
  const rows = screenOuts.map(({ name, when, message }) => ({
    name,
    when,
    ...texts.cells('message', message),
  }));
  return sheetOf('screen_outs', ['name', 'when', ...texts.headersOf('message')], rows);
}
