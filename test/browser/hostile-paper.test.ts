/** Promise 13 for members: whatever an organiser or a voter types is shown as text on every page of the journey. */
import type { BallotDefinition } from '../../src/services/ballots/definition.js';
import { inBrowser } from '../kit/browser.js';
import { HOSTILE_TEXTS } from '../kit/hostile.js';
import { type ListeningHouse, openListeningHouse } from '../kit/listening.js';
import { openBallot } from '../kit/open-ballot.js';
import { sqliteForTest } from '../kit/storages.js';

/** A ballot in which every text is hostile. */
function hostileBallot(): Partial<BallotDefinition> {
  const text = (at: number) => ({ en: HOSTILE_TEXTS[at % HOSTILE_TEXTS.length]! });
  return {
    question: text(0),
    introduction: { en: HOSTILE_TEXTS.join('\n\n') },
    options: HOSTILE_TEXTS.map((_text, at) => ({
      id: `option-${at}`,
      title: text(at),
      description: { en: HOSTILE_TEXTS.join('\n\n') },
      link: 'https://example.org/"onmouseover="alert(1)',
      image: null,
    })),
    companions: [
      {
        type: 'single-choice',
        name: 'role',
        label: text(1),
        hint: text(2),
        required: false,
        choices: [
          { name: 'a', label: text(3) },
          { name: 'b', label: text(4) },
        ],
      },
      { type: 'long-text', name: 'why', label: text(5), hint: text(9), required: false, choices: [] },
    ],
  };
}

/** Milliseconds that a whole journey may take on a busy machine. */
const JOURNEY = 240_000;

inBrowser((browser) => {
  let house: ListeningHouse;
  beforeAll(async () => {
    house = await openListeningHouse(sqliteForTest);
  });
  afterAll(() => house.remove());

  test(
    'promise 13, no script from text: nothing typed runs anywhere from the paper to the receipt',
    async () => {
      const opened = await openBallot(house.services.context, 1, hostileBallot());
      const { page, complaints, leave } = await browser.visit({ baseUrl: house.baseUrl });
      const button = (name: string) => page.getByRole('main').getByRole('button', { name });
      await page.goto(`/v/${opened.codes[0]}`);
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(HOSTILE_TEXTS[0]);
      for (const summary of await page.locator('summary').all()) await summary.click();
      await page
        .getByRole('button', { name: /^Rank next/ })
        .first()
        .click();
      await page.locator('textarea').fill(HOSTILE_TEXTS.join('\n'));
      await page.locator('#rank-option-1').selectOption('1');
      await button('Check my vote').click();
      expect(await page.locator('.nhsuk-error-message').first().textContent()).toContain(HOSTILE_TEXTS[0]);
      await page.locator('#rank-option-1').selectOption('2');
      await button('Check my vote').click();
      expect(await page.locator('.review-list__title').allTextContents()).toEqual(HOSTILE_TEXTS.slice(0, 2));
      await button('Change your answers').click();
      await button('Check my vote').click();
      await button('Cast my vote').click();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Your vote is recorded');
      await page.goto(`/ballots/${opened.ballot.slug}/check`);
      expect(complaints).toEqual([]);
      expect(
        await page.evaluate('document.querySelectorAll("main script, main img, main style").length'),
      ).toBe(0);
      await leave();
    },
    JOURNEY,
  );
});
