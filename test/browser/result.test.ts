/** Results as people meet them: on a phone and on a desk, in both languages, by role; accessible on every page. */
import { loadDemonstration } from '../../src/services/demo/load.js';
import { renewOrganiser } from '../../src/services/demo/organiser.js';
import { expectAccessible, inBrowser } from '../kit/browser.js';
import { type ListeningHouse, openListeningHouse } from '../kit/listening.js';
import { sqliteForTest } from '../kit/storages.js';

const BALLOT = 'which-theme-should-the-lab-work-on';

inBrowser((browser) => {
  let house: ListeningHouse;
  let organiser: { readonly email: string; readonly password: string };
  beforeAll(async () => {
    house = await openListeningHouse(sqliteForTest);
    const made = await renewOrganiser(house.services);
    await loadDemonstration(house.services.context, made.accountId);
    organiser = made;
  }, 120_000);
  afterAll(() => house.remove());

  test.each([
    [320, false, 'en'],
    [320, true, 'cy'],
    [1280, true, 'en'],
  ])(
    'the public result at %i px, JavaScript %s, language %s',
    async (width, javascript, language) => {
      const { page, leave } = await browser.visit({ width, javascript, baseUrl: house.baseUrl });
      await page.goto(`/ballots/${BALLOT}/result?language=${language}`);
      await expectAccessible(page);
      expect(await page.textContent('h1')).toMatch(
        language === 'cy' ? /^Dewiswyd Grymuso/ : /^Empowering people/,
      );
      for (const summary of await page.locator('summary').all()) await summary.click();
      await expectAccessible(page);
      await leave();
    },
    120_000,
  );

  test('what the lab sees besides: comments and openings, which download', async () => {
    const { page, leave } = await browser.visit({ width: 320, baseUrl: house.baseUrl });
    await page.goto('/sign-in');
    await page.fill('input[name="email"]', organiser.email);
    await page.fill('input[name="password"]', organiser.password);
    await page.press('input[name="password"]', 'Enter');
    await page.waitForURL('**/manage');
    await page.goto(`/manage/ballots/${BALLOT}/result`);
    await expectAccessible(page);
    await page.click('text=Read the comments');
    await expectAccessible(page);
    await page.click('main a[rel="next"]');
    await expectAccessible(page);
    await page.goto(`/manage/ballots/${BALLOT}/openings`);
    await expectAccessible(page);
    const download = page.waitForEvent('download');
    await page.click('text=Download openings.json');
    expect((await download).suggestedFilename()).toBe(`${BALLOT}-openings.json`);
    await leave();
  }, 120_000);

  test('the result prints with its numbers and without its navigation', async () => {
    const { page, leave } = await browser.visit({ width: 794, baseUrl: house.baseUrl });
    await page.goto(`/ballots/${BALLOT}/result`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('figure svg').first().isVisible()).toBe(true);
    expect(await page.locator('.nhsuk-skip-link').isVisible()).toBe(false);
    await leave();
  });
});
