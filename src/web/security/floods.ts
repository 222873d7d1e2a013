/** The coarse layer against floods: kept in memory, generous, and never between a member and their vote. */
import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { ProblemError, problem } from '../../shared/problem.js';
import { addressBlock } from './address-block.js';

/** Requests a minute from one block of addresses; a hospital may stand behind one of them. */
export const REQUESTS_A_MINUTE = 3000;

/** The voting link, the paper, the receipt, changing and checking; a survey's pages once it was begun; the watcher of the service's health. */
const NEVER_SLOWED =
  /^\/(v\/|vote$|health$|s\/[^/]+\/(page|finish|done|later|visit|stop)(\/|$)|ballots\/[^/]+\/(vote|receipt|receipt\.txt|change|check)(\/|$))/;

/** Middleware: answers `too-many-tries` beyond the limit. Guessing is stopped elsewhere, by counts in the database. */
export function slowDownFloods(limit = REQUESTS_A_MINUTE): RequestHandler {
  const slowDown = rateLimit({
    windowMs: 60_000,
    limit,
    legacyHeaders: false,
    standardHeaders: false,
    validate: false,
    keyGenerator: addressBlock,
    handler: (_request, _response, next) =>
      next(new ProblemError(problem('too-many-tries', { parameters: { minutes: '1' } }))),
  });
  return (request, response, next) => {
    if (NEVER_SLOWED.test(request.path)) next();
    else slowDown(request, response, next);
  };
}
