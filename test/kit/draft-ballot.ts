/** An organiser with a lab and a draft ballot, made through the services, for tests of what organisers do. */
import type { Draft } from '../../src/services/ballots/set-up.js';
import { codeHash, votingCode } from '../../src/services/ballots/voting-code.js';
import type { Services } from '../../src/services/index.js';
import { newId } from '../../src/shared/ids.js';
import type { BallotRow } from '../../src/storage/ballot-store.js';
import { findBallot } from '../../src/storage/ballot-store.js';
import { findLab, type LabRow } from '../../src/storage/lab-store.js';

export const DAY = 86_400_000;

export interface TestLab {
  readonly accountId: string;
  readonly lab: LabRow;
}

/** Stores an account that may create labs; answers with its id. */
export async function makeAccount({ context }: Services): Promise<string> {
  const id = newId(context.randomness);
  await context.storage.writer.run((database) =>
    database
      .insertInto('accounts')
      .values({
        id,
        email: `${id}@example.org`,
        name: 'Olwen Organiser',
        password_hash: null,
        totp_secret: null,
        totp_last_step: 0,
        can_create_labs: 1,
        created_at: context.clock.now(),
      })
      .execute(),
  );
  return id;
}

/** A lab of a new organiser. */
export async function makeLab(services: Services, title = 'Pilot lab'): Promise<TestLab> {
  const accountId = await makeAccount(services);
  const texts = { title: { en: title }, summary: { en: 'A year on one challenge.' }, stages: [] };
  const slug = await services.labs.create(texts, accountId);
  return { accountId, lab: (await findLab(services.context.storage.reader, slug))! };
}

/** A draft with nothing but its question. */
export async function makeDraft(services: Services, { lab, accountId }: TestLab): Promise<BallotRow> {
  const question = { en: 'Which theme should the lab work on?' };
  const slug = await services.setUp.create(lab, question, accountId);
  return (await findBallot(services.context.storage.reader, slug))!;
}

/** Two options, opening in a day and closing in a week. */
export function readyDraft(services: Services, draft: Draft): Draft {
  const now = services.context.clock.now();
  const options = ['Care closer to home', 'Learning from harm'].map((title, index) => ({
    id: `theme-${index + 1}`,
    title: { en: title },
    description: { en: '' },
    link: null,
    image: null,
  }));
  return {
    ...draft,
    definition: { ...draft.definition, options },
    opensAt: now + DAY,
    closesAt: now + 7 * DAY,
  };
}

/** A draft that can be announced or opened: options, dates and `members` on its roll. */
export async function makeReadyBallot(services: Services, lab: TestLab, members = 1): Promise<BallotRow> {
  const ballot = await makeDraft(services, lab);
  const edited = await services.setUp.edit(
    ballot.id,
    { part: 'options', revision: ballot.revision, change: (draft) => readyDraft(services, draft) },
    lab.accountId,
  );
  if (!edited.ok) throw new Error(edited.problem.sentence);
  await addEntries(services, ballot.id, members);
  return services.setUp.reread(ballot.id);
}

/** Puts `members` on the ballot's roll. */
export async function addEntries({ context }: Services, ballotId: string, members: number): Promise<void> {
  const entries = Array.from({ length: members }, (_, index) => {
    const id = newId(context.randomness);
    return {
      id,
      ballot_id: ballotId,
      email: `member-${index}@example.org`,
      name: `Member ${index}`,
      attributes: '{}',
      issue: 1,
      code_hash: codeHash(votingCode(context.secretKey, ballotId, id, 1))!,
      voted: 0,
      withdrawn: 0,
    };
  });
  if (entries.length === 0) return;
  await context.storage.writer.run((database) =>
    database.insertInto('roll_entries').values(entries).execute(),
  );
}
