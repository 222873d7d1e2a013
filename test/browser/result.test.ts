/** Results as people meet them: on a phone and on a desk, in both languages, by role; accessible on every page. */
import { loadDemonstration } from '../../src/services/demo/load.js';
import { renewOrganiser } from '../../src/services/demo/organiser.js';
import { expectAccessible, inBrowser, keepPicture } from '../kit/browser.js';
import { countedBallot } from '../kit/counted-ballot.js';
import { withFewRespondents } from '../kit/demonstration.js';
import { type ListeningHouse, openListeningHouse } from '../kit/listening.js';
import { giveRole } from '../kit/people.js';
import { sqliteForTest } from '../kit/storages.js';

const BALLOT = 'which-theme-should-the-lab-work-on';

inBrowser((browser) => {
  let house: ListeningHouse;
  /** The address of a ballot whose voters wrote nothing. */
  let silent: string;
  let organiser: { readonly email: string; readonly password: string };
  beforeAll(async () => {
    house = await openListeningHouse(sqliteForTest);
    const made = await renewOrganiser(house.services);
    await loadDemonstration(house.services.context, made.accountId, withFewRespondents());
    organiser = made;
    const counted = await countedBallot(house.services, [{ marks: [1, null, null], answers: {} }], {
      companions: [],
    });
    await giveRole(house, counted.lab_id, { id: made.accountId, name: '', email: made.email }, 'organiser');
    silent = counted.slug;
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

  test.each([
    [320, false],
    [1280, true],
  ])(
    'what the lab sees besides at %i px, JavaScript %s: every page of comments, none at all, and openings to download',
    async (width, javascript) => {
      const { page, leave } = await browser.visit({ width, javascript, baseUrl: house.baseUrl });
      const look = async (name: string) => {
        await keepPicture(page, `result-${name}-${width}`);
        await expectAccessible(page);
      };
      await page.goto('/sign-in');
      await page.fill('input[name="email"]', organiser.email);
      await page.fill('input[name="password"]', organiser.password);
      await page.press('input[name="password"]', 'Enter');
      await page.waitForURL('**/manage');
      await page.goto(`/manage/ballots/${BALLOT}/result`);
      await look('lab');
      await page.click('text=Read the comments');
      await look('comments-first');
      await page.click('main a[rel="next"]');
      await look('comments-middle');
      for (const next = page.locator('main a[rel="next"]'); (await next.count()) > 0; ) await next.click();
      await look('comments-last');
      await page.goto(`/manage/ballots/${silent}/comments`);
      expect(await page.textContent('main')).toContain('Voters wrote 0 comments');
      await look('comments-none');
      await page.goto(`/manage/ballots/${BALLOT}/openings`);
      await look('openings');
      const download = page.waitForEvent('download');
      await page.click('text=Download openings.json');
      expect((await download).suggestedFilename()).toBe(`${BALLOT}-openings.json`);
      await leave();
    },
    120_000,
  );

  test('the result prints with its numbers and without its navigation', async () => {
    const { page, leave } = await browser.visit({ width: 794, baseUrl: house.baseUrl });
    await page.goto(`/ballots/${BALLOT}/result`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('figure svg').first().isVisible()).toBe(true);
    expect(await page.locator('.nhsuk-skip-link').isVisible()).toBe(false);
    await leave();
  });
});
