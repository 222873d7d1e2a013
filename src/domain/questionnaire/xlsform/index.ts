/** The door to a questionnaire's written forms. */
export {
  describeSheetFault,
  type Grid,
  type GridRow,
  MOST_COLUMNS,
  MOST_ROWS,
  type SheetFault,
} from './grid.js';
export {
  checkQuestionnaire,
  parseQuestionnaireJson,
  questionnaireJson,
  readQuestionnaireJson,
} from './json.js';
export { readMarkdownTables } from './markdown-tables.js';
export { type ReadQuestionnaire, readQuestionnaire } from './read.js';
export { isFilterName } from './references.js';
export { writeQuestionnaire } from './write.js';
