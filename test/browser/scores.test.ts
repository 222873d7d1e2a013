/** A paper of scores: marked, taken back and marked again without a script, in English and in Welsh. */
import type { Page } from 'playwright-core';
import { expectAccessible, inBrowser, keepPicture } from '../kit/browser.js';
import { type ListeningHouse, openListeningHouse } from '../kit/listening.js';
import { openBallot } from '../kit/open-ballot.js';
import { sqliteForTest } from '../kit/storages.js';

/** Milliseconds that a whole journey may take on a busy machine. */
const JOURNEY = 120_000;

inBrowser((browser) => {
  let house: ListeningHouse;
  beforeAll(async () => {
    house = await openListeningHouse(sqliteForTest);
  });
  afterAll(() => house.remove());

  const score = (page: Page, option: string, name: string) =>
    page.getByRole('group', { name: option }).getByRole('radio', { name });
  const main = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name });
  const look = async (page: Page, name: string) => {
    await keepPicture(page, `scores-${name}`);
    await expectAccessible(page);
  };

  test.each([320, 1280])(
    'at %i px without JavaScript a score can be taken back, and the review says what has none',
    async (width) => {
      const { codes } = await openBallot(house.services.context, 1, { method: 'score' });
      const { page, leave } = await browser.visit({ width, javascript: false });
      await page.goto(`${house.baseUrl}/v/${codes[0]}`);
      for (const theme of ['health', 'home', 'harm'])
        expect(await score(page, `Theme ${theme}`, 'No score').isChecked()).toBe(true);
      await look(page, `empty-${width}`);
      await score(page, 'Theme health', '4').check();
      await score(page, 'Theme home', '5 best').check();
      await main(page, 'Check my vote').click();
      await main(page, 'Change').first().click();
      expect(await score(page, 'Theme health', '4').isChecked()).toBe(true);
      await score(page, 'Theme health', 'No score').check();
      await look(page, `taken-back-${width}`);
      await main(page, 'Check my vote').click();
      expect(await page.locator('.review-list__title').allTextContents()).toEqual(['Theme home']);
      await look(page, `review-${width}`);
      await main(page, 'Change').first().click();
      expect(await score(page, 'Theme health', 'No score').isChecked()).toBe(true);
      await page.locator('button[name=language]').first().click();
      await look(page, `welsh-${width}`);
      expect(await score(page, 'Thema health', 'Dim sgôr').isChecked()).toBe(true);
      expect(await score(page, 'Thema home', '5 gorau').isChecked()).toBe(true);
      await leave();
    },
    JOURNEY,
  );
});
