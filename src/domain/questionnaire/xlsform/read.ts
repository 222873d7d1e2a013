/** From sheets of cells to a questionnaire, or to everything that is wrong with them. */
import { ok, type Result, refuse } from '../../../shared/result.js';
import type { Questionnaire } from '../questionnaire.js';
import { carriedByForm } from './carried.js';
import { checkCycles } from './check-cycles.js';
import { checkElsewhere } from './check-elsewhere.js';
import { checkEntities } from './check-entities.js';
import { checkExpressions, expressionObstacles } from './check-expressions.js';
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
import { readRows, saysNo, saysYes } from './rows.js';
import { readSettings, settingsFaults, settingsOf } from './settings.js';
import { textAt } from './table.js';
import { typeFaults } from './type-faults.js';
import { readWorkbook } from './workbook.js';

/** A questionnaire, and what its author should know. */
export interface ReadQuestionnaire {
  readonly questionnaire: Questionnaire;
  /** What Canvass does otherwise than other tools. */
  readonly notes: readonly SheetFault[];
  /** What XLSForm accepts and a survey cannot ask: it must go before the questionnaire is fielded. */
  readonly obstacles: readonly SheetFault[];
}

const CHECKS: readonly Check[] = [
  ...[checkTypes, checkNames, checkSelects, checkGroups, checkParameters, checkElsewhere, checkRanges],
  ...[checkVisible, checkTriggers, checkReferences, checkFiles, checkEntities, checkExpressions],
  ...[checkCycles],
];

/**
 * Reads a workbook by the rules of XLSForm, as its reference converter (pyxform 4.5) applies them, and Canvass's own.
 * Refused with every fault, in the order of the rows; never throws, whatever the cells hold.
 */
export function readQuestionnaire(grids: readonly Grid[]): Result<ReadQuestionnaire, readonly SheetFault[]> {
  const { tables, sheetNames, faults: bookFaults, notes: bookNotes, misspelt } = readWorkbook(grids);
  const clean =
    tables.settings.rows[0] === undefined || !saysNo(textAt(tables.settings.rows[0], 'clean_text_values'));
  const survey = readRows(tables.survey, clean);
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
  if (faults.length > 0) return refuse(inOrder([...misspelt, ...faults]));
  const { lists, listFor } = listsOf(reading);
  const questionnaire: Questionnaire = {
    settings: readSettings(settings, setting, languages),
    languages: languages.all,
    parts: partsOf(survey.rows, reading, listFor),
    lists,
    quotas: readQuotas(quotas, languages),
    screenOuts: readScreenOuts(screenOuts, languages),
    ...carriedByForm(reading, grids),
  };
  const byType = typeFaults(questionnaire, reading);
  if (byType.faults.length > 0) return refuse(inOrder(byType.faults));
  const { notes, obstacles } = notesOf(reading);
  return ok({
    questionnaire,
    notes: inOrder([...bookNotes, ...misspelt, ...notes, ...byType.notes]),
    obstacles: inOrder([...obstacles, ...byType.obstacles, ...expressionObstacles(reading)]),
  });
}

/** The most faults that are told at once. */
const MOST_TOLD = 1000;

/** By sheet as first named, then by row; a fault found by two rules is told once, and after so many the rest is counted. */
function inOrder(faults: readonly SheetFault[]): readonly SheetFault[] {
  const sheets = [...new Set(faults.map(({ sheet }) => sheet))];
  const distinct = [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];
  const sorted = distinct.sort(
    (a, b) => sheets.indexOf(a.sheet) - sheets.indexOf(b.sheet) || (a.row ?? 0) - (b.row ?? 0),
  );
  if (sorted.length <= MOST_TOLD) return sorted;
  const sentence = `${sorted.length - MOST_TOLD} more faults follow`;
  return [...sorted.slice(0, MOST_TOLD), { sheet: '', row: null, column: null, sentence }];
}
