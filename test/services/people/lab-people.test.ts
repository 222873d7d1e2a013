import { giveRole, makeAccount, makeLab, type TestPerson } from '../../kit/people.js';
import { refusal } from '../../kit/refusal.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

onEveryDatabase((open) => {
  let house: TestHouse;
  let olwen: TestPerson;
  let labId: string;
  beforeAll(async () => {
    house = await openTestHouse(open);
  });
  afterAll(() => house.remove());
  beforeEach(async () => {
    const name = `Olwen ${house.clock.now()}`;
    house.clock.set(house.clock.now() + 1);
    olwen = await makeAccount(house, name);
    labId = (await makeLab(house, `Lab of ${name}`)).id;
    await giveRole(house, labId, olwen, 'organiser');
  });

  const people = () => house.services.people.labPeople;
  const by = () => ({ labId, actor: olwen.id });
  const tokenOf = (link: string | null | undefined) => String(link).replace('/welcome/', '');
  const form = (email: string, role = 'analyst') => ({ name: 'Anwen', email, role, createsLabs: false });
  const fresh = (() => {
    let count = 0;
    return () => {
      count += 1;
      return `person-${count}@example.org`;
    };
  })();
  const take = (link: string | null | undefined, password = 'three new words') =>
    house.services.people.welcome.takeUp(tokenOf(link), { name: 'Anwen Pugh', email: '', password }, null);
  const rolesOf = async () =>
    (await people().list(labId)).map(({ email, role, hasPassword }) => ({ email, role, hasPassword }));

  test('an invited colleague takes the link up once and is in the lab with the role', async () => {
    const email = fresh();
    const invited = await people().invite(by(), form(` ${email.toUpperCase()} `));
    if (!invited.ok) throw new Error(invited.problem.code);
    expect(invited.value).toMatchObject({
      email,
      role: 'analyst',
      link: expect.stringMatching(/^\/welcome\/.{43}$/),
    });
    expect(await rolesOf()).toContainEqual({ email, role: 'analyst', hasPassword: false });
    const { reader } = house.services.context.storage;
    const stored = await reader.selectFrom('account_tokens').selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain(tokenOf(invited.value.link));
    expect(await house.services.people.welcome.find(tokenOf(invited.value.link))).toMatchObject({
      value: { isFirstOrganiser: false, email },
    });
    const entered = await take(invited.value.link);
    expect(entered).toMatchObject({ value: { stage: 'full' } });
    expect(await rolesOf()).toContainEqual({ email, role: 'analyst', hasPassword: true });
    expect(await take(invited.value.link)).toMatchObject({ problem: { code: 'invitation-over' } });
  });

  test('of two who press at the same moment only one takes the link up', async () => {
    const invited = await people().invite(by(), form(fresh()));
    const link = invited.ok ? invited.value.link : null;
    const entered = await Promise.all([take(link, 'the first of two'), take(link, 'the second of two')]);
    expect(entered.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('a second invitation ends the first link, and a week ends both', async () => {
    const email = fresh();
    const first = await people().invite(by(), form(email));
    const second = await people().invite(by(), form(email, 'observer'));
    if (!first.ok || !second.ok) throw new Error('refused');
    const { welcome } = house.services.people;
    expect((await welcome.find(tokenOf(first.value.link))).ok).toBe(false);
    expect((await welcome.find(tokenOf(second.value.link))).ok).toBe(true);
    house.clock.set(house.clock.now() + 7 * 86_400_000);
    expect((await welcome.find(tokenOf(second.value.link))).ok).toBe(false);
    expect(await take(second.value.link)).toMatchObject({ problem: { code: 'invitation-over' } });
  });

  test('somebody with an account gets the role and no link; their password stays theirs', async () => {
    const person = await makeAccount(house, `Known ${house.clock.now()}`);
    const invited = await people().invite(by(), form(person.email, 'observer'));
    expect(invited).toMatchObject({ value: { name: person.name, link: null } });
    expect(await rolesOf()).toContainEqual({ email: person.email, role: 'observer', hasPassword: true });
  });

  test('a lab cannot make a link for a person whom another lab invited', async () => {
    const email = fresh();
    const other = await makeLab(house, `Other lab ${house.clock.now()}`);
    const elsewhere = await people().invite({ labId: other.id, actor: olwen.id }, form(email));
    expect(elsewhere.ok).toBe(true);
    expect(await people().invite(by(), form(email))).toMatchObject({
      problem: { code: 'invited-elsewhere' },
    });
    expect((await rolesOf()).map((row) => row.email)).not.toContain(email);
  });

  test('the last organiser can neither step down nor leave, by whatever way', async () => {
    const person = await makeAccount(house, `Analyst ${house.clock.now()}`);
    await giveRole(house, labId, person, 'analyst');
    const refused = { problem: { code: 'last-organiser' } };
    expect(await people().changeRole(by(), olwen.id, 'observer')).toMatchObject(refused);
    expect(await people().remove(by(), olwen.id)).toMatchObject(refused);
    expect(await people().invite(by(), form(olwen.email, 'analyst'))).toMatchObject(refused);
    const { writer } = house.services.context.storage;
    const behind = writer.run((database) =>
      database.deleteFrom('lab_roles').where('account_id', '=', olwen.id).execute(),
    );
    expect(await refusal(behind)).toContain('a lab keeps an organiser');
    expect((await people().changeRole(by(), person.id, 'organiser')).ok).toBe(true);
    expect((await people().remove(by(), olwen.id)).ok).toBe(true);
    expect(await rolesOf()).toEqual([{ email: person.email, role: 'organiser', hasPassword: true }]);
  });

  test('two organisers who demote each other at the same moment leave one', async () => {
    const nia = await makeAccount(house, `Nia ${house.clock.now()}`);
    await giveRole(house, labId, nia, 'organiser');
    const outcomes = await Promise.all([
      people().changeRole(by(), nia.id, 'observer'),
      people().changeRole({ labId, actor: nia.id }, olwen.id, 'observer'),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await rolesOf()).filter(({ role }) => role === 'organiser')).toHaveLength(1);
  });

  test('who has no role in the lab cannot be changed or removed through it', async () => {
    const stranger = await makeAccount(house, `Stranger ${house.clock.now()}`);
    for (const outcome of [
      await people().changeRole(by(), stranger.id, 'organiser'),
      await people().changeRole(by(), stranger.id, 'observer'),
      await people().changeRole(by(), 'nobody', 'observer'),
      await people().remove(by(), stranger.id),
    ])
      expect(outcome).toMatchObject({ problem: { code: 'not-found' } });
  });

  test('only who may create labs can let others do so', async () => {
    const email = fresh();
    const generous = { ...form(email), createsLabs: true };
    expect(await people().invite(by(), generous)).toMatchObject({ problem: { code: 'not-allowed' } });
    expect((await rolesOf()).map((row) => row.email)).not.toContain(email);
    const creator = await makeAccount(house, `Creator ${house.clock.now()}`, { canCreateLabs: true });
    expect((await people().invite({ labId, actor: creator.id }, generous)).ok).toBe(true);
    const { reader } = house.services.context.storage;
    const account = await reader
      .selectFrom('accounts')
      .select('can_create_labs')
      .where('email', '=', email)
      .executeTakeFirst();
    expect(account?.can_create_labs).toBe(1);
  });

  test('a link dies with the removal of who never took it up', async () => {
    const email = fresh();
    const invited = await people().invite(by(), form(email));
    const person = (await people().list(labId)).find((row) => row.email === email);
    await people().remove(by(), person!.id);
    expect(await take(invited.ok ? invited.value.link : '')).toMatchObject({
      problem: { code: 'invitation-over' },
    });
  });

  test('a removal from one lab leaves alone the link that the operator made, which opens the other lab too', async () => {
    const person = await makeAccount(house, `Locked out ${house.clock.now()}`);
    const other = await makeLab(house, `Second lab ${house.clock.now()}`);
    await giveRole(house, labId, person, 'analyst');
    await giveRole(house, other.id, person, 'observer');
    const link = await house.services.people.welcome.newLinkFor(person.email);
    expect(await people().remove(by(), person.id)).toEqual({ ok: true, value: undefined });
    expect((await take(link)).ok).toBe(true);
    expect((await people().list(other.id)).map(({ id }) => id)).toEqual([person.id]);
  });

  test('what is wrong with an invitation is said field by field, and nothing is stored', async () => {
    const before = await rolesOf();
    expect(
      await people().invite(by(), { name: ' ', email: 'nobody', role: 'owner', createsLabs: false }),
    ).toMatchObject({
      problem: {
        code: 'form-invalid',
        fields: { name: expect.any(String), email: expect.any(String), role: expect.any(String) },
      },
    });
    expect(await rolesOf()).toEqual(before);
  });

  test('everything done is in the audit log, and nothing that was refused', async () => {
    const email = fresh();
    await people().invite(by(), form(email));
    const [person] = (await people().list(labId)).filter((row) => row.email === email);
    await people().changeRole(by(), person!.id, 'observer');
    await people().remove(by(), olwen.id);
    await people().remove(by(), person!.id);
    const { entries, next } = await house.services.people.auditLog.page(labId, null);
    expect(next).toBeNull();
    expect(
      entries.map(({ actor, action, subject, details }) => ({ actor, action, subject, details })),
    ).toEqual([
      { actor: olwen.name, action: 'person-removed', subject: 'Anwen', details: {} },
      { actor: olwen.name, action: 'role-changed', subject: 'Anwen', details: { role: 'observer' } },
      { actor: olwen.name, action: 'colleague-invited', subject: 'Anwen', details: { role: 'analyst' } },
    ]);
  });
});
