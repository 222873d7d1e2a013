/** A lab with one ballot that is not open yet and has nobody on its roll. */
import { fingerprintOf, writeDefinition } from '../../src/services/ballots/definition.js';
import type { ServiceContext } from '../../src/services/context.js';
import { newId } from '../../src/shared/ids.js';
import { type BallotRow, ballotById } from '../../src/storage/ballot-store.js';
import { TEST_DEFINITION } from './open-ballot.js';

export async function draftBallot(context: ServiceContext): Promise<BallotRow> {
  const [labId, ballotId] = [newId(context.randomness), newId(context.randomness)];
  const now = context.clock.now();
  await context.storage.writer.run(async (database) => {
    const lab = {
      id: labId,
      slug: `lab-${labId}`,
      title: 'Test lab',
      summary: '',
      synthetic: 1,
      created_at: now,
    };
    await database.insertInto('labs').values(lab).execute();
    await database
      .insertInto('ballots')
      .values({
        id: ballotId,
        slug: `ballot-${ballotId}`,
        lab_id: labId,
        state: 'draft',
        definition: writeDefinition(TEST_DEFINITION),
        fingerprint: null,
        opens_at: null,
        closes_at: now + 7 * 86_400_000,
        seed_phrase: 'a seed phrase',
        revision: 1,
        created_at: now,
      })
      .execute();
  });
  return ballotById(context.storage.reader, ballotId);
}

/** Opens it. */
export async function openDraft(context: ServiceContext, ballot: BallotRow): Promise<BallotRow> {
  await context.storage.writer.run((database) =>
    database
      .updateTable('ballots')
      .set({ state: 'open', fingerprint: fingerprintOf(TEST_DEFINITION), opens_at: context.clock.now() })
      .where('id', '=', ballot.id)
      .execute(),
  );
  return ballotById(context.storage.reader, ballot.id);
}

/** The value of a result that must have succeeded. */
export function must<Value>(result: { ok: true; value: Value } | { ok: false; problem: unknown }): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}
