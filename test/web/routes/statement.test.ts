import request from 'supertest';
import { sqliteForTest } from '../../kit/storages.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse(sqliteForTest);
});
afterAll(() => house.remove());

test.each([
  ['/accessibility', 'en', 'Accessibility'],
  ['/accessibility', 'cy', 'Hygyrchedd'],
  ['/privacy', 'en', 'Privacy'],
  ['/privacy', 'cy', 'Preifatrwydd'],
])('%s in %s is for anybody', async (path, language, heading) => {
  const page = await request(house.app).get(`${path}?language=${language}`).expect(200);
  expect(page.text).toMatch(new RegExp(`<h1[^>]*>${heading}</h1>`));
  expect(page.text).toContain(`<html lang="${language}"`);
});

test('an address that leads nowhere is said kindly, in Welsh too', async () => {
  const page = await request(house.app).get('/nothing?language=cy').expect(404);
  expect(page.text).toContain('Does dim byd yn y cyfeiriad hwn');
});
