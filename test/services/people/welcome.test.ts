import { codeFor, makeAccount, TEST_PASSWORD } from '../../kit/people.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

const FORM = { name: 'Olwen Parry', email: 'olwen@example.org', password: 'three plain words' };

onEveryDatabase((open) => {
  let house: TestHouse;
  beforeEach(async () => {
    house = await openTestHouse(open);
  });
  afterEach(() => house.remove());

  const welcome = () => house.services.people.welcome;
  const newLink = async () => String(await welcome().firstOrganiserLink()).replace('/welcome/', '');
  const accounts = () => house.services.context.storage.reader.selectFrom('accounts').selectAll().execute();

  test('the first organiser comes by a link, may create labs, and is the only one who can', async () => {
    const [first, second] = [await newLink(), await newLink()];
    expect(await welcome().find(first)).toMatchObject({ value: { isFirstOrganiser: true } });
    const entered = await welcome().takeUp(second, FORM, null);
    if (!entered.ok) throw new Error(entered.problem.code);
    expect(await house.services.people.sessions.current(entered.value.token)).toMatchObject({
      stage: 'full',
      account: { name: 'Olwen Parry', email: 'olwen@example.org', canCreateLabs: true },
    });
    for (const token of [first, second])
      expect(await welcome().takeUp(token, { ...FORM, email: 'b@example.org' }, null)).toMatchObject({
        problem: { code: 'invitation-over' },
      });
    expect(await welcome().firstOrganiserLink()).toBeNull();
    expect(await accounts()).toHaveLength(1);
  });

  test('two links taken up at the same moment make one organiser', async () => {
    const [first, second] = [await newLink(), await newLink()];
    const entered = await Promise.all([
      welcome().takeUp(first, FORM, null),
      welcome().takeUp(second, { ...FORM, email: 'other@example.org' }, null),
    ]);
    expect(entered.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await accounts()).toHaveLength(1);
  });

  test('a faulty form leaves the link good and stores nothing', async () => {
    const token = await newLink();
    expect(await welcome().takeUp(token, { name: '', email: 'x', password: 'short' }, null)).toMatchObject({
      problem: {
        code: 'form-invalid',
        fields: { name: expect.any(String), email: expect.any(String), password: expect.any(String) },
      },
    });
    expect(await accounts()).toEqual([]);
    expect((await welcome().takeUp(token, FORM, null)).ok).toBe(true);
  });

  test('a made-up or old link leads nowhere', async () => {
    const token = await newLink();
    for (const wrong of ['', 'x', `${token.slice(0, -1)}A`.slice(1)])
      expect(await welcome().takeUp(wrong, FORM, null)).toMatchObject({
        problem: { code: 'invitation-over' },
      });
    house.clock.set(house.clock.now() + 7 * 86_400_000);
    expect(await welcome().find(token)).toMatchObject({ problem: { code: 'invitation-over' } });
  });

  test('the operator’s link replaces a lost password, turns codes off and ends all sessions', async () => {
    const person = await makeAccount(house, 'Lost');
    const { signIn, sessions, twoStep } = house.services.people;
    const credentials = { email: person.email, password: TEST_PASSWORD, addressBlock: 'a' };
    const before = await signIn.withPassword(credentials, null);
    const session = (await sessions.current(before.ok ? before.value.token : ''))!;
    const offer = twoStep.offer(session.account);
    const code = codeFor(offer.secret, house.clock.now());
    const on = await twoStep.turnOn(session, { sealed: offer.sealed, code, password: TEST_PASSWORD });
    expect(await welcome().newLinkFor('nobody@example.org')).toBeNull();
    const link = String(await welcome().newLinkFor(person.email.toUpperCase()));
    const form = { name: 'Lost', email: 'ignored@example.org', password: 'found other words' };
    const entered = await welcome().takeUp(link.replace('/welcome/', ''), form, null);
    expect(entered).toMatchObject({ value: { stage: 'full' } });
    expect(await sessions.current(on.ok ? on.value.token : '')).toBeNull();
    expect((await signIn.withPassword(credentials, null)).ok).toBe(false);
    const again = await signIn.withPassword({ ...credentials, password: form.password }, null);
    expect(again).toMatchObject({ value: { stage: 'full' } });
    expect((await accounts()).map(({ email }) => email)).toEqual([person.email]);
  });
});
