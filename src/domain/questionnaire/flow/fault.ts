/** Why a questionnaire cannot be asked, so that its author finds the cell. */
import type { Place } from '../questionnaire.js';

export interface CompileFault {
  /** The part, quota or screen-out. */
  readonly name: string;
  readonly place: Place | null;
  /** Which of its fields, in the questionnaire's words: `relevant`, `constraintMessage`, `when`. */
  readonly field: string;
  /** Characters from 1 within the field; null where the whole of it is meant. */
  readonly column: number | null;
  readonly sentence: string;
}
