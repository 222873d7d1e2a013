import request from 'supertest';
import { onEveryDatabase } from '../kit/storages.js';
import { openTestHouse, type TestHouse } from '../kit/web.js';

onEveryDatabase((open) => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse(open);
  });
  afterAll(() => house.remove());

  test('a watcher is told that the service works', async () => {
    await request(house.app).get('/health').expect(200, 'ok\n');
  });

  test('an address that leads nowhere is a kind 404 with every security header', async () => {
    const answer = await request(house.app).get('/nothing/here').expect(404);
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  test('a post from another website is refused', async () => {
    await request(house.app).post('/sign-out').set('Sec-Fetch-Site', 'cross-site').expect(403);
  });
});
