/** The first organiser and a colleague in Chromium: from the one-time link to the log, at a desk and on a small phone. */
import type { Page } from 'playwright-core';
import { expectAccessible, inBrowser, keepPicture, type TestBrowser } from '../kit/browser.js';
import { type ListeningHouse, openListeningHouse } from '../kit/listening.js';
import { codeFor } from '../kit/people.js';
import { sqliteForTest } from '../kit/storages.js';

const PASSWORD = 'correct horse battery';
const JOURNEY = 240_000;

inBrowser((browser) => {
  let house: ListeningHouse;
  beforeEach(async () => {
    house = await openListeningHouse(sqliteForTest, { requireTotp: true });
  });
  afterEach(() => house.remove());

  test.each([
    ['at a desk', { width: 1280, javascript: true }],
    ['on a small phone without scripts', { width: 320, javascript: false }],
  ] as const)(
    'people come in by link, password and code, invite each other and read the log, %s',
    (_where, device) => journey(browser, house, device),
    JOURNEY,
  );
});

async function journey(
  browser: TestBrowser,
  house: ListeningHouse,
  device: { width: number; javascript: boolean },
): Promise<void> {
  const visit = () => browser.visit({ ...device, baseUrl: house.baseUrl });
  const { page, leave } = await visit();
  await page.goto(String(await house.services.people.welcome.firstOrganiserLink()));
  await comeIn(page, 'Olwen Parry');
  expect(page.url()).toBe(`${house.baseUrl}/sign-in/two-step`);
  await setCodesUp(page, house);
  await page.goto('/account');
  await look(page, 'account');

  const address = await makeLab(house);
  await page.goto(`${address}/people`);
  await press(page, 'Invite');
  await look(page, 'people-faulty');
  await page.getByLabel('Name', { exact: true }).fill('Anwen Pritchard-Williams');
  await page.getByLabel('E-mail address').fill('anwen.pritchard-williams@longhealthboard.example.org');
  await page.getByLabel('Analyst').check();
  await press(page, 'Invite');
  await look(page, 'invited');
  const link = String(await page.locator('.one-time-link__address').textContent());

  const colleague = await visit();
  await colleague.page.goto(link);
  expect(colleague.page.url()).toBe(`${house.baseUrl}/welcome`);
  await colleague.page.getByLabel('Choose a password').fill(PASSWORD);
  await press(colleague.page, 'Continue');
  await colleague.page.goto(link);
  await look(colleague.page, 'link-over');
  await colleague.leave();

  await page.goto(`${address}/people`);
  await page.getByText('Change or remove').first().click();
  await look(page, 'people');
  await page.getByLabel('Role of Anwen Pritchard-Williams').selectOption('observer');
  await press(page, 'Change role', 0);
  await page.goto(`${address}/audit`);
  await look(page, 'audit');
  const log = await page.locator('.audit__what').allTextContents();
  expect(log.slice(0, 2)).toEqual([
    'Olwen Parry changed the role of Anwen Pritchard-Williams to observer',
    'Olwen Parry gave Anwen Pritchard-Williams the role of analyst',
  ]);
  await press(page, 'Sign out');
  await look(page, 'signed-out');
  await leave();
}

/** Fills in the page behind a first organiser's link, once wrongly. */
async function comeIn(page: Page, name: string): Promise<void> {
  await look(page, 'welcome');
  await press(page, 'Continue');
  await look(page, 'welcome-faulty');
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('E-mail address').fill('olwen@example.org');
  await page.getByLabel('Choose a password').fill(PASSWORD);
  await press(page, 'Continue');
}

/** Sets codes up as the page asks, after a wrong code, and comes in once more with password and code. */
async function setCodesUp(page: Page, house: ListeningHouse): Promise<void> {
  await look(page, 'two-step');
  await page.getByLabel('Code', { exact: true }).fill('000000');
  await press(page, 'Turn on two-step sign-in');
  await look(page, 'two-step-faulty');
  const secret = String(await page.locator('.code-to-type').textContent());
  await page.getByLabel('Code', { exact: true }).fill(codeFor(secret, house.clock.now()));
  await press(page, 'Turn on two-step sign-in');
  await page.goto('/account');
  await press(page, 'Sign out');
  house.clock.set(house.clock.now() + 30_000);
  await page.getByLabel('E-mail address').fill('olwen@example.org');
  await page.getByLabel('Password').fill('not my password');
  await press(page, 'Sign in');
  await look(page, 'sign-in-faulty');
  await page.getByLabel('Password').fill(PASSWORD);
  await press(page, 'Sign in');
  await look(page, 'code');
  await page.getByLabel('Enter your code').fill(codeFor(secret, house.clock.now()));
  await press(page, 'Continue');
}

async function makeLab(house: ListeningHouse): Promise<string> {
  const { reader } = house.services.context.storage;
  const { id } = await reader.selectFrom('accounts').select('id').executeTakeFirstOrThrow();
  const texts = { title: { en: 'Peer support' }, summary: { en: '' }, stages: [] };
  return `/manage/labs/${await house.services.labs.create(texts, id)}`;
}

async function press(page: Page, name: string, which?: number): Promise<void> {
  const buttons = page.getByRole('button', { name, exact: true });
  await (which === undefined ? buttons : buttons.nth(which)).click();
  await page.waitForLoadState();
}

async function look(page: Page, name: string): Promise<void> {
  await keepPicture(page, `people-${name}-${page.viewportSize()?.width}`);
  await expectAccessible(page);
}
