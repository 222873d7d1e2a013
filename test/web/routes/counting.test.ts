import request from 'supertest';
import { METHODS } from '../../../src/domain/voting/methods/index.js';
import { readOutsideCounts } from '../../../src/services/ballots/outside-counts.js';
import { sqliteForTest } from '../../kit/storages.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse(sqliteForTest);
});
afterAll(() => house.remove());

test.each(['en', 'cy'])('in %s, every method has its place on the page', async (language) => {
  const page = await request(house.app).get(`/about/counting?language=${language}`).expect(200);
  expect(page.text).toContain(`<html lang="${language}"`);
  for (const method of METHODS)
    expect(page.text).toContain(`<details class="nhsuk-details" id="${method.name}">`);
});

test.each(['en', 'cy'])(
  'in %s, the page says how many outside counts come out the same',
  async (language) => {
    const page = await request(house.app).get(`/about/counting?language=${language}`).expect(200);
    const { families } = readOutsideCounts();
    const total = families.reduce((sum, { cases }) => sum + cases, 0);
    expect(page.text).toContain(new Intl.NumberFormat('en').format(total));
    for (const { cases } of families) expect(page.text).toContain(new Intl.NumberFormat('en').format(cases));
    expect(page.text).not.toContain('site.counting');
  },
);
