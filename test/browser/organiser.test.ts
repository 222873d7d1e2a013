import type { Page } from 'playwright-core';
import { expectAccessible, inBrowser, keepPicture, type Visitor } from '../kit/browser.js';
import { addEntries } from '../kit/draft-ballot.js';
import { type ListeningHouse, openListeningHouse } from '../kit/listening.js';
import { makeAccount, TEST_PASSWORD } from '../kit/people.js';
import { sqliteForTest } from '../kit/storages.js';

const LONG =
  'Empowering people, their families and their carers to manage their own health and care needs, wherever they live and whatever else they live with';

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
    visitor.page.setDefaultTimeout(5000);
    await visitor.page.goto('/sign-in');
    await visitor.page.fill('[name=email]', person.email);
    await visitor.page.fill('[name=password]', TEST_PASSWORD);
    await visitor.page.click('main button');
    return visitor;
  }

  const look = async (page: Page, name: string, width: number) => {
    await keepPicture(page, `organiser-${width}-${name}`);
    await expectAccessible(page);
  };
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
  const follow = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).first().click();
  const fillDate = async (page: Page, name: string, [day, month, year, time]: readonly string[]) => {
    await page.fill(`[name=${name}-day]`, day ?? '');
    await page.fill(`[name=${name}-month]`, month ?? '');
    await page.fill(`[name=${name}-year]`, year ?? '');
    if (time !== undefined) await page.fill(`[name=${name}-time]`, time);
  };

  async function makeLab(page: Page, width: number): Promise<void> {
    await look(page, 'manage-empty', width);
    await press(page, 'Create a lab');
    await press(page, 'Create the lab');
    await look(page, 'lab-errors', width);
    await page.fill('[name=title]', LONG);
    await page.fill('[name=summary]', 'A year on **one** challenge.\n\n- Choose\n- Test\n- Share');
    await page.fill('[name=stage-0-title]', 'Choose a theme');
    await fillDate(page, 'stage-0-starts', ['1', '12', '2026']);
    await page.fill('[name=stage-0-description]', 'Members vote for the theme.');
    await press(page, 'Add another stage');
    await page.fill('[name=stage-1-title]', 'Test ideas in practice');
    await fillDate(page, 'stage-1-starts', ['1', '3', '2027']);
    await look(page, 'lab-form', width);
    await press(page, 'Create the lab');
    await look(page, 'lab-home', width);
  }

  async function writeBallot(page: Page, width: number): Promise<void> {
    await press(page, 'Set up a ballot');
    await look(page, 'ballot-new', width);
    await page.fill('[name=question]', 'Which theme should the lab work on?');
    await press(page, 'Continue');
    await look(page, 'ballot-home-empty', width);
    await follow(page, 'Question');
    await page.fill('[name=introduction]', 'The theme with most support is what we work on for a year.');
    await look(page, 'question', width);
    await press(page, 'Save');
  }

  async function addOptions(page: Page, width: number): Promise<void> {
    await follow(page, 'Options');
    await press(page, 'Add');
    await look(page, 'options-empty-error', width);
    await page.fill('[name=title]', LONG);
    await press(page, 'Add');
    await page.fill(
      '[name=description]',
      'More people could look after **themselves** with the right support.',
    );
    await page.fill('[name=link]', 'example.org');
    await page.setInputFiles('[name=picture]', { name: 'p.png', mimeType: 'image/png', buffer: PICTURE });
    await press(page, 'Save');
    await look(page, 'option-errors', width);
    await page.fill('[name=link]', 'https://example.org/');
    await page.fill('[name=alt]', 'Two hands');
    await page.setInputFiles('[name=picture]', { name: 'p.png', mimeType: 'image/png', buffer: PICTURE });
    await press(page, 'Save');
    for (const title of ['Care closer to home', 'Learning from harm']) {
      await page.fill('[name=title]', title);
      await press(page, 'Add');
      await press(page, 'Save');
    }
    await page.getByRole('button', { name: /^Up.*Learning from harm/ }).click();
    await look(page, 'options', width);
    expect(await page.locator('.ordered__title').allTextContents()).toEqual([
      LONG,
      'Learning from harm',
      'Care closer to home',
    ]);
    await page.locator('.ordered__title').first().click();
    await look(page, 'option', width);
    await press(page, 'Save');
    await follow(page, 'That is all: back to the ballot');
  }

  async function chooseTheRest(page: Page, width: number): Promise<void> {
    await follow(page, 'How votes are counted');
    await page.getByText('Compare the methods').click();
    await look(page, 'method', width);
    await page.fill('[name=seats]', '2');
    await press(page, 'Save');
    await look(page, 'method-errors', width);
    await page.fill('[name=seats]', '1');
    await press(page, 'Save');
    await follow(page, 'Questions beside the vote');
    await look(page, 'companions-empty', width);
    await follow(page, 'Role');
    await look(page, 'companion', width);
    await press(page, 'Save');
    await page.getByLabel('A comment').check();
    await press(page, 'Add a question');
    await page.fill('[name=label]', 'Why?');
    await press(page, 'Save');
    await look(page, 'companions', width);
    await follow(page, 'Back to the ballot');
    await follow(page, 'Dates');
    await fillDate(page, 'opens', ['28', '3', '2027', '1:30am']);
    await press(page, 'Save');
    await look(page, 'dates-errors', width);
    await fillDate(page, 'opens', ['28', '3', '2027', '9am']);
    await fillDate(page, 'closes', ['11', '4', '2027', '5pm']);
    await press(page, 'Save');
    await look(page, 'ballot-home-roll', width);
  }

  async function announce(page: Page, width: number): Promise<string> {
    const slug = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await page.goto(`/manage/ballots/${slug}/move/open`);
    await look(page, 'move-missing', width);
    const ballot = await house.services.context.storage.reader
      .selectFrom('ballots')
      .select('id')
      .where('slug', '=', slug)
      .executeTakeFirstOrThrow();
    await addEntries(house.services, ballot.id, 149);
    await page.goto(`/manage/ballots/${slug}`);
    await look(page, 'ballot-home-ready', width);
    await page.getByRole('button', { name: 'Announce the ballot' }).click();
    await look(page, 'move-schedule', width);
    await press(page, 'Announce the ballot');
    await look(page, 'ballot-home-scheduled', width);
    return slug;
  }

  async function runIt(page: Page, width: number, slug: string): Promise<void> {
    await follow(page, 'Open the ballot now');
    await look(page, 'move-open', width);
    await press(page, 'Open the ballot now');
    await look(page, 'ballot-home-open', width);
    await page.goto('/manage');
    await look(page, 'manage', width);
    await page.goto(`/manage/ballots/${slug}/move/cancel`);
    await look(page, 'move-cancel', width);
    await page.goto(`/manage/ballots/${slug}/move/close`);
    await look(page, 'move-close', width);
    await press(page, 'Close voting now');
    await look(page, 'ballot-home-closed', width);
  }

  test.each([
    [320, false],
    [1280, true],
  ])(
    'an organiser sets a ballot up, announces, opens and closes it, %i px wide, scripts: %s',
    async (width, javascript) => {
      const { page, leave } = await signedIn(width, javascript, `Olwen ${width}`);
      await makeLab(page, width);
      await writeBallot(page, width);
      await addOptions(page, width);
      await chooseTheRest(page, width);
      const slug = await announce(page, width);
      await runIt(page, width, slug);
      await leave();
    },
    120_000,
  );

  test('of two organisers who edit at once the later one sees both versions', async () => {
    const { page, leave } = await signedIn(1280, true, 'Olwen and Owain');
    await page.goto('/manage/labs/new');
    await page.fill('[name=title]', 'Shared lab');
    await press(page, 'Create the lab');
    await press(page, 'Set up a ballot');
    await page.fill('[name=question]', 'Which theme?');
    await press(page, 'Continue');
    const other = await page.context().newPage();
    const address = `${page.url()}/question`;
    await page.goto(address);
    await other.goto(address);
    await page.fill('[name=question]', 'Which theme first?');
    await press(page, 'Save');
    await other.fill('[name=question]', 'Which theme next year?');
    await press(other, 'Save');
    await expectAccessible(other);
    await keepPicture(other, 'organiser-1280-conflict');
    const table = await other.locator('.conflict td, .conflict tbody th').allTextContents();
    expect(table).toEqual(['Question', 'Which theme next year?', 'Which theme first?']);
    expect(await other.inputValue('[name=question]')).toBe('Which theme next year?');
    await leave();
  }, 240_000);
});
