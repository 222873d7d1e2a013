import type { Page } from 'playwright-core';
import { inBrowser } from '../kit/browser.js';
import { serveLocally } from '../kit/serve.js';
import { galleryServer, OPTIONS } from '../web/gallery.js';

const [FIRST, SECOND, THIRD] = OPTIONS.map((option) => option.title) as [string, string, string];

/** The ranks as the form would send them, by option. */
function sent(page: Page): Promise<Record<string, string>> {
  return page.evaluate<Record<string, string>>(
    `Object.fromEntries([...new FormData(document.getElementById('paper'))].filter(([name]) => name.startsWith('rank')))`,
  );
}

const titles = (page: Page) =>
  page.locator('[data-option]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-title')));
const said = (page: Page) => page.locator('[data-ranking] [aria-live]').textContent();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).press('Enter');

inBrowser((browser) => {
  let server: Awaited<ReturnType<typeof serveLocally>>;
  beforeAll(async () => {
    server = await serveLocally(galleryServer());
  });
  afterAll(() => server.close());

  test('by keyboard: rank, move, remove; the list stays until it is put in order', async () => {
    const { page, complaints, leave } = await browser.visit({ width: 320, baseUrl: server.address });
    await page.goto('/');
    await press(page, `Rank next: ${THIRD}`);
    expect(await said(page)).toBe(`${THIRD} is now number 1. You have ranked 1 of 3.`);
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe(`Up: ${THIRD}`);
    await press(page, `Rank next: ${FIRST}`);
    await press(page, `Up: ${FIRST}`);
    expect(await sent(page)).toEqual({ 'rank[a]': '1', 'rank[b]': '', 'rank[c]': '2' });
    await press(page, `Down: ${FIRST}`);
    expect(await titles(page)).toEqual([FIRST, SECOND, THIRD]);
    await press(page, 'Put in order');
    expect(await titles(page)).toEqual([THIRD, FIRST, SECOND]);
    expect(await said(page)).toContain('The list is now in your order.');
    await press(page, `Remove: ${THIRD}`);
    expect(await sent(page)).toEqual({ 'rank[c]': '', 'rank[a]': '1', 'rank[b]': '' });
    expect(complaints).toEqual([]);
    await leave();
  });

  test('by number: the lists work beside the buttons', async () => {
    const { page, leave } = await browser.visit({ baseUrl: server.address });
    await page.goto('/?language=cy');
    await page.locator('#rank-b').selectOption('2');
    expect(await said(page)).toBe(`${SECOND} yw rhif 2 nawr. Rydych wedi rhoi safle i 1 o 3.`);
    await page.getByRole('button', { name: `Rhoi’r safle nesaf: ${FIRST}`, exact: true }).click();
    expect(await sent(page)).toMatchObject({ 'rank[b]': '1', 'rank[a]': '2' });
    await leave();
  });

  test('without JavaScript the numbers alone make a paper, and no dead button shows', async () => {
    const { page, leave } = await browser.visit({ width: 320, javascript: false, baseUrl: server.address });
    await page.goto('/');
    await page.locator('#rank-a').selectOption('3');
    expect(await page.locator('#rank-a').inputValue()).toBe('3');
    expect(await page.getByRole('button', { name: 'Put in order' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Copy' }).isVisible()).toBe(false);
    await leave();
  });

  test('Enter in a text field presses the form’s own button, not the language switch', async () => {
    const { page, leave } = await browser.visit({ baseUrl: server.address });
    await page.goto('/');
    const [posted] = await Promise.all([
      page.waitForRequest((request) => request.method() === 'POST'),
      page.locator('#title').press('Enter'),
    ]);
    expect(posted.postData()).toContain('step=review');
    expect(posted.postData()).not.toContain('language=');
    await leave();
  });

  test('a form is sent once, however often its button is pressed', async () => {
    const fresh = await serveLocally(galleryServer());
    const { page, leave } = await browser.visit({ baseUrl: fresh.address });
    await page.goto('/');
    const button = page.getByRole('button', { name: 'Check my vote' });
    await button.click();
    await page.getByText('Sending…').waitFor();
    await button.click();
    await button.press('Enter');
    expect(await page.evaluate(`fetch('/sent').then((answer) => answer.text())`)).toBe('1');
    expect(await page.getByText('Sending…').count()).toBe(1);
    await leave();
    await fresh.close();
  });

  test('a receipt can be copied and saved', async () => {
    const { page, leave } = await browser.visit({ baseUrl: server.address });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('/');
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByText('Copied. Paste it somewhere safe.').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toMatch(/^7GQ4-/);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as a text file' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('receipt.txt');
    await leave();
  });

  test('a page with mistakes opens at their summary, whose links reach the fields', async () => {
    const { page, leave } = await browser.visit({ width: 320, baseUrl: server.address });
    await page.goto('/faults');
    expect(await page.evaluate('document.activeElement.id')).toBe('error-summary');
    for (const [sentence, id] of [
      ['Give each rank once: you have used 2 for both.', 'rank-b'],
      ['The closing time must be after the opening time', 'closing'],
      ['Give a score', 'score-a'],
      ['Choose a file', 'roll'],
    ] as const) {
      await page.getByRole('link', { name: sentence }).press('Enter');
      expect(await page.evaluate('document.activeElement.id')).toBe(id);
    }
    await leave();
  });
});
