import request from 'supertest';
import { SIGN_IN_LIMITS } from '../../src/services/people/sign-in.js';
import { labWithBallot, makeAccount, TEST_PASSWORD } from '../kit/people.js';
import { onEveryDatabase } from '../kit/storages.js';
import { openTestHouse, type TestHouse } from '../kit/web.js';

onEveryDatabase((open) => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse(open);
  });
  afterAll(() => house.remove());

  test('a stranger is sent to sign in, and from there to where they were going', async () => {
    const person = await makeAccount(house, 'Mair');
    const browser = request.agent(house.app);
    const refused = await browser.get('/account?x=1').expect(303);
    expect(refused.headers['location']).toBe('/sign-in?next=%2Faccount%3Fx%3D1');
    const form = await browser.get(refused.headers['location'] ?? '').expect(200);
    expect(form.text).toContain('action="/sign-in?next=%2Faccount%3Fx%3D1"');
    const answer = await browser
      .post('/sign-in?next=%2Faccount%3Fx%3D1')
      .type('form')
      .send({ email: ` ${person.email.toUpperCase()} `, password: TEST_PASSWORD })
      .expect(303);
    expect(answer.headers['location']).toBe('/account?x=1');
    const page = await browser.get('/account?x=1').expect(200);
    expect(page.text).toContain('mair@example.org');
  });

  test('signing in never leads to another website', async () => {
    const person = await makeAccount(house, 'Nia');
    for (const next of ['//evil.example', '/\\evil.example', 'https://evil.example/', '/sign-out']) {
      const answer = await request(house.app)
        .post(`/sign-in?next=${encodeURIComponent(next)}`)
        .type('form')
        .send({ email: person.email, password: TEST_PASSWORD })
        .expect(303);
      expect(answer.headers['location']).toBe('/manage');
    }
  });

  test('an unknown account and a wrong password get the same page', async () => {
    const person = await makeAccount(house, 'Siân');
    const pageFor = async (email: string) => {
      const answer = await request(house.app)
        .post('/sign-in')
        .type('form')
        .send({ email, password: 'not the password at all' })
        .expect(422);
      expect(answer.headers['set-cookie']).toBeUndefined();
      return answer.text.replaceAll(email, 'EMAIL');
    };
    const invited = await makeAccount(house, 'Not yet here', { withoutPassword: true });
    const known = await pageFor(person.email);
    expect(known).toContain('The e-mail address or the password is not right.');
    expect(await pageFor('nobody.at.all@example.org')).toBe(known);
    expect(await pageFor(invited.email)).toBe(known);
  });

  test('promise 19: a cookie that was there before signing in is worth nothing afterwards', async () => {
    const person = await makeAccount(house, 'Planted');
    const enter = (cookie: string) =>
      request(house.app)
        .post('/sign-in')
        .set('Cookie', cookie)
        .type('form')
        .send({ email: person.email, password: TEST_PASSWORD })
        .expect(303);
    const cookieIn = (answer: request.Response) =>
      String(answer.headers['set-cookie']?.[0]).split(';')[0] ?? '';
    const first = cookieIn(await enter('canvass_session=planted-by-somebody'));
    expect(first).not.toContain('planted');
    const second = cookieIn(await enter(first));
    expect(second).not.toBe(first);
    await request(house.app).get('/account').set('Cookie', first).expect(303);
    await request(house.app).get('/account').set('Cookie', second).expect(200);
  });

  test('signing out ends the session, also for who kept the cookie', async () => {
    const person = await makeAccount(house, 'Gwen');
    const browser = request.agent(house.app);
    const entered = await browser
      .post('/sign-in')
      .type('form')
      .send({ email: person.email, password: TEST_PASSWORD });
    const cookie = String(entered.headers['set-cookie']?.[0]).split(';')[0] ?? '';
    await request(house.app).get('/account').set('Cookie', cookie).expect(200);
    const out = await browser.post('/sign-out').expect(303);
    expect(out.headers['set-cookie']?.[0]).toContain('canvass_session=; Max-Age=0');
    await browser.get('/account').expect(303);
    await request(house.app).get('/account').set('Cookie', cookie).expect(303);
  });

  test('forged headers neither give new tries nor are needed to be stopped', async () => {
    const { spend } = house.services.rateLimit;
    for (let index = 0; index < SIGN_IN_LIMITS.block; index += 1)
      await spend(['sign-in-block', '127.0.0.1'], SIGN_IN_LIMITS.block, 900_000);
    for (const header of ['X-Forwarded-For', 'X-Real-IP', 'Forwarded', 'CF-Connecting-IP', 'X-Client-IP']) {
      const answer = await request(house.app)
        .post('/sign-in')
        .set(header, '203.0.113.77')
        .type('form')
        .send({ email: 'somebody@example.org', password: 'a guess of mine' })
        .expect(429)
        .expect('Retry-After', '900');
      expect(answer.text).toContain('Too many tries. Wait 15 minutes');
    }
    house.clock.set(house.clock.now() + 900_000);
  });

  test('the kit signs in one person of each role', async () => {
    const { browsers, lab } = await labWithBallot(house);
    await browsers.organiser.get(`/manage/labs/${lab.slug}/people`).expect(200);
    await browsers.analyst.get(`/manage/labs/${lab.slug}/people`).expect(403);
    await browsers.observer.get(`/manage/labs/${lab.slug}/audit`).expect(403);
  });
});
