/** A lab with one open ballot and a roll, put straight into storage, for tests of what happens once voting runs. */
import type { BallotDefinition } from '../../src/services/ballots/definition.js';
import { fingerprintOf, writeDefinition } from '../../src/services/ballots/definition.js';
import { codeHash, votingCode } from '../../src/services/ballots/voting-code.js';
import type { ServiceContext } from '../../src/services/context.js';
import { sha256 } from '../../src/shared/digest.js';
import { newId } from '../../src/shared/ids.js';
import { type BallotRow, ballotById } from '../../src/storage/ballot-store.js';
import type { BallotsTable } from '../../src/storage/tables.js';
import { storeBallot } from './stored-ballot.js';

export const TEST_DEFINITION: BallotDefinition = {
  question: { en: 'Which theme should the lab work on?', cy: 'Pa thema ddylai’r labordy weithio arni?' },
  introduction: { en: 'Choose the theme for the year.' },
  options: ['health', 'home', 'harm'].map((id) => ({
    id,
    title: { en: `Theme ${id}`, cy: `Thema ${id}` },
    description: { en: `About **${id}**.` },
    link: null,
    image: null,
  })),
  method: 'instant-runoff',
  seats: 1,
  rankAtMost: null,
  rankAll: false,
  abstention: false,
  companions: [],
  optionOrder: 'fixed',
  seedHash: sha256('a seed phrase'),
  smallestGroup: 5,
};

export interface OpenBallot {
  readonly ballot: BallotRow;
  readonly labId: string;
  /** One voting code for each member on the roll. */
  readonly codes: readonly string[];
}

/**
 * Opens a ballot with `members` on its roll, closing a week after the context's clock; `row` puts it in another
 * state or at another time.
 */
export async function openBallot(
  context: ServiceContext,
  members: number,
  changes: Partial<BallotDefinition> = {},
  row: Partial<BallotsTable> = {},
): Promise<OpenBallot> {
  const definition = { ...TEST_DEFINITION, ...changes };
  const [labId, ballotId] = [newId(context.randomness), newId(context.randomness)];
  const now = context.clock.now();
  const ids = Array.from({ length: members }, () => newId(context.randomness));
  const codes = ids.map((id) => votingCode(context.secretKey, ballotId, id, 1));
  await context.storage.writer.run(async (database) => {
    await database
      .insertInto('labs')
      .values({
        id: labId,
        slug: `lab-${labId}`,
        title: 'Test lab',
        summary: '',
        synthetic: 1,
        created_at: now,
      })
      .execute();
    await storeBallot(database, {
      id: ballotId,
      slug: `ballot-${ballotId}`,
      lab_id: labId,
      state: 'open',
      definition: writeDefinition(definition),
      fingerprint: fingerprintOf(definition),
      opens_at: now - 1000,
      closes_at: now + 7 * 86_400_000,
      seed_phrase: 'a seed phrase',
      revision: 1,
      created_at: now,
      ...row,
    });
    for (let start = 0; start < members; start += 500) {
      await database
        .insertInto('roll_entries')
        .values(
          ids.slice(start, start + 500).map((id, index) => ({
            id,
            ballot_id: ballotId,
            email: `member-${start + index}@example.org`,
            name: `Member ${start + index}`,
            attributes: '{}',
            issue: 1,
            code_hash: codeHash(codes[start + index]!)!,
            voted: 0,
            withdrawn: 0,
          })),
        )
        .execute();
    }
  });
  return { ballot: await ballotById(context.storage.reader, ballotId), labId, codes };
}
