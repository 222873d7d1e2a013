/** Everything a member can do, in one place: be admitted, cast, change, look. */
import type { ServiceContext } from '../context.js';
import { admit, findBallotOfCode } from './admission.js';
import { cast, drawChange, drawReceipt, isSealedFor, openChange, replace } from './cast.js';
import { lookUpReceipt } from './receipt.js';

export type VotingService = ReturnType<typeof votingService>;

/** The service behind the member's pages; each method is documented where it is written. */
export function votingService(context: ServiceContext) {
  return {
    admit: admit.bind(null, context),
    findBallotOfCode: findBallotOfCode.bind(null, context),
    drawReceipt: drawReceipt.bind(null, context),
    drawChange: drawChange.bind(null, context),
    isSealedFor: isSealedFor.bind(null, context),
    cast: cast.bind(null, context),
    replace: replace.bind(null, context),
    openChange: openChange.bind(null, context),
    look: lookUpReceipt.bind(null, context),
  };
}
