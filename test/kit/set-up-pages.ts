/** An organiser's forms about one draft: sent with the revision that is stored, and what is stored afterwards. */
import type { Response } from 'supertest';
import { type BallotDefinition, definitionOf } from '../../src/services/ballots/definition.js';
import { type BallotRow, findBallot } from '../../src/storage/ballot-store.js';
import type { Browser, LabWithBallot } from './people.js';
import type { TestHouse } from './web.js';

export interface SetUpPages {
  organiser(): Browser;
  stored(): Promise<BallotRow>;
  definition(): Promise<BallotDefinition>;
  /** Sends the form at this path below the ballot; `fields` may name another revision. */
  post(path: string, fields?: Readonly<Record<string, string | string[]>>): Promise<Response>;
}

/** The forms of the ballot that `now` names when they are sent. */
export function setUpPages(
  now: () => { readonly house: TestHouse; readonly place: LabWithBallot },
): SetUpPages {
  const organiser = () => now().place.browsers.organiser;
  const stored = async () =>
    (await findBallot(now().house.services.context.storage.reader, now().place.ballot.slug))!;
  return {
    organiser,
    stored,
    definition: async () => definitionOf(await stored()),
    post: async (path, fields = {}) => {
      const { revision } = await stored();
      return organiser()
        .post(`/manage/ballots/${now().place.ballot.slug}${path}`)
        .type('form')
        .send({ revision: String(revision), ...fields });
    },
  };
}
