/** The settings sheet: the form's title, id, version, languages and ways. */
import type { QuestionnaireSettings } from '../questionnaire.js';
import type { SheetFault } from './grid.js';
import type { Languages } from './languages.js';
import { isName, NAME_EXPECTED } from './references.js';
import { type SurveyRows, saysYes } from './rows.js';
import { faultAt, type Table, textAt, textsAt } from './table.js';

/** The settings by path, the sheet's own and those that old forms write among the survey's rows, which count more. */
export function settingsOf(table: Table, survey: SurveyRows): (path: string) => string {
  const [row] = table.rows;
  return (path) => survey.settings.get(path) ?? (row === undefined ? '' : textAt(row, path));
}

/** What is wrong on the sheet. */
export function settingsFaults(table: Table): readonly SheetFault[] {
  const [row] = table.rows;
  if (row === undefined) return [];
  const name = textAt(row, 'name');
  const pages = textAt(row, 'pages');
  const hidden = saysYes(textAt(row, 'omit_instanceid')) && row.cells.has('public_key');
  return [
    ...(name === '' || isName(name) ? [] : [faultAt(row, 'name', `${NAME_EXPECTED}, found "${name}"`)]),
    ...(['', 'one', 'groups'].includes(pages)
      ? []
      : [faultAt(row, 'pages', `expected one or groups, found "${pages}"`)]),
    ...(hidden
      ? [faultAt(row, 'omit_instanceid', 'expected an instance id beside a public_key, found none')]
      : []),
  ];
}

/** The settings of the questionnaire. */
export function readSettings(
  table: Table,
  setting: (path: string) => string,
  languages: Languages,
): QuestionnaireSettings {
  const [row] = table.rows;
  const texts = (path: string) => (row === undefined ? {} : textsAt(row, path, languages));
  const title = setting('title');
  return {
    title:
      Object.keys(texts('title')).length > 0 || title === ''
        ? texts('title')
        : { [languages.codeOf(null)]: title },
    id: setting('id_string'),
    version: setting('version'),
    pages: setting('pages') === 'groups' ? 'groups' : 'one',
    completion: texts('completion'),
  };
}
