import request, { type Response } from 'supertest';
import type { DoorName } from '../../src/web/security/authorisation-table.js';
import { cookieOf, type FurnishedLab, furnishedLab, knock, openDoors } from '../kit/doors.js';
import { makeAccount, TEST_PASSWORD } from '../kit/people.js';
import { onEveryDatabase, sqliteForTest } from '../kit/storages.js';
import { openTestHouse, type TestHouse } from '../kit/web.js';

/** Answers that may be kept: what never changes at its address. */
const MAY_BE_KEPT = [
  'GET /assets/:version/:name',
  'GET /ballots/:ballot/images/:image',
  'GET /s/:survey/pictures/:picture',
];

/** Every answer says this, whatever it is. */
function expectSafeHeaders(answer: Response, mayBeKept = false): void {
  const policy = String(answer.headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("form-action 'self'");
  expect(policy).toContain("base-uri 'none'");
  expect(policy).not.toMatch(/unsafe|\*|https?:|http:/);
  expect(answer.headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'strict-transport-security': 'max-age=31536000',
  });
  expect(answer.headers['x-powered-by']).toBeUndefined();
  expect(answer.headers['server']).toBeUndefined();
  if (!mayBeKept) expect(answer.headers['cache-control']).toBe('no-store');
  expectSafeCookies(answer);
}

/** Every cookie is locked to this host, out of reach of scripts, and not sent along by other websites’ forms. */
function expectSafeCookies(answer: Response): void {
  const cookies = (answer.headers['set-cookie'] ?? []) as unknown as string[];
  for (const cookie of cookies) {
    expect(cookie).toMatch(/^__Host-canvass_[a-z0-9_-]+=/);
    for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/'])
      expect(cookie.split('; ')).toContain(attribute);
    expect(cookie).not.toMatch(/domain=/i);
  }
}

const doors = await (async () => {
  const house = await openTestHouse(sqliteForTest);
  await house.remove();
  return openDoors(house.app);
})();

onEveryDatabase((open) => {
  let house: TestHouse;
  let lab: FurnishedLab;
  beforeAll(async () => {
    house = await openTestHouse(open, { baseUrl: 'https://canvass.example.org' });
    lab = await furnishedLab(house, 'Lab');
  });
  afterAll(() => house.remove());

  test.each(doors)('promise 18: %s answers with every header, to anybody', async (door: DoorName) => {
    const cookie = await cookieOf(house, lab.people.organiser);
    for (const visitor of ['', cookie, '__Host-canvass_session=made-up'])
      expectSafeHeaders(await knock(house.app, door, lab.ids, visitor), MAY_BE_KEPT.includes(door));
  });

  const ERRORS: Record<string, () => Promise<Response>> = {
    'an address that leads nowhere': () => request(house.app).get('/nothing/here').then(expectStatus(404)),
    'a method nobody expects': () => request(house.app).put('/account').then(expectStatus(404)),
    'an address that cannot be read': () => request(house.app).get('/labs/%ff').then(expectStatus(404)),
    'a form from another website': () =>
      request(house.app).post('/sign-in').set('Origin', 'https://evil.example').then(expectStatus(403)),
    'a form that is too large': () =>
      request(house.app)
        .post('/sign-in')
        .type('form')
        .send(`a=${'x'.repeat(300_000)}`)
        .then(expectStatus(413)),
    'a form that compresses oddly': () =>
      request(house.app)
        .post('/sign-in')
        .type('form')
        .set('Content-Encoding', 'x')
        .send('a=1')
        .then(expectStatus(404)),
    'a language that is asked for': () =>
      request(house.app).get('/sign-in?language=cy').then(expectStatus(200)),
  };
  test.each(Object.keys(ERRORS))('promise 18: so does %s', async (name) => {
    expectSafeHeaders(await ERRORS[name]!());
  });

  test('promise 18: the session’s cookie ends with the session, and signing out takes it back', async () => {
    const person = await makeAccount(house, 'Mair');
    const answer = await request(house.app)
      .post('/sign-in')
      .type('form')
      .send({ email: person.email, password: TEST_PASSWORD })
      .expect(303);
    expectSafeHeaders(answer);
    expect(answer.headers['set-cookie']?.[0]).toMatch(/^__Host-canvass_session=.{43}; Max-Age=43200; /);
    const cookie = String(answer.headers['set-cookie']?.[0]).split(';')[0]!;
    const out = await request(house.app).post('/sign-out').set('Cookie', cookie).expect(303);
    expect(out.headers['set-cookie']?.[0]).toMatch(/^__Host-canvass_session=; Max-Age=0; /);
    expectSafeHeaders(out);
  });
});

test('promise 18: an error of our own has every header too', async () => {
  const house = await openTestHouse(sqliteForTest, { baseUrl: 'https://canvass.example.org' });
  await house.services.context.storage.close();
  expectSafeHeaders(await request(house.app).get('/health').expect(500));
  await house.remove().catch(() => undefined);
});

function expectStatus(status: number) {
  return (answer: Response): Response => {
    expect(answer.status).toBe(status);
    return answer;
  };
}
