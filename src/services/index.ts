/** Builds every service once, from the same collaborators. */
import { type VotingService, votingService } from './ballots/voting.js';
import type { ServiceContext } from './context.js';

/** What people do, by noun; `web/` and `cli/` call these and nothing below them. */
export interface Services {
  readonly context: ServiceContext;
  readonly voting: VotingService;
}

/** The services over one set of collaborators; nothing is opened or started here. */
export function buildServices(context: ServiceContext): Services {
  return { context, voting: votingService(context) };
}
