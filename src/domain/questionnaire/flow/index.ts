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
export { type FrozenDesign, type FrozenDesigns, versionFor } from './designs.js';
export { type Compared, type Difference, differences, type FieldDifference } from './differences.js';
export { quotaCells } from './endings.js';
export type { CompileFault, FaultSheet } from './fault.js';
export { onwardNow } from './onward.js';
export { orderShown, type Shown } from './order-shown.js';
export { pageAt } from './page.js';
export type { Utilities } from './proposals.js';
export {
  type BlankReason,
  blankReasons,
  type Cell,
  type DataPlan,
  instancesIn,
  mergeVersions,
  type Outcome,
  type PlannedQuestion,
} from './reasons.js';
export { type Preferences, type Simulated, simulateResponse } from './simulate.js';
export { startResponse } from './start.js';
export type { Ending, Moment, ResponseState, Start } from './state.js';
