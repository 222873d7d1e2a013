/** Begins a response. */
import type { Compiled } from './compiled.js';
import { Live } from './live.js';
import { settledState } from './settle.js';
import type { Moment, ResponseState, Start } from './state.js';
import { frontOf, wayOf } from './way.js';

/** The state of a response that has answered nothing; one of a questionnaire that asks nothing is complete. */
export function startResponse(compiled: Compiled, start: Start, moment: Moment): ResponseState {
  const empty: ResponseState = { ...start, answers: {}, hidden: [], at: null, ended: null };
  const { live, state } = settledState(new Live(compiled, empty, moment), empty);
  const front = frontOf(wayOf(live));
  return front.kind === 'page' ? { ...state, at: front.page } : { ...state, ended: { kind: 'complete' } };
}
