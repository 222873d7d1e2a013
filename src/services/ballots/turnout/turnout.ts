/** Turnout, in one place: for the page of a ballot's organisers, and as the file that is published. */
import type { BallotRow } from '../../../storage/ballot-store.js';
import type { ServiceContext } from '../../context.js';
import { turnoutOf } from './breakdown.js';
import { turnoutFile } from './turnout-file.js';

export type TurnoutService = ReturnType<typeof turnoutService>;

/** The service behind the turnout page and file. */
export function turnoutService(context: ServiceContext) {
  return {
    show: turnoutOf.bind(null, context),
    /** CSV text; whether the ballot is published is for the caller to judge. */
    file: async (ballot: BallotRow): Promise<string> =>
      turnoutFile(await turnoutOf(context, ballot), context.config.labTimeZone),
  };
}
