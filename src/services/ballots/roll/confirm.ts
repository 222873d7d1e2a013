/** Puts the members of a tried-out file on the roll, in steps between which voters are served. */
import { type Problem, problem } from '../../../shared/problem.js';
import { ok, type Result, refuse } from '../../../shared/result.js';
import { appendAudit } from '../../../storage/audit-store.js';
import type { BallotRow } from '../../../storage/ballot-store.js';
import { addEntries } from '../../../storage/roll-store.js';
import { emptyUpload } from '../../../storage/roll-upload-store.js';
import type { ServiceContext } from '../../context.js';
import type { NewMember } from './check-lines.js';
import { newEntry } from './new-entry.js';
import { rollProblemNow } from './roll-state.js';
import { confirmedDetails, tryOut, wasConfirmed } from './upload.js';

/** Members put on the roll in one transaction. */
const BATCH = 500;

/** What a confirmation did. */
export interface Confirmed {
  readonly added: number;
}

/**
 * Confirms an upload. Members who are on the roll by now are passed over, so that confirming twice, in two tabs
 * or after an interruption adds each member once. Refused with `form-stale` when the columns were decided anew
 * since the dry run that was confirmed.
 */
export async function confirm(
  context: ServiceContext,
  ballot: BallotRow,
  actor: string,
  id: string,
  seal: string,
): Promise<Result<Confirmed, Problem>> {
  if (await wasConfirmed(context, ballot, id)) return ok({ added: 0 });
  const tried = await tryOut(context, ballot, id);
  if (!tried.ok) return tried;
  if (tried.value.seal !== seal) return refuse(problem('form-stale'));
  const { members } = tried.value.check;
  let added = 0;
  for (let start = 0; start < members.length; start += BATCH) {
    const step = await addBatch(context, ballot, actor, members.slice(start, start + BATCH));
    if (!step.ok) return step;
    added += step.value;
  }
  const kept = confirmedDetails(tried.value.details);
  await context.storage.writer.run((database) => emptyUpload(database, id, kept));
  return ok({ added });
}

async function addBatch(
  context: ServiceContext,
  ballot: BallotRow,
  actor: string,
  members: readonly NewMember[],
): Promise<Result<number, Problem>> {
  const now = context.clock.now();
  const rows = members.map((member) => newEntry(context, ballot.id, member));
  return context.storage.writer.run(async (database) => {
    const closed = await rollProblemNow(database, ballot.id, now);
    if (closed !== null) return refuse(closed);
    const added = await addEntries(database, rows);
    if (added > 0) {
      await appendAudit(database, {
        at: now,
        actor,
        action: 'roll-entries-added',
        subject: ballot.id,
        labId: ballot.lab_id,
        details: { added },
      });
    }
    return ok(added);
  });
}
