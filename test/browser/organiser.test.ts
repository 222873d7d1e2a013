import type { Page } from 'playwright-core';
import { expectAccessible, inBrowser, keepPicture, type Visitor } from '../kit/browser.js';
import { addEntries } from '../kit/draft-ballot.js';
import { type ListeningHouse, openListeningHouse } from '../kit/listening.js';
import { makeAccount, TEST_PASSWORD } from '../kit/people.js';
import { sqliteForTest } from '../kit/storages.js';

/** A picture of one pixel, as an organiser might upload it. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

inBrowser((browser) => {
  let house: ListeningHouse;
  beforeAll(async () => {
    house = await openListeningHouse(sqliteForTest);
  });
  afterAll(() => house.remove());

  async function signedIn(width: number, javascript: boolean, name: string): Promise<Visitor> {
    const person = await makeAccount(house, name, { canCreateLabs: true });
    const visitor = await browser.visit({ width, javascript, baseUrl: house.baseUrl });
    await visitor.page.goto('/sign-in');
    await visitor.page.fill('[name=email]', person.email);
    await visitor.page.fill('[name=password]', TEST_PASSWORD);
    await visitor.page.click('main button');
    return visitor;
  }

  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
  const follow = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).first().click();
  const fillDate = async (page: Page, name: string, [day, month, year, time]: readonly string[]) => {
    await page.fill(`[name=${name}-day]`, day ?? '');
    await page.fill(`[name=${name}-month]`, month ?? '');
    await page.fill(`[name=${name}-year]`, year ?? '');
    if (time !== undefined) await page.fill(`[name=${name}-time]`, time);
  };

  async function makeLabAndDraft(page: Page): Promise<void> {
    await press(page, 'Create a lab');
    await page.fill('[name=title]', 'Pilot lab');
    await page.fill('[name=stage-0-title]', 'Choose a theme');
    await fillDate(page, 'stage-0-starts', ['1', '12', '2026']);
    await press(page, 'Add another stage');
    await page.fill('[name=stage-1-title]', 'Test ideas in practice');
    await fillDate(page, 'stage-1-starts', ['1', '3', '2027']);
    await press(page, 'Create the lab');
    await press(page, 'Set up a ballot');
    await page.fill('[name=question]', 'Which theme should the lab work on?');
    await press(page, 'Continue');
  }

  async function addOptions(page: Page): Promise<void> {
    await press(page, 'Add options');
    for (const title of ['Health at home', 'Care closer to home', 'Learning from harm']) {
      await page.fill('[name=title]', title);
      await press(page, 'Add');
      await press(page, 'Save');
    }
    await page.getByRole('button', { name: /^Up.*Learning from harm/ }).click();
    expect(await page.locator('.ordered__title').allTextContents()).toEqual([
      'Health at home',
      'Learning from harm',
      'Care closer to home',
    ]);
    await follow(page, 'Health at home');
    await page.fill('[name=alt]', 'Two hands');
    await page.setInputFiles('[name=picture]', { name: 'p.png', mimeType: 'image/png', buffer: PICTURE });
    await press(page, 'Save');
    await follow(page, 'Health at home');
    await page.waitForURL(/\/options\/option-1$/, { waitUntil: 'load' });
    const width = await page.evaluate("document.querySelector('.option-picture').naturalWidth");
    expect(width).toBe(1);
    await follow(page, 'Options');
    await follow(page, 'That is all: back to the ballot');
  }

  async function askAndDate(page: Page): Promise<void> {
    await follow(page, 'Questions beside the vote');
    await follow(page, 'Role');
    await press(page, 'Save');
    await follow(page, 'Ballot');
    await follow(page, 'Dates');
    await fillDate(page, 'opens', ['28', '3', '2027', '9am']);
    await fillDate(page, 'closes', ['11', '4', '2027', '5pm']);
    await press(page, 'Save');
  }

  async function run(page: Page): Promise<void> {
    await press(page, 'Announce the ballot');
    await press(page, 'Announce the ballot');
    await follow(page, 'Open the ballot now');
    await press(page, 'Open the ballot now');
    expect(await page.locator('.next-step').textContent()).toContain('0 of 149 have voted');
    await follow(page, 'Close voting now');
    await press(page, 'Close voting now');
    expect(await page.locator('.next-step').textContent()).toContain('Count the papers');
  }

  test('an organiser without JavaScript, 320 px wide, goes from nothing to a closed ballot', async () => {
    const { page, complaints, leave } = await signedIn(320, false, 'Olwen Organiser');
    await makeLabAndDraft(page);
    const { pathname } = new URL(page.url());
    await addOptions(page);
    await askAndDate(page);
    const { id } = await house.services.context.storage.reader
      .selectFrom('ballots')
      .select('id')
      .where('slug', '=', pathname.split('/').at(-1) ?? '')
      .executeTakeFirstOrThrow();
    await addEntries(house.services, id, 149);
    await page.goto(pathname);
    await run(page);
    expect(complaints).toEqual([]);
    await leave();
  }, 120_000);

  test('of two organisers who edit at once the later one sees both versions', async () => {
    const { page, leave } = await signedIn(1280, true, 'Olwen and Owain');
    await makeLabAndDraft(page);
    const other = await page.context().newPage();
    const address = `${page.url()}/question`;
    await page.goto(address);
    await other.goto(address);
    await page.fill('[name=question]', 'Which theme first?');
    await press(page, 'Save');
    await other.fill('[name=question]', 'Which theme next year?');
    await press(other, 'Save');
    await keepPicture(other, 'organiser-1280-conflict');
    await expectAccessible(other);
    const table = await other.locator('.conflict td, .conflict tbody th').allTextContents();
    expect(table).toEqual(['Question', 'Which theme next year?', 'Which theme first?']);
    expect(await other.inputValue('[name=question]')).toBe('Which theme next year?');
    await leave();
  }, 120_000);

  test('of two organisers who edit a lab at once the later one sees both versions, on a phone without JavaScript', async () => {
    const { page, leave } = await signedIn(320, false, 'Olwen and Nia');
    await makeLabAndDraft(page);
    await follow(page, 'Pilot lab');
    const colleague = await page.context().newPage();
    const address = `${page.url()}/edit`;
    await page.goto(address);
    await colleague.goto(address);
    await colleague.fill('[name=stage-1-title]', 'Test two ideas');
    await press(colleague, 'Save');
    await page.fill('[name=title]', 'Pilot lab of the year');
    await press(page, 'Save');
    await keepPicture(page, 'organiser-320-lab-conflict');
    await expectAccessible(page);
    const table = await page.locator('.conflict td, .conflict tbody th').allTextContents();
    expect(table).toEqual([
      ...['Title', 'Pilot lab of the year', 'Pilot lab'],
      ...['Stage 2: title', 'Test ideas in practice', 'Test two ideas'],
    ]);
    await press(page, 'Save');
    expect(await page.locator('h1').textContent()).toBe('Pilot lab of the year');
    await leave();
  }, 120_000);
});
