/** From sheets of cells to a questionnaire, or to everything that is wrong with them. */
import { ok, type Result, refuse } from '../../../shared/result.js';
import type { Questionnaire } from '../questionnaire.js';
import { checkCycles, checkExpressions } from './check-expressions.js';
import { checkFiles } from './check-files.js';
import { checkGroups } from './check-groups.js';
import { checkNames } from './check-names.js';
import { checkParameters } from './check-parameters.js';
import { checkRanges } from './check-ranges.js';
import { checkReferences } from './check-references.js';
import { checkSelects } from './check-selects.js';
import { checkTypes } from './check-types.js';
import { checkTriggers, checkVisible } from './check-visible.js';
import { readChoices } from './choice-lists.js';
import { quotaFaults, readQuotas, readScreenOuts, screenOutFaults } from './further-sheets.js';
import type { Grid, SheetFault } from './grid.js';
import { languagesOf } from './languages.js';
import { listsOf } from './lists.js';
import { notesOf } from './notes.js';
import { partsOf } from './parts.js';
import type { Check, Reading } from './reading.js';
import { readRows, saysYes } from './rows.js';
import { readSettings, settingsFaults, settingsOf } from './settings.js';
import { typeFaults } from './type-faults.js';
import { readWorkbook } from './workbook.js';

/** A questionnaire, and what its author should know: what is asked otherwise than XLSForm would, what is still missing. */
export interface ReadQuestionnaire {
  readonly questionnaire: Questionnaire;
  readonly notes: readonly SheetFault[];
}

const CHECKS: readonly Check[] = [
  ...[checkTypes, checkNames, checkSelects, checkGroups, checkParameters, checkRanges, checkVisible],
  ...[checkTriggers, checkReferences, checkFiles, checkExpressions, checkCycles],
];

/**
 * Reads a workbook by the rules of XLSForm, as its reference converter (pyxform 4.5) applies them, and Canvass's own.
 * Refused with every fault, in the order of the rows; never throws, whatever the cells hold.
 */
export function readQuestionnaire(grids: readonly Grid[]): Result<ReadQuestionnaire, readonly SheetFault[]> {
  const { tables, sheetNames, faults: bookFaults } = readWorkbook(grids);
  const survey = readRows(tables.survey);
  const setting = settingsOf(tables.settings, survey);
  const {
    settings,
    quotas,
    screen_outs: screenOuts,
    survey: surveyTable,
    choices,
    external_choices,
  } = tables;
  const told = [surveyTable, choices, settings, quotas, screenOuts].flatMap(({ columns }) => columns);
  const languages = languagesOf(told, setting('default_language'));
  const listed = readChoices(choices, languages, saysYes(setting('allow_choice_duplicates')));
  const external = readChoices(external_choices, languages, true);
  const reading: Reading = {
    tables,
    sheetNames,
    languages,
    rows: survey.rows,
    lists: listed.lists,
    externalLists: external.lists,
    setting,
  };
  const faults = [
    ...bookFaults,
    ...settingsFaults(settings),
    ...survey.faults,
    ...listed.faults,
    ...quotaFaults(quotas),
    ...screenOutFaults(screenOuts),
    ...CHECKS.flatMap((check) => check(reading)),
  ];
  if (faults.length > 0) return refuse(inOrder(faults));
  const { lists, listFor } = listsOf(reading);
  const questionnaire: Questionnaire = {
    settings: readSettings(settings, setting, languages),
    languages: languages.all,
    parts: partsOf(survey.rows, reading, listFor),
    lists,
    quotas: readQuotas(quotas, languages),
    screenOuts: readScreenOuts(screenOuts, languages),
  };
  const byType = typeFaults(questionnaire, reading);
  if (byType.faults.length > 0) return refuse(inOrder(byType.faults));
  return ok({ questionnaire, notes: inOrder([...notesOf(reading), ...byType.notes]) });
}

/** By sheet as first named, then by row; a fault found by two rules is told once. */
function inOrder(faults: readonly SheetFault[]): readonly SheetFault[] {
  const sheets = [...new Set(faults.map(({ sheet }) => sheet))];
  const told = new Set<string>();
  return [...faults]
    .sort((a, b) => sheets.indexOf(a.sheet) - sheets.indexOf(b.sheet) || (a.row ?? 0) - (b.row ?? 0))
    .filter((fault) => {
      const key = JSON.stringify(fault);
      return told.has(key) ? false : Boolean(told.add(key));
    });
}
