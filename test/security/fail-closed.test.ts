import request from 'supertest';
import { sqliteForTest } from '../kit/storages.js';
import { openTestHouse, type TestHouse } from '../kit/web.js';

const CANARY = 'canary-7f3a';

let house: TestHouse;
beforeEach(async () => {
  house = await openTestHouse(sqliteForTest);
});
afterEach(() => house.remove().catch(() => undefined));

describe('promise 21, fail closed, say little', () => {
  test('when the database is gone, the page says so in plain words and tells nothing of the inside', async () => {
    await house.services.context.storage.close();
    const answer = await request(house.app).get('/health').expect(500);
    expect(answer.text).not.toMatch(/database|sqlite|kysely|stack|node_modules|\.ts:|\.js:/i);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(house.logged.find((line) => line.event === 'unexpected')).toBeDefined();
  });

  test('promise 6, silent logs: neither an address, a query, a header nor a field of a form is logged', async () => {
    await request(house.app)
      .get(`/${CANARY}?q=${CANARY}`)
      .set('User-Agent', CANARY)
      .set('Cookie', `a=${CANARY}`);
    await request(house.app).get(`/v/${CANARY}`);
    await request(house.app)
      .post('/sign-in')
      .type('form')
      .send({ email: `${CANARY}@example.org`, password: CANARY });
    expect(house.logged.length).toBeGreaterThanOrEqual(3);
    expect(JSON.stringify(house.logged)).not.toContain(CANARY);
  });
});

describe('promise 17, bounded input', () => {
  const post = (body: string) => request(house.app).post('/sign-in').type('form').send(body);

  test('a form larger than any page sends is refused before it is read', async () => {
    await post(`a=${'x'.repeat(300 * 1024)}`).expect(413);
  });

  test('a form with more fields than any page has is refused', async () => {
    await post(Array.from({ length: 3000 }, (_, index) => `f${index}=1`).join('&')).expect(413);
  });

  test('fields named after parts of every object change none', async () => {
    await post('__proto__[polluted]=1&constructor[prototype][polluted]=1&__proto__=1');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test.each([
    '/..%2f..%2fpackage.json',
    '/assets/x/..%2f..%2fpackage.json',
    '/assets/x/%00',
    '/ballots/%E0%A4%A',
  ])('the address %s leads to no file and no crash', async (address) => {
    const answer = await request(house.app).get(address);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.text).not.toContain('better-sqlite3');
  });
});
