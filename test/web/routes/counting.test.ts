import request from 'supertest';
import { CRITERIA } from '../../../src/domain/voting/criteria.js';
import { METHODS } from '../../../src/domain/voting/methods/index.js';
import { readOutsideCounts } from '../../../src/services/ballots/outside-counts.js';
import { loadLocales, translators } from '../../../src/shared/locales.js';
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

test.each(['en', 'cy'])('in %s, every method says what it promises, and no more', async (language) => {
  const page = await request(house.app).get(`/about/counting?language=${language}`).expect(200);
  const say = translators(loadLocales())[language as 'en' | 'cy'];
  const names = CRITERIA.map((name) => [name, say(`site.counting.criteria.${name}.name`)] as const);
  for (const { name, keeps } of METHODS) {
    const told = new RegExp(`id="${name}">.*?</details>`, 's').exec(page.text)?.[0] ?? '';
    const said = names.filter(([, text]) => told.includes(`<li>${text}</li>`)).map(([key]) => key);
    expect([name, said]).toEqual([name, keeps]);
  }
  for (const key of CRITERIA)
    expect(page.text).toContain(`>${say(`site.counting.criteria.${key}.means`)}</dd>`);
});

test('on a phone the table of outside counts says each number’s column beside it, and moves nowhere', async () => {
  const page = await request(house.app).get('/about/counting').expect(200);
  const { families } = readOutsideCounts();
  expect(page.text.split('aria-hidden="true">The same</span>')).toHaveLength(families.length + 1);
  expect(page.text).not.toContain('table-scroll');
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
