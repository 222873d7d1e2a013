/** Counts while they are being made. */
import type { CountStage } from '../domain/voting/progress.js';

/** Counts that were asked for and are not stored yet. */
export interface CountsUnderWayTable {
  ballot_id: string;
  /** Account id, or `system`. */
  asked_by: string;
  asked_at: number;
  /** The server that counts, as it calls itself; null where none does. */
  counter: string | null;
  /** When that server last said that it counts. */
  touched_at: number;
  /** How often the count was begun. */
  attempts: number;
  /** How far it is; null before the first word of it. */
  stage: CountStage | null;
  done: number;
  total: number | null;
  /** Why nobody goes on with it; null while somebody does or will. */
  failed: 'papers-changed' | 'count-failed' | null;
}
