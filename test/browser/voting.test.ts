/** Members at their own devices, from the link to the board: 320 px without scripts, by keyboard, in Welsh, changing their mind. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { closeBallot } from '../../src/services/ballots/close.js';
import type { BallotDefinition } from '../../src/services/ballots/definition.js';
import { expectAccessible, inBrowser, keepPicture } from '../kit/browser.js';
import { type ListeningHouse, openListeningHouse } from '../kit/listening.js';
import { type OpenBallot, openBallot, TEST_DEFINITION } from '../kit/open-ballot.js';
import { sqliteForTest } from '../kit/storages.js';
import { moveStored } from '../kit/stored-ballot.js';

const CHOICES = [
  { name: 'carer', label: { en: 'Patient leader or carer', cy: 'Arweinydd cleifion neu ofalwr' } },
  { name: 'clinical', label: { en: 'Clinical', cy: 'Clinigol' } },
];
const COMPANIONS: BallotDefinition['companions'] = [
  {
    type: 'single-choice',
    name: 'role',
    label: { en: 'Your main role', cy: 'Eich prif rôl' },
    hint: null,
    required: true,
    choices: CHOICES,
  },
  {
    type: 'multiple-choice',
    name: 'places',
    label: { en: 'Where you work or get care' },
    hint: null,
    required: false,
    choices: CHOICES,
  },
  {
    type: 'short-text',
    name: 'topic',
    label: { en: 'Another topic' },
    hint: null,
    required: false,
    choices: [],
  },
  {
    type: 'long-text',
    name: 'why',
    label: { en: 'Why your first choice?', cy: 'Pam eich dewis cyntaf?' },
    hint: { en: 'Name nobody.' },
    required: false,
    choices: [],
  },
];
const LONG =
  'A theme with a very long title that explains itself at some length, as committees like their themes to do';

/** Milliseconds that a whole journey may take on a busy machine. */
const JOURNEY = 240_000;

inBrowser((browser) => {
  let house: ListeningHouse;
  let opened: OpenBallot;
  beforeAll(async () => {
    house = await openListeningHouse(sqliteForTest);
    opened = await ballot();
  });
  afterAll(() => house.remove());

  const ballot = (changes: Partial<BallotDefinition> = {}) =>
    openBallot(house.services.context, 6, {
      companions: COMPANIONS,
      options: TEST_DEFINITION.options.map((option, at) =>
        at === 1 ? { ...option, title: { en: LONG } } : option,
      ),
      ...changes,
    });
  const home = (of = opened) => `${house.baseUrl}/ballots/${of.ballot.slug}`;
  const main = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name });
  const look = async (page: Page, name: string) => {
    await keepPicture(page, `voting-${name}`);
    await expectAccessible(page);
  };

  test(
    'at 320 px without JavaScript: errors, review, receipt and its file',
    async () => {
      const { page, leave } = await browser.visit({ width: 320, javascript: false });
      await page.goto(`${house.baseUrl}/v/${opened.codes[0]}`);
      expect(page.url()).toBe(`${home()}/vote`);
      await look(page, 'paper-320');
      await page.getByText('About this option').first().click();
      await page.getByLabel('Rank for Theme health').selectOption('2');
      await page.getByLabel(`Rank for ${LONG}`).selectOption('2');
      await page.getByLabel('Why your first choice?').fill('Because it matters');
      await main(page, 'Check my vote').click();
      await look(page, 'errors-320');
      await page.getByRole('link', { name: /^Give each rank once/ }).click();
      expect(page.url()).toContain('#rank-home');
      expect(await page.getByLabel('Why your first choice?').inputValue()).toBe('Because it matters');
      await page.getByLabel('Rank for Theme health').selectOption('1');
      await page.getByLabel('Clinical').first().check();
      await main(page, 'Check my vote').click();
      await look(page, 'review-320');
      expect(await page.locator('.review-list__title').allTextContents()).toEqual(['Theme health', LONG]);
      await main(page, 'Change your answers').click();
      expect(await page.getByLabel('Clinical').first().isChecked()).toBe(true);
      await main(page, 'Check my vote').click();
      await main(page, 'Cast my vote').click();
      expect(page.url()).toBe(`${home()}/receipt`);
      await look(page, 'receipt-320');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Download the receipt as a text file' }).click(),
      ]);
      const code = (await page.locator('.receipt__code').textContent())?.trim() ?? '';
      expect(code).toMatch(/^(\w{4}-){7}\w{4}$/);
      expect(readFileSync(await download.path(), 'utf8')).toContain(code);
      await page.goto(`${home()}/vote`);
      await look(page, 'already-320');
      await page.getByRole('link', { name: 'Show the receipt kept on this device' }).click();
      await main(page, 'Finish on this device').click();
      await look(page, 'forgotten-320');
      await leave();
    },
    JOURNEY,
  );

  test(
    'by keyboard alone with JavaScript: rank by button, check, cast, and press cast twice',
    async () => {
      const { page, leave } = await browser.visit({ width: 1280 });
      await page.goto(`${house.baseUrl}/v/${opened.codes[1]}`);
      await page.getByRole('button', { name: 'Rank next: Theme harm' }).press('Enter');
      await page.getByRole('button', { name: `Rank next: ${LONG}` }).press('Enter');
      await page.getByRole('button', { name: `Up: ${LONG}` }).press('Enter');
      await page.getByRole('button', { name: 'Put in order' }).press('Enter');
      await page.getByLabel('Patient leader or carer').first().press('Space');
      await look(page, 'paper-1280-ranked');
      await main(page, 'Check my vote').press('Enter');
      await page.waitForLoadState();
      await look(page, 'review-1280');
      expect(await page.locator('.review-list__title').allTextContents()).toEqual([LONG, 'Theme harm']);
      await main(page, 'Cast my vote').dblclick();
      await page.waitForURL(`${home()}/receipt`);
      await look(page, 'receipt-1280');
      await main(page, 'Copy').press('Enter');
      await page.getByRole('status').filter({ hasText: /./ }).waitFor();
      await leave();
    },
    JOURNEY,
  );

  test(
    'Enter in a text field checks the vote and does not switch the language',
    async () => {
      const { page, leave } = await browser.visit({ width: 320, javascript: false });
      await page.goto(`${house.baseUrl}/v/${opened.codes[2]}`);
      await page.getByLabel('Rank for Theme harm').selectOption('1');
      await page.getByLabel('Clinical').first().check();
      await page.getByLabel('Another topic').press('Enter');
      await page.getByRole('heading', { level: 1, name: /Check your vote/ }).waitFor();
      await leave();
    },
    JOURNEY,
  );

  test(
    'a paper that was left open until its link ran out waits for the code',
    async () => {
      const { page, leave } = await browser.visit({ width: 320 });
      const own = await ballot();
      await page.goto(`${house.baseUrl}/v/${own.codes[0]}`);
      await page.getByLabel('Another topic').fill('Not lost');
      await page.context().clearCookies();
      await main(page, 'Check my vote').click();
      await look(page, 'waiting-320');
      await page.getByLabel('Voting code').fill(`${house.baseUrl}/v/${own.codes[0]}`);
      await main(page, 'Continue').click();
      expect(await page.getByLabel('Another topic').inputValue()).toBe('Not lost');
      await leave();
    },
    JOURNEY,
  );

  test(
    'in Welsh from a half-filled English paper to the receipt',
    async () => {
      const { page, leave } = await browser.visit({ width: 320, javascript: false });
      await page.goto(`${house.baseUrl}/v/${opened.codes[2]}`);
      await page.getByLabel('Rank for Theme harm').selectOption('1');
      await page.getByLabel('Another topic').fill('Cofnodion');
      await page.getByRole('banner').getByRole('button', { name: 'Newid i’r Gymraeg' }).click();
      expect(await page.getByLabel('Safle ar gyfer Thema harm').inputValue()).toBe('1');
      expect(await page.getByLabel('Another topic').inputValue()).toBe('Cofnodion');
      await look(page, 'paper-320-cy');
      await main(page, 'Gwirio fy mhleidlais').click();
      await look(page, 'errors-320-cy');
      await page.getByLabel('Clinigol').first().check();
      await main(page, 'Gwirio fy mhleidlais').click();
      await look(page, 'review-320-cy');
      await main(page, 'Bwrw fy mhleidlais').click();
      await look(page, 'receipt-320-cy');
      await leave();
    },
    JOURNEY,
  );

  test(
    'a member changes their mind on another device, and finds the paper on the board after closing',
    async () => {
      const own = await ballot();
      const first = await browser.visit({ width: 320 });
      await first.page.goto(`${house.baseUrl}/v/${own.codes[0]}`);
      await first.page.getByRole('button', { name: 'Rank next: Theme harm' }).click();
      await first.page.getByLabel('Clinical').first().check();
      await main(first.page, 'Check my vote').click();
      await main(first.page, 'Cast my vote').click();
      const code = (await first.page.locator('.receipt__code').textContent())?.trim() ?? '';
      await first.leave();

      const { page, leave } = await browser.visit({ width: 1280 });
      await page.goto(`${home(own)}/change`);
      await look(page, 'change-1280');
      await page.getByLabel('Receipt code').fill(code.toLowerCase());
      await main(page, 'Open a new paper').click();
      await look(page, 'changing-1280');
      await page.getByRole('button', { name: 'Rank next: Theme health' }).click();
      await page.getByLabel('Clinical').first().check();
      await main(page, 'Check my vote').click();
      await main(page, 'Cast my changed vote').click();
      expect((await page.locator('.receipt__code').textContent())?.trim()).toBe(code);
      await closeBallot(house.services.context, own.ballot.id, 'system');
      await page.goto(`${home(own)}/check`);
      await look(page, 'check-1280');
      await page.getByLabel('Receipt code').fill('0000');
      await main(page, 'Check').click();
      await look(page, 'check-error-1280');
      await page.getByLabel('Receipt code').fill(code);
      await main(page, 'Check').click();
      await page.getByText('Check it yourself').click();
      await look(page, 'on-board-1280');
      await page.setViewportSize({ width: 320, height: 700 });
      await look(page, 'on-board-320');
      await leave();
    },
    JOURNEY,
  );

  test.each([
    ['plurality', true],
    ['approval', false],
  ])(
    'a paper for %s, filled in at 320 px',
    async (method, abstention) => {
      const own = await ballot({ method, abstention, companions: [] });
      const { page, leave } = await browser.visit({ width: 320 });
      await page.goto(`${house.baseUrl}/v/${own.codes[0]}`);
      await main(page, 'Check my vote').click();
      await look(page, `${method}-errors-320`);
      await page.getByLabel('Theme harm').check();
      await look(page, `${method}-320`);
      await main(page, 'Check my vote').click();
      await look(page, `${method}-review-320`);
      await leave();
    },
    JOURNEY,
  );

  test(
    'every kind page that says no is as accessible as the rest',
    async () => {
      const { page, leave } = await browser.visit({ width: 320 });
      for (const path of ['/v/UNKNOWN', '/vote']) {
        await page.goto(`${house.baseUrl}${path}`);
        await look(page, `no-${path}`);
      }
      await main(page, 'Continue').click();
      await look(page, 'no-code-error');
      const states = [['closed'], ['closed', 'counted', 'published'], ['cancelled']] as const;
      for (const steps of states) {
        const own = await ballot();
        for (const state of steps) {
          await house.services.context.storage.writer.run((database) =>
            moveStored(database, own.ballot.id, { state }),
          );
        }
        await page.goto(`${home(own)}/vote`);
        await look(page, `no-link-${steps.at(-1)}`);
        await page.goto(`${house.baseUrl}/v/${own.codes[0]}`);
        await look(page, `no-${steps.at(-1)}`);
      }
      await leave();
    },
    JOURNEY,
  );
});
