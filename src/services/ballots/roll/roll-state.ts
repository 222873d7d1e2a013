/** When the roll may change: before the ballot opens and while it is open, and at no other time. */
import { type Problem, problem } from '../../../shared/problem.js';
import { ballotMoment } from '../../../storage/paper-store.js';
import type { BallotState, Database } from '../../../storage/tables.js';

/** Why the roll of a ballot in this state takes no change at `now`, or null. */
export function rollProblem(
  ballot: { readonly state: BallotState; readonly closes_at: number | null },
  now: number,
): Problem | null {
  const changeable = ballot.state === 'draft' || ballot.state === 'scheduled' || ballot.state === 'open';
  if (!changeable) return problem('wrong-state', { parameters: { state: ballot.state } });
  const over = ballot.state === 'open' && ballot.closes_at !== null && ballot.closes_at <= now;
  return over ? problem('ballot-closed') : null;
}

/** The same, judged inside the transaction that changes the roll. */
export async function rollProblemNow(
  database: Database,
  ballotId: string,
  now: number,
): Promise<Problem | null> {
  return rollProblem(await ballotMoment(database, ballotId), now);
}
