/** Why a questionnaire cannot be asked, so that its author finds the cell. */
import type { Place } from '../questionnaire.js';

/** The sheet that a part, a quota or a screen-out is written on. */
export type FaultSheet = 'survey' | 'quotas' | 'screen_outs';

export interface CompileFault {
  /** Tells a question from a quota of the same name. */
  readonly sheet: FaultSheet;
  /** The part, quota or screen-out. */
  readonly name: string;
  readonly place: Place | null;
  /** Which of its fields, in the questionnaire's words: `relevant`, `constraintMessage`, `when`. */
  readonly field: string;
  /** Characters from 1 within the field; null where the whole of it is meant. */
  readonly column: number | null;
  readonly sentence: string;
}
