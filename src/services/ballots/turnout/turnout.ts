/** Turnout as a service, for the page of those who run a ballot. */
import type { ServiceContext } from '../../context.js';
import { turnoutOf } from './breakdown.js';

export type TurnoutService = ReturnType<typeof turnoutService>;

/** The service behind the turnout page. What is published of turnout goes out with the result. */
export function turnoutService(context: ServiceContext) {
  return { show: turnoutOf.bind(null, context) };
}
