import request from 'supertest';
import { METHODS } from '../../../src/domain/voting/methods/index.js';
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
