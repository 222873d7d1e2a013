/** Voting links of made-up members who have not voted yet, for whoever wants to try the ballot. */
import { findBallot } from '../../storage/ballot-store.js';
import { searchEntries } from '../../storage/roll-store.js';
import { votingCode, votingLink } from '../ballots/voting-code.js';
import type { ServiceContext } from '../context.js';

/** Up to `count` links to an open ballot; none when it is not open. */
export async function sampleLinks(
  context: ServiceContext,
  ballotSlug: string,
  count: number,
): Promise<readonly string[]> {
  const { storage, secretKey, config } = context;
  const ballot = await findBallot(storage.reader, ballotSlug);
  if (ballot === undefined || ballot.state !== 'open') return [];
  const entries = await searchEntries(storage.reader, ballot.id, '', { limit: 200, offset: 0 });
  return entries
    .filter(({ voted, withdrawn }) => voted === 0 && withdrawn === 0)
    .slice(0, count)
    .map(({ id, issue }) => votingLink(config.baseUrl, votingCode(secretKey, ballot.id, id, issue)));
}
