/** Where a response goes on, which time alone can change: what is asked may depend on today. */
import type { Compiled } from './compiled.js';
import { Live } from './live.js';
import type { Moment, ResponseState } from './state.js';
import { frontOf, type Onward, openPage, wayOf } from './way.js';

/**
 * The page that the state names while that is still asked, else the first page that is not answered as it must be, else
 * the end. `pageAt` shows the page that this names.
 */
export function onwardNow(compiled: Compiled, state: ResponseState, moment: Moment): Onward {
  if (state.ended !== null) return state.ended;
  const way = wayOf(new Live(compiled, state, moment));
  const named = state.at === null ? null : openPage(way, state.at);
  return named === null ? frontOf(way) : { kind: 'page', page: named.id };
}
