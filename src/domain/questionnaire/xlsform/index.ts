/** The door to a questionnaire's written forms. */
export { describeSheetFault, type Grid, type GridRow, type SheetFault } from './grid.js';
export { readMarkdownTables } from './markdown-tables.js';
export { type ReadQuestionnaire, readQuestionnaire } from './read.js';
