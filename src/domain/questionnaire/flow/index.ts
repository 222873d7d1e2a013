/** The door to the flow: one pure judge of what is asked, of what may be answered, and of why a cell is blank. */
export { answerPage } from './answer.js';
export type {
  AskedAnother,
  AskedQuestion,
  AskedSection,
  AskedTitle,
  Next,
  PageAnswered,
  PageAsked,
  PageFault,
  PageFaults,
  PageRefused,
} from './asked.js';
export type { InstanceCounts } from './columns.js';
export { compileQuestionnaire } from './compile.js';
export type { Compiled } from './compiled.js';
export {
  blankReasons,
  type Cell,
  type DataPlan,
  instancesIn,
  listsChoices,
  mergeVersions,
  type PlannedQuestion,
} from './data-plan.js';
export type { FrozenDesign, FrozenDesigns } from './designs.js';
export { type Compared, type Difference, differences, type FieldDifference } from './differences.js';
export { quotaCells } from './endings.js';
export type { CompileFault, FaultSheet } from './fault.js';
export { MOST_INSTANCES } from './live.js';
export { onwardNow } from './onward.js';
export { designShown, designSizes, orderShown, type Shown } from './order-shown.js';
export { pageAt } from './page.js';
export type { Utilities } from './proposals.js';
export {
  BLANK_REASONS,
  type BlankReason,
  emptyRow,
  type FillRow,
  type Outcome,
  type RowCells,
  reasonNumber,
} from './row-filler.js';
export { type Preferences, type Simulated, simulateResponse } from './simulate.js';
export { startResponse } from './start.js';
export type { Ending, Moment, ResponseState, Start } from './state.js';
