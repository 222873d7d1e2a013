import { peopleServices } from '../../../src/services/people/index.js';
import type { Passwords } from '../../../src/services/people/passwords.js';
import { SIGN_IN_LIMITS } from '../../../src/services/people/sign-in.js';
import { sha256 } from '../../../src/shared/digest.js';
import { codeFor, makeAccount, TEST_PASSWORD, type TestPerson } from '../../kit/people.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

const QUARTER_HOUR = 900_000;

onEveryDatabase((open) => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse(open);
  });
  afterAll(() => house.remove());
  beforeEach(() => house.clock.set(house.clock.now() + QUARTER_HOUR));

  const people = () => house.services.people;
  const tryPassword = (email: string, password: string, addressBlock = '192.0.2.7') =>
    people().signIn.withPassword({ email, password, addressBlock }, null);

  /** Turns codes on; answers with the secret. */
  const turnCodesOn = async (person: TestPerson) => {
    const entered = await tryPassword(person.email, TEST_PASSWORD);
    if (!entered.ok) throw new Error('could not sign in');
    const session = (await people().sessions.current(entered.value.token))!;
    const offer = people().twoStep.offer(session.account);
    const code = codeFor(offer.secret, house.clock.now());
    const on = await people().twoStep.turnOn(session, {
      sealed: offer.sealed,
      code,
      password: TEST_PASSWORD,
    });
    expect(on.ok).toBe(true);
    house.clock.set(house.clock.now() + 60_000);
    return offer.secret;
  };

  test('promise 20: every refusal costs one verification, whether there is an account, a password, or neither', async () => {
    const verified: (string | null)[] = [];
    const counting: Passwords = {
      hash: people().passwords.hash,
      verify: (stored, password) => {
        verified.push(stored === null ? 'decoy' : 'stored');
        return people().passwords.verify(stored, password);
      },
    };
    const { signIn } = peopleServices(house.services.context, house.services.rateLimit, counting);
    const known = await makeAccount(house, 'Known');
    const invited = await makeAccount(house, 'Invited', { withoutPassword: true });
    const refusals = [];
    for (const email of [known.email, invited.email, 'nobody@example.org'])
      refusals.push(await signIn.withPassword({ email, password: 'not it at all', addressBlock: 'a' }, null));
    expect(verified).toEqual(['stored', 'decoy', 'decoy']);
    expect(refusals[0]).toMatchObject({ ok: false, problem: { code: 'sign-in-failed' } });
    expect(refusals[1]).toEqual(refusals[0]);
    expect(refusals[2]).toEqual(refusals[0]);
  });

  test.each(['Limited Known', 'nobody'])(
    'promise 20: guessing is stopped for %s after ten tries, from any address',
    async (name) => {
      const email = name === 'nobody' ? 'nobody.here@example.org' : (await makeAccount(house, name)).email;
      for (let index = 0; index < SIGN_IN_LIMITS.account; index += 1)
        expect(await tryPassword(email, `guess number ${index}`, `198.51.100.${index}`)).toMatchObject({
          problem: { code: 'sign-in-failed' },
        });
      expect(await tryPassword(email, TEST_PASSWORD, '203.0.113.9')).toMatchObject({
        problem: { code: 'too-many-tries' },
      });
      house.clock.set(house.clock.now() + QUARTER_HOUR);
      expect((await tryPassword(email, TEST_PASSWORD)).ok).toBe(name !== 'nobody');
    },
  );

  test('promise 20: one address is stopped after a hundred tries at different accounts', async () => {
    const { limits } = { limits: house.services.rateLimit };
    for (let index = 0; index < SIGN_IN_LIMITS.block - 1; index += 1)
      await limits.spend(['sign-in-block', '192.0.2.200'], SIGN_IN_LIMITS.block, QUARTER_HOUR);
    const first = await tryPassword('somebody@example.org', 'a guess of mine', '192.0.2.200');
    expect(first).toMatchObject({ problem: { code: 'sign-in-failed' } });
    const second = await tryPassword('somebody.else@example.org', 'a guess of mine', '192.0.2.200');
    expect(second).toMatchObject({ problem: { code: 'too-many-tries' } });
  });

  test('promise 20: a right password gives the account its tries back', async () => {
    const person = await makeAccount(house, 'Forgetful');
    for (let round = 0; round < 3; round += 1) {
      for (let index = 0; index < SIGN_IN_LIMITS.account - 1; index += 1)
        await tryPassword(person.email, 'a wrong password', `192.0.2.${round}`);
      expect((await tryPassword(person.email, TEST_PASSWORD)).ok).toBe(true);
    }
  });

  test('promise 20: with codes on a password alone opens nothing; the code begins a session with a new token', async () => {
    const person = await makeAccount(house, 'Careful');
    const secret = await turnCodesOn(person);
    const half = await tryPassword(person.email, TEST_PASSWORD);
    if (!half.ok) throw new Error('refused');
    expect(half.value.stage).toBe('code');
    const session = (await people().sessions.current(half.value.token))!;
    expect(session.stage).toBe('code');
    expect(await people().signIn.withCode(session, '000000', 'a')).toMatchObject({
      problem: { code: 'code-wrong' },
    });
    const full = await people().signIn.withCode(session, codeFor(secret, house.clock.now()), 'a');
    if (!full.ok) throw new Error('refused');
    expect(full.value.stage).toBe('full');
    expect(full.value.token).not.toBe(half.value.token);
    expect(await people().sessions.current(half.value.token)).toBeNull();
    expect((await people().sessions.current(full.value.token))?.stage).toBe('full');
  });

  test('promise 20: a code works once, also for two people at the same moment', async () => {
    const person = await makeAccount(house, 'Watched');
    const secret = await turnCodesOn(person);
    const code = codeFor(secret, house.clock.now());
    const halves = await Promise.all([1, 2, 3].map(() => tryPassword(person.email, TEST_PASSWORD)));
    const sessions = await Promise.all(
      halves.map(async (half) => (await people().sessions.current(half.ok ? half.value.token : ''))!),
    );
    const entered = await Promise.all(
      sessions.map((session) => people().signIn.withCode(session, code, 'a')),
    );
    expect(entered.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('promise 20: a code of another account is no code, and guessing codes is stopped', async () => {
    const [one, other] = [await makeAccount(house, 'One'), await makeAccount(house, 'Other')];
    await turnCodesOn(one);
    const othersSecret = await turnCodesOn(other);
    const half = await tryPassword(one.email, TEST_PASSWORD);
    const session = (await people().sessions.current(half.ok ? half.value.token : ''))!;
    const answers = [];
    for (let index = 0; index <= SIGN_IN_LIMITS.account; index += 1) {
      const code = codeFor(othersSecret, house.clock.now());
      const answer = await people().signIn.withCode(session, code, `192.0.2.${index}`);
      answers.push(answer.ok ? 'in' : answer.problem.code);
    }
    expect(answers).toEqual([...Array(SIGN_IN_LIMITS.account).fill('code-wrong'), 'too-many-tries']);
  });

  test('promise 20: the secret of the codes lies sealed, and a copy of it serves no other account', async () => {
    const person = await makeAccount(house, 'Sealed');
    const thief = await makeAccount(house, 'Thief');
    const secret = (await turnCodesOn(person)).replace(/\s/g, '');
    const { reader, writer } = house.services.context.storage;
    const rows = await reader.selectFrom('accounts').select(['id', 'totp_secret']).execute();
    const sealed = rows.find((row) => row.id === person.id)?.totp_secret;
    expect(sealed).not.toContain(secret);
    await writer.run((database) =>
      database
        .updateTable('accounts')
        .set({ totp_secret: sealed ?? null })
        .where('id', '=', thief.id)
        .execute(),
    );
    const half = await tryPassword(thief.email, TEST_PASSWORD);
    const session = (await people().sessions.current(half.ok ? half.value.token : ''))!;
    const answer = await people().signIn.withCode(session, codeFor(secret, house.clock.now()), 'a');
    expect(answer).toMatchObject({ problem: { code: 'code-wrong' } });
  });

  test('promise 20: an offered secret cannot be used by another account, and the password is asked for', async () => {
    const [one, other] = [await makeAccount(house, 'Offered'), await makeAccount(house, 'Taking')];
    const entered = await tryPassword(other.email, TEST_PASSWORD);
    const session = (await people().sessions.current(entered.ok ? entered.value.token : ''))!;
    const stolen = people().twoStep.offer({ ...session.account, id: one.id });
    const code = codeFor(stolen.secret, house.clock.now());
    expect(
      await people().twoStep.turnOn(session, { sealed: stolen.sealed, code, password: TEST_PASSWORD }),
    ).toMatchObject({ problem: { code: 'form-stale' } });
    const own = people().twoStep.offer(session.account);
    const ownCode = codeFor(own.secret, house.clock.now());
    expect(
      await people().twoStep.turnOn(session, { sealed: own.sealed, code: ownCode, password: 'not mine' }),
    ).toMatchObject({ problem: { fields: { current: expect.any(String) } } });
    expect(await people().twoStep.state(other.id)).toEqual({ on: false, required: false });
  });

  test('promise 20: changing the password ends every other session and asks for the present one', async () => {
    const person = await makeAccount(house, 'Changing');
    const elsewhere = await tryPassword(person.email, TEST_PASSWORD);
    const here = await tryPassword(person.email, TEST_PASSWORD);
    if (!elsewhere.ok || !here.ok) throw new Error('refused');
    const session = (await people().sessions.current(here.value.token))!;
    const form = { current: 'not my password', password: 'another three words' };
    expect(await people().account.changePassword(session, form)).toMatchObject({
      problem: { fields: { current: expect.any(String) } },
    });
    const changed = await people().account.changePassword(session, { ...form, current: TEST_PASSWORD });
    if (!changed.ok) throw new Error('refused');
    expect(await people().sessions.current(elsewhere.value.token)).toBeNull();
    expect(await people().sessions.current(here.value.token)).toBeNull();
    expect(await people().sessions.current(changed.value.token)).not.toBeNull();
    expect((await tryPassword(person.email, TEST_PASSWORD)).ok).toBe(false);
    expect((await tryPassword(person.email, 'another three words')).ok).toBe(true);
    expect(sha256(changed.value.token)).not.toBe(session.tokenHash);
  });
});
