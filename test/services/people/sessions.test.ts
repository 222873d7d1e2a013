import { SESSION_LIMITS } from '../../../src/services/people/sessions.js';
import { sha256 } from '../../../src/shared/digest.js';
import { findAccount } from '../../../src/storage/account-store.js';
import { makeAccount, type TestPerson } from '../../kit/people.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

onEveryDatabase((open) => {
  let house: TestHouse;
  let person: TestPerson;
  beforeAll(async () => {
    house = await openTestHouse(open);
    person = await makeAccount(house, 'Mair');
  });
  afterAll(() => house.remove());

  const storage = () => house.services.context.storage;
  const sessions = () => house.services.people.sessions;
  const rows = () => storage().reader.selectFrom('sessions').selectAll().execute();
  const later = (milliseconds: number) => house.clock.set(house.clock.now() + milliseconds);

  const begin = async (
    instead: string | null = null,
    proven: 'password' | 'password-and-code' = 'password',
  ) => {
    const account = (await findAccount(storage().reader, person.id))!;
    return storage().writer.run((database) => sessions().begin(database, account, proven, instead));
  };

  test('promise 19: a token has 256 random bits, and only its SHA-256 is stored', async () => {
    const begun = await begin();
    const other = await begin();
    expect(Buffer.from(begun.token, 'base64url')).toHaveLength(32);
    expect(other.token).not.toBe(begun.token);
    const stored = await rows();
    expect(stored.map((row) => row.token_hash)).toContain(sha256(begun.token));
    expect(JSON.stringify(stored)).not.toContain(begun.token);
    expect(await sessions().current(begun.token)).toMatchObject({ stage: 'full', account: person });
    expect(await sessions().current(`${begun.token}x`)).toBeNull();
  });

  test('promise 19: beginning in place of another session ends that one', async () => {
    const first = await begin();
    const second = await begin(sha256(first.token));
    expect(await sessions().current(first.token)).toBeNull();
    expect(await sessions().current(second.token)).not.toBeNull();
  });

  test('promise 19: a session ends when it is unused too long, but not before', async () => {
    const begun = await begin();
    later(SESSION_LIMITS.full.unused - 1);
    expect(await sessions().current(begun.token)).not.toBeNull();
    later(SESSION_LIMITS.full.unused - 1);
    expect(await sessions().current(begun.token)).not.toBeNull();
    later(SESSION_LIMITS.full.unused);
    expect(await sessions().current(begun.token)).toBeNull();
  });

  test('promise 19: a session ends after twelve hours, however busy', async () => {
    const begun = await begin();
    const end = house.clock.now() + SESSION_LIMITS.full.whole;
    while (house.clock.now() + 3_600_000 < end) {
      later(3_600_000);
      expect(await sessions().current(begun.token)).not.toBeNull();
    }
    house.clock.set(end);
    expect(await sessions().current(begun.token)).toBeNull();
  });

  test('promise 19: use is noted once a minute at most', async () => {
    const begun = await begin();
    const seen = async () =>
      (await rows()).find((row) => row.token_hash === sha256(begun.token))?.last_seen_at;
    const started = await seen();
    later(59_000);
    await sessions().current(begun.token);
    expect(await seen()).toBe(started);
    later(1_000);
    await sessions().current(begun.token);
    expect(await seen()).toBe(house.clock.now());
  });

  test('promise 19: one session can be ended, and all of an account at once', async () => {
    const [first, second, third] = [await begin(), await begin(), await begin()];
    await sessions().end(sha256(first.token));
    expect(await sessions().current(first.token)).toBeNull();
    expect(await sessions().current(second.token)).not.toBeNull();
    await house.services.people.account.signOutEverywhere(person.id);
    expect(await sessions().current(second.token)).toBeNull();
    expect(await sessions().current(third.token)).toBeNull();
  });

  test('promise 19: what is over is removed', async () => {
    await begin();
    later(SESSION_LIMITS.full.whole);
    const kept = await begin();
    await sessions().tidy();
    expect((await rows()).map((row) => row.token_hash)).toEqual([sha256(kept.token)]);
  });
});
