/** The common type of a ballot's moves from one state to the next, and what every move shares. */
import { type Problem, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { appendAudit } from '../../storage/audit-store.js';
import { changeBallot } from '../../storage/ballot-draft-store.js';
import { type BallotRow, ballotById, moveBallot } from '../../storage/ballot-store.js';
import { rollCounts } from '../../storage/roll-store.js';
import type { BallotState, Database } from '../../storage/tables.js';
import type { ServiceContext } from '../context.js';
import { definitionOf } from './definition.js';
import type { Missing, Situation } from './readiness.js';

/** How a sentence writes moments and numbers. */
export interface Wording {
  moment(epochMs: number): string;
  number(value: number): string;
}

/** Who moves which ballot. */
export interface MoveOrder {
  readonly ballotId: string;
  /** Account id, or `system` for the clock. */
  readonly actor: string;
  /** The revision that the organiser confirmed; null for the clock, which takes the ballot as it is. */
  readonly revision: number | null;
  /** What was chosen, where the move asks (`Move.choice`). */
  readonly choice?: string;
}

/** What an organiser chooses with a move; the only one where there is nothing to choose, or one of several. */
export interface MoveChoice {
  readonly legend: string;
  /** What follows whatever is chosen. */
  readonly sentences: readonly string[];
  readonly options: readonly { readonly value: string; readonly text: string; readonly hint: string }[];
}

/** One move. Its name is the last part of its page's address. */
export interface Move {
  readonly name: string;
  readonly from: readonly BallotState[];
  readonly to: BallotState;
  /** What the button says: "Open the ballot". */
  readonly button: string;
  /** The confirmation page's question. */
  readonly heading: string;
  /** `warning`: cannot be undone and destroys something. */
  readonly kind: 'primary' | 'warning';
  /** What it will do, in plain words. */
  sentences(situation: Situation, words: Wording): readonly string[];
  /** What stands in its way although the state allows it. */
  missing(situation: Situation): readonly Missing[];
  /** What must be chosen with it; left out by moves that are made in one way only. */
  choice?(reader: Database, ballot: BallotRow, words: Wording): Promise<MoveChoice>;
  /** Makes the move. Refuses `form-invalid` with the field `choice` where something was to be chosen and was not. */
  run(context: ServiceContext, order: MoveOrder): Promise<Result<void, Problem>>;
}

/** The situation of a stored ballot, as the given database sees it. */
export async function situationOf(database: Database, ballot: BallotRow, now: number): Promise<Situation> {
  return { ballot, definition: definitionOf(ballot), ...(await rollCounts(database, ballot.id)), now };
}

/** What one move does inside its transaction, after everything was found to allow it. */
export interface Step {
  readonly move: Pick<Move, 'from' | 'to' | 'missing'>;
  /** The audit log's word: `ballot-opened`. */
  readonly action: string;
  /** What changes beside the state, and what the audit line says. */
  effect(
    situation: Situation,
    order: MoveOrder,
    database: Database,
  ): Promise<{
    readonly changes: Partial<Pick<BallotRow, 'definition' | 'fingerprint' | 'opens_at' | 'closes_at'>>;
    readonly details: Readonly<Record<string, string | number | boolean>>;
  }>;
}

/** Makes one move in one transaction: judged, changed and recorded together, or not at all. */
export async function takeStep(
  context: ServiceContext,
  order: MoveOrder,
  { move, action, effect }: Step,
): Promise<Result<void, Problem>> {
  const now = context.clock.now();
  return context.storage.writer.run(async (database) => {
    const ballot = await ballotById(database, order.ballotId);
    const refused = refusalOf(ballot, order, move.from);
    if (refused !== null) return refuse(refused);
    const situation = await situationOf(database, ballot, now);
    const missing = move.missing(situation);
    if (missing.length > 0) return refuse(notReady(missing));
    // From here on the row is locked, so that nobody else moves the ballot while the step is taken.
    if (!(await changeBallot(database, ballot, {}))) return refuse(problem('ballot-changed-since'));
    const { changes, details } = await effect(situation, order, database);
    await moveBallot(database, ballot.id, ballot.state, { ...changes, state: move.to });
    await appendAudit(database, {
      at: now,
      actor: order.actor,
      action,
      subject: ballot.id,
      labId: ballot.lab_id,
      details,
    });
    return ok(undefined);
  });
}

/** Whether the ballot's state and revision allow a move from these states. */
export function refusalOf(ballot: BallotRow, order: MoveOrder, from: readonly BallotState[]): Problem | null {
  if (!from.includes(ballot.state)) {
    return problem('wrong-state', { parameters: { state: ballot.state } });
  }
  return order.revision === null || order.revision === ballot.revision
    ? null
    : problem('ballot-changed-since');
}

/** The refusal that lists what is missing. */
export function notReady(missing: readonly Missing[]): Problem {
  return problem('not-ready', {
    parameters: { missing: missing.map(({ sentence }) => sentence).join('; ') },
  });
}
