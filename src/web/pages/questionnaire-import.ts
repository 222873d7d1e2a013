/** Importing a questionnaire: the file that is asked for, its faults by sheet and row, and what it would replace. */
import { type Difference, differences } from '../../domain/questionnaire/flow/index.js';
import type { Incoming } from '../../services/surveys/authoring.js';
import type { QuestionnaireFault } from '../../services/surveys/check.js';
import { belowQuestionnaire, type Desk } from '../questionnaire-desk.js';
import type { PageModel } from '../render.js';
import { questionnaireSections } from './questionnaire-sections.js';

/** More faults than these are one fault repeated; more differences make another questionnaire. */
const MOST_SHOWN = 500;

/** The page that asks for a file; `refused` says why the last one was not taken. */
export function importPage(
  desk: Desk,
  refused: string | undefined,
  faults: readonly QuestionnaireFault[],
): PageModel {
  const { address, from } = desk;
  return {
    ...belowQuestionnaire(desk),
    title: 'Import and export',
    mainWidth: 'full',
    sections: questionnaireSections(desk, 'files'),
    action: `${address}/import`,
    address,
    isOver: desk.isOver,
    files:
      from === 'nothing'
        ? []
        : [
            { text: 'As an XLSForm workbook (.xlsx)', href: `${address}.xlsx` },
            { text: 'As JSON', href: `${address}.json` },
          ],
    errors: refused === undefined ? {} : { questionnaire: refused },
    table: faults.length === 0 ? null : faultTable(faults.slice(0, MOST_SHOWN)),
  };
}

/** The page between a file that was read and its confirmation, where there is something to know of the file. */
export function notesPage(desk: Desk, fileName: string, notes: readonly QuestionnaireFault[]): PageModel {
  const { address } = desk;
  const many = notes.length === 1 ? 'one thing' : `${notes.length} things`;
  return {
    ...belowQuestionnaire(desk, { text: 'Import and export', href: `${address}/import` }),
    title: 'Before you use this file',
    mainWidth: 'full',
    sentence: `Nothing is wrong with “${fileName}”, but there is ${many} to look at. Mend the file and choose it again, or go on as it is.`,
    table: faultTable(notes.slice(0, MOST_SHOWN), 'What to know, and where', 'What to know'),
    confirmHref: `${address}/import/confirm`,
    againHref: `${address}/import`,
  };
}

function faultTable(
  faults: readonly QuestionnaireFault[],
  caption = 'What is wrong, and where',
  what = 'What is wrong',
) {
  return {
    caption,
    dense: true,
    rowHeads: false,
    head: [{ text: 'Sheet' }, { text: 'Row', numeric: true }, { text: 'Column' }, { text: what }],
    rows: faults.map(({ sheet, row, column, sentence }) => [
      sheet ?? '',
      row === null ? '' : String(row),
      column ?? '',
      sentence,
    ]),
  };
}

/** The page on which the questionnaire that was read is put in the place of the draft. */
export function confirmPage(desk: Desk, { questionnaire, fileName, fingerprint }: Incoming): PageModel {
  const { address, from, visit } = desk;
  const found = from === 'nothing' ? [] : differences(desk.questionnaire, questionnaire);
  const replaces = from === 'draft' ? 'the draft' : 'what is published, as a draft,';
  const counts = `It asks ${asked(questionnaire.parts.length)} in ${questionnaire.languages.length === 1 ? 'one language' : `${questionnaire.languages.length} languages`}.`;
  return {
    ...belowQuestionnaire(desk),
    title: 'Use this questionnaire?',
    mainWidth: 'full',
    table: found.length === 0 ? null : differenceTable(found.slice(0, MOST_SHOWN)),
    confirmation: {
      heading: `Use “${fileName}”?`,
      text: [
        counts,
        ...(from === 'nothing'
          ? ['Nothing is replaced: the survey has no questionnaire yet.']
          : found.length === 0
            ? [`It says the same as what is there, so nothing changes.`]
            : [`It replaces ${replaces} in ${found.length === 1 ? 'one place' : `${found.length} places`}:`]),
      ],
      action: `${address}/import/confirm`,
      button: from === 'nothing' ? 'Use it' : 'Replace it',
      kind: from === 'draft' && found.length > 0 ? 'warning' : 'primary',
      cancel: address,
      cancelText: 'Leave it as it is',
      fields: { revision: String(visit.survey.revision), fingerprint },
    },
  };
}

function asked(parts: number): string {
  return parts === 1 ? 'one question or group' : `${parts} questions and groups`;
}

function differenceTable(found: readonly Difference[]) {
  return {
    caption: 'What changes',
    dense: true,
    head: [{ text: 'What' }, { text: 'How' }, { text: 'Where it differs' }],
    rows: found.map(({ kind, what, name, list, fields }) => [
      list === null ? `${what} ${name}` : `${what} ${name} of ${list}`,
      kind,
      fields.map(({ field }) => field).join(', '),
    ]),
  };
}
