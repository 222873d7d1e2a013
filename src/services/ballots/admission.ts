/** Who may vote now: the judgement of a voting code, and of the moment it is used. */
import { type Problem, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { type BallotRow, ballotById } from '../../storage/ballot-store.js';
import { findReplacedCode, findVoter, type VoterRow } from '../../storage/paper-store.js';
import type { BallotState } from '../../storage/tables.js';
import type { ServiceContext } from '../context.js';
import { codeHash } from './voting-code.js';

/** A voting code that belongs to this ballot's roll. */
export interface Admission {
  readonly codeHash: string;
  readonly voted: boolean;
}

/** Whether this code may vote in this ballot now; a code that has voted is admitted as `voted`. */
export async function admit(
  context: ServiceContext,
  ballot: BallotRow,
  votingCode: string,
): Promise<Result<Admission, Problem>> {
  const hash = codeHash(votingCode);
  if (hash === null) return refuse(problem('link-unknown'));
  const voter = await findVoter(context.storage.reader, hash);
  const replacedFor = voter === undefined ? await findReplacedCode(context.storage.reader, hash) : undefined;
  if (replacedFor === ballot.id) return refuse(problem('link-replaced'));
  const refusal = refusalOf(voter, ballot.id) ?? votingProblem(ballot, context.clock.now());
  return refusal === null ? ok({ codeHash: hash, voted: voter?.voted === 1 }) : refuse(refusal);
}

/** The ballot that a code (current or replaced) was made for. */
export async function findBallotOfCode(
  context: ServiceContext,
  votingCode: string,
): Promise<Result<{ ballot: BallotRow }, Problem>> {
  const hash = codeHash(votingCode);
  if (hash === null) return refuse(problem('link-unknown'));
  const { reader } = context.storage;
  const ballotId = (await findVoter(reader, hash))?.ballot_id ?? (await findReplacedCode(reader, hash));
  return ballotId === undefined
    ? refuse(problem('link-unknown'))
    : ok({ ballot: await ballotById(reader, ballotId) });
}

/** Why the roll does not let this voter vote in this ballot, or null. Having voted is no refusal here. */
export function refusalOf(voter: VoterRow | undefined, ballotId: string): Problem | null {
  if (voter === undefined || voter.ballot_id !== ballotId) return problem('link-unknown');
  return voter.withdrawn === 1 ? problem('link-withdrawn') : null;
}

/** Why no paper can be cast or changed at `now`, or null. The hour of closing counts even before the clock's move. */
export function votingProblem(
  ballot: { readonly state: BallotState; readonly closes_at: number | null },
  now: number,
): Problem | null {
  if (ballot.state === 'cancelled') return problem('ballot-cancelled');
  if (ballot.state === 'draft' || ballot.state === 'scheduled') return problem('ballot-not-open');
  const over = ballot.closes_at !== null && ballot.closes_at <= now;
  return ballot.state === 'open' && !over ? null : problem('ballot-closed');
}
