/** Every move a ballot can make, once, in the order of its life. A new move is a file beside this one and a line here. */
import type { Move } from '../move.js';
import { cancel } from './cancel.js';
import { close } from './close.js';
import { count } from './count.js';
import { open } from './open.js';
import { publish } from './publish.js';
import { schedule } from './schedule.js';
import { unschedule } from './unschedule.js';

export const MOVES: readonly Move[] = [schedule, open, unschedule, close, count, publish, cancel];

/** The move of this name. */
export function findMove(name: string): Move | undefined {
  return MOVES.find((move) => move.name === name);
}

/** The moves that a ballot in this state could make. */
export function movesFrom(state: Move['to']): readonly Move[] {
  return MOVES.filter(({ from }) => from.includes(state));
}
