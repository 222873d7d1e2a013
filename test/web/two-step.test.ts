import request from 'supertest';
import { codeFor, giveRole, makeAccount, makeLab, TEST_PASSWORD, type TestPerson } from '../kit/people.js';
import { onEveryDatabase } from '../kit/storages.js';
import { openTestHouse, type TestHouse } from '../kit/web.js';

const field = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
const secretIn = (html: string) => /class="code-to-type">([^<]*)</.exec(html)?.[1] ?? '';

onEveryDatabase((open) => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse(open, { requireTotp: true });
  });
  afterAll(() => house.remove());

  const enter = async (person: TestPerson) => {
    const browser = request.agent(house.app);
    const answer = await browser
      .post('/sign-in?next=%2Faccount')
      .type('form')
      .send({ email: person.email, password: TEST_PASSWORD })
      .expect(303);
    return { browser, location: answer.headers['location'] };
  };

  test('an organiser without codes can do nothing before setting them up, and is then where they were going', async () => {
    const person = await makeAccount(house, 'Olwen', { canCreateLabs: true });
    const { browser, location } = await enter(person);
    expect(location).toBe('/sign-in/two-step?next=%2Faccount');
    for (const path of ['/account', '/account/two-step']) {
      const refused = await browser.get(path).expect(303);
      expect(refused.headers['location']).toContain('/sign-in?next=');
    }
    await browser.post('/account/password').type('form').send({ current: TEST_PASSWORD }).expect(401);
    const again = await browser.get('/sign-in?next=%2Faccount').expect(303);
    expect(again.headers['location']).toBe('/sign-in/two-step?next=%2Faccount');

    const page = await browser.get('/sign-in/two-step?next=%2Faccount').expect(200);
    expect(page.text).toMatch(/<path d="(M\d+ \d+h\d+v1h-\d+z){100,}"/);
    const secret = secretIn(page.text);
    const sealed = field(page.text, 'sealed');
    expect(sealed).not.toContain(secret.replace(/\s/g, ''));

    const wrong = await browser
      .post('/sign-in/two-step?next=%2Faccount')
      .type('form')
      .send({ sealed, code: '000000' })
      .expect(422);
    expect(secretIn(wrong.text)).toBe(secret);
    const code = codeFor(secret, house.clock.now());
    const right = await browser.post('/sign-in/two-step?next=%2Faccount').type('form').send({ sealed, code });
    expect(right.headers['location']).toBe('/account');
    await browser.get('/account').expect(200);

    const next = await enter(person);
    expect(next.location).toBe('/sign-in/code?next=%2Faccount');
    const usedUp = await next.browser.post('/sign-in/code?next=%2Faccount').type('form').send({ code });
    expect(usedUp.status).toBe(422);
    house.clock.set(house.clock.now() + 30_000);
    const fresh = codeFor(secret, house.clock.now());
    const inside = await next.browser
      .post('/sign-in/code?next=%2Faccount')
      .type('form')
      .send({ code: fresh });
    expect(inside.headers['location']).toBe('/account');
    const account = await next.browser.get('/account').expect(200);
    expect(account.text).toContain('it cannot be turned off');
    const off = { 'password-for-off': TEST_PASSWORD };
    await next.browser.post('/account/two-step/off').type('form').send(off).expect(409);
  });

  test('an analyst may go without, until they become an organiser: then their open session needs codes at once', async () => {
    const person = await makeAccount(house, 'Anwen');
    const lab = await makeLab(house, 'Lab');
    await giveRole(house, lab.id, person, 'analyst');
    const { browser, location } = await enter(person);
    expect(location).toBe('/account');
    await browser.get('/account').expect(200);
    await giveRole(house, lab.id, person, 'organiser');
    const refused = await browser.get('/account').expect(303);
    expect(refused.headers['location']).toBe('/sign-in?next=%2Faccount');
    const sent = await browser.get('/sign-in?next=%2Faccount').expect(303);
    expect(sent.headers['location']).toBe('/sign-in/two-step?next=%2Faccount');
  });

  test('who may go without can turn codes on and off again with the password', async () => {
    const person = await makeAccount(house, 'Owain');
    const { browser } = await enter(person);
    const page = await browser.get('/account/two-step').expect(200);
    const [sealed, secret] = [field(page.text, 'sealed'), secretIn(page.text)];
    const form = { sealed, code: codeFor(secret, house.clock.now()), current: 'not my password' };
    const refused = await browser.post('/account/two-step').type('form').send(form).expect(422);
    expect(refused.text).toContain('This is not your present password');
    const on = await browser
      .post('/account/two-step')
      .type('form')
      .send({ ...form, current: TEST_PASSWORD });
    expect(on.headers['location']).toBe('/account?done=two-step-on');
    const wrong = { 'password-for-off': 'not my password' };
    await browser.post('/account/two-step/off').type('form').send(wrong).expect(422);
    const off = await browser
      .post('/account/two-step/off')
      .type('form')
      .send({ 'password-for-off': TEST_PASSWORD });
    expect(off.headers['location']).toBe('/account?done=two-step-off');
    expect((await enter(person)).location).toBe('/account');
  });
});
