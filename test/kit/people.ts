/** People for tests: accounts, roles, and browsers that have signed in by the front door. */
import { generateSync } from 'otplib';
import request from 'supertest';
import { fingerprintOf, writeDefinition } from '../../src/services/ballots/definition.js';
import { newId } from '../../src/shared/ids.js';
import { findOrInsertAccount } from '../../src/storage/account-store.js';
import { setRole } from '../../src/storage/lab-role-store.js';
import type { BallotState, Role } from '../../src/storage/tables.js';
import { TEST_DEFINITION } from './open-ballot.js';
import { storeBallot } from './stored-ballot.js';
import type { TestHouse } from './web.js';

export const TEST_PASSWORD = 'three plain words';

/** A browser that keeps its cookies. */
export type Browser = ReturnType<typeof request.agent>;

export interface TestPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** An account with `TEST_PASSWORD`; its address is made from its name. */
export async function makeAccount(
  house: TestHouse,
  name: string,
  settings: { canCreateLabs?: boolean; withoutPassword?: boolean } = {},
): Promise<TestPerson> {
  const { context, people } = house.services;
  const password_hash = settings.withoutPassword ? null : await people.passwords.hash(TEST_PASSWORD);
  const account = await context.storage.writer.run((database) =>
    findOrInsertAccount(database, {
      id: newId(context.randomness),
      email: `${name.toLowerCase().replace(/\W+/g, '.')}@example.org`,
      name,
      password_hash,
      totp_secret: null,
      totp_last_step: 0,
      can_create_labs: settings.canCreateLabs ? 1 : 0,
      created_at: context.clock.now(),
    }),
  );
  return { id: account.id, name, email: account.email };
}

/** A browser in which this person has signed in with `TEST_PASSWORD`. Fails where a code is asked for too. */
export async function signIn(house: TestHouse, person: TestPerson): Promise<Browser> {
  const browser = request.agent(house.app);
  const answer = await browser
    .post('/sign-in')
    .type('form')
    .send({ email: person.email, password: TEST_PASSWORD });
  expect(answer.headers['location']).toBe('/manage');
  return browser;
}

/** Gives the person this role in the lab. */
export async function giveRole(
  house: TestHouse,
  labId: string,
  person: TestPerson,
  role: Role,
): Promise<void> {
  await house.services.context.storage.writer.run((database) => setRole(database, labId, person.id, role));
}

/** An empty lab; its address is made from its title. */
export async function makeLab(house: TestHouse, title: string): Promise<{ id: string; slug: string }> {
  const { storage, randomness, clock } = house.services.context;
  const lab = { id: newId(randomness), slug: title.toLowerCase().replace(/\W+/g, '-') };
  const row = { ...lab, title, summary: '', synthetic: 1, created_at: clock.now() };
  await storage.writer.run((database) => database.insertInto('labs').values(row).execute());
  return lab;
}

/** A ballot of the lab with `TEST_DEFINITION`, in a state that needs no papers. */
export async function makeBallot(
  house: TestHouse,
  labId: string,
  state: Extract<BallotState, 'draft' | 'open' | 'cancelled'> = 'draft',
): Promise<{ id: string; slug: string }> {
  const { storage, randomness, clock } = house.services.context;
  const id = newId(randomness);
  const ballot = { id, slug: `ballot-${id}` };
  await storage.writer.run((database) =>
    storeBallot(database, {
      ...ballot,
      lab_id: labId,
      state,
      definition: writeDefinition(TEST_DEFINITION),
      fingerprint: fingerprintOf(TEST_DEFINITION),
      opens_at: clock.now() - 1000,
      closes_at: clock.now() + 7 * 86_400_000,
      seed_phrase: 'a seed phrase',
      revision: 1,
      created_at: clock.now(),
    }),
  );
  return ballot;
}

/** A lab with a ballot and one signed-in browser for each role. */
export interface LabWithBallot {
  readonly lab: { readonly id: string; readonly slug: string };
  readonly ballot: { readonly id: string; readonly slug: string };
  readonly people: Readonly<Record<Role, TestPerson>>;
  readonly browsers: Readonly<Record<Role, Browser>>;
}

/** Makes all of it. The organiser may create labs too. */
export async function labWithBallot(
  house: TestHouse,
  title = 'Test lab',
  state: Extract<BallotState, 'draft' | 'open' | 'cancelled'> = 'draft',
): Promise<LabWithBallot> {
  const lab = await makeLab(house, title);
  const ballot = await makeBallot(house, lab.id, state);
  const people = {
    organiser: await makeAccount(house, `Olwen of ${title}`, { canCreateLabs: true }),
    analyst: await makeAccount(house, `Anwen of ${title}`),
    observer: await makeAccount(house, `Owain of ${title}`),
  };
  for (const role of ['organiser', 'analyst', 'observer'] as const)
    await giveRole(house, lab.id, people[role], role);
  const browsers = {
    organiser: await signIn(house, people.organiser),
    analyst: await signIn(house, people.analyst),
    observer: await signIn(house, people.observer),
  };
  return { lab, ballot, people, browsers };
}

/** The code that an authenticator app with this secret shows at `moment` (epoch milliseconds). */
export function codeFor(secret: string, moment: number): string {
  return generateSync({ secret: secret.replace(/\s/g, ''), epoch: Math.floor(moment / 1000) });
}
