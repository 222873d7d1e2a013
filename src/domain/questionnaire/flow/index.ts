/** The door to the flow: one pure judge of what is asked, of what may be answered, and of why a cell is blank. */
export type {
  AskedAnother,
  AskedQuestion,
  AskedSection,
  Next,
  PageAnswered,
  PageAsked,
  PageFault,
  PageFaults,
  PageRefused,
} from './asked.js';
export type { Ending, Moment, ResponseState, Start } from './state.js';
