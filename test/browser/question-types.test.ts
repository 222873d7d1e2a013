import type { Page } from 'playwright-core';
import { readAnswers } from '../../src/domain/questionnaire/answers.js';
import { expectAccessible, inBrowser, keepPicture } from '../kit/browser.js';
import { serveLocally } from '../kit/serve.js';
import { questionGallery } from '../web/question-gallery.js';
import { SAMPLES } from '../web/question-samples.js';

inBrowser((browser) => {
  let server: Awaited<ReturnType<typeof serveLocally>>;
  beforeAll(async () => {
    server = await serveLocally(questionGallery());
  });
  afterAll(() => server.close());

  test.each([
    ['/empty', 320, false],
    ['/empty', 1280, true],
    ['/answered', 320, true],
    ['/answered?language=cy', 1280, false],
    ['/faulty', 320, false],
    ['/faulty', 1280, true],
    ['/faulty?language=cy', 320, true],
    ['/long', 320, true],
    ['/long', 1280, false],
  ] as const)('every question type at %s, %i px wide, scripts: %s', async (path, width, javascript) => {
    const visitor = await browser.visit({ width, javascript, baseUrl: server.address });
    await visitor.page.goto(path);
    await keepPicture(visitor.page, `types-${path}-${width}-${javascript ? 'js' : 'plain'}`);
    await expectAccessible(visitor.page);
    await visitor.leave();
  });

  test('every question type alone on its page is what the page is headed by', async () => {
    const visitor = await browser.visit({ width: 320, javascript: false, baseUrl: server.address });
    for (const { name } of SAMPLES.map(({ question }) => question)) {
      await visitor.page.goto(`/empty/${name}`);
      await keepPicture(visitor.page, `alone-${name}`);
      const headings = await visitor.page.locator('h1').allTextContents();
      expect({ name, headings }).toEqual({ name, headings: [expect.stringMatching(/\w{3}/)] });
    }
    await visitor.leave();
  }, 60_000);

  /** Presses the page's button and gives the answers that the server read. */
  async function answersSent(page: Page): Promise<Record<string, unknown>> {
    await page.getByRole('button', { name: 'Continue' }).press('Enter');
    await page.waitForLoadState();
    return JSON.parse((await page.locator('body').textContent()) ?? '') as Record<string, unknown>;
  }

  test('what a page shows as answered is what it sends, without scripts on the narrowest phone', async () => {
    const { page, leave } = await browser.visit({ width: 320, javascript: false, baseUrl: server.address });
    await page.goto('/answered');
    const form = Object.assign({}, ...SAMPLES.map(({ answered }) => answered)) as Record<string, string>;
    const questions = SAMPLES.map(({ question }) => question);
    expect(await answersSent(page)).toEqual(readAnswers(questions, form).answers);
    await leave();
  });

  test('by keyboard alone, without scripts: a grid, a ranking, points, a best–worst task', async () => {
    const { page, leave } = await browser.visit({ width: 320, javascript: false, baseUrl: server.address });
    await page.goto('/empty');
    for (const row of ['trust', 'time', 'know']) {
      await page.locator(`#answer-grid-${row}`).press('Space');
      await page.locator(`#answer-grid-${row}`).press('ArrowDown');
    }
    await page.locator('#answer-ranking-similar').pressSequentially('1');
    await page.locator('#answer-ranking-near').pressSequentially('2');
    await page.locator('#answer-ranking-health').pressSequentially('3');
    await page.locator('#answer-constant_sum-quality').pressSequentially('70');
    await page.locator('#answer-constant_sum-health').pressSequentially('30');
    await page.locator('#answer-best_worst-best').press('Space');
    await page.locator('#answer-best_worst-worst').press('ArrowUp');
    expect(await answersSent(page)).toMatchObject({
      grid: { trust: '2', time: '2', know: '2' },
      ranking: ['similar', 'near', 'health'],
      constant_sum: { quality: '70', health: '30', similar: '0', near: '0' },
      best_worst: { best: 'quality', worst: 'near' },
    });
    await leave();
  });

  test('with scripts: buttons rank, the total is said as it grows, one item is never both best and worst', async () => {
    const { page, complaints, leave } = await browser.visit({ baseUrl: server.address });
    await page.goto('/empty/ranking');
    await page.getByRole('button', { name: 'Rank next: Being close to home' }).press('Enter');
    await page.getByRole('button', { name: 'Rank next: Belief that it improves health' }).press('Enter');
    await page.getByRole('button', { name: 'Up: Belief that it improves health' }).press('Enter');
    expect(await page.locator('#answer-ranking-health').inputValue()).toBe('1');
    expect(await page.locator('#answer-ranking-near').inputValue()).toBe('2');

    await page.goto('/empty/constant_sum?language=cy');
    const total = page.getByRole('status');
    expect(await total.textContent()).toBe('Rydych wedi rhoi 0 o 100: mae 100 ar ôl i’w roi.');
    await page.goto('/empty/constant_sum?language=en');
    await page.locator('#answer-constant_sum-quality').fill('70');
    expect(await total.textContent()).toBe('You have given 70 of 100: 30 left to give.');
    await page.locator('#answer-constant_sum-near').fill('40');
    expect(await total.textContent()).toBe('You have given 110 of 100: 10 too many.');
    await page.locator('#answer-constant_sum-near').fill('30');
    expect(await total.textContent()).toBe('You have given all 100.');

    await page.goto('/empty/best_worst');
    await page.locator('#answer-best_worst-best').press('Space');
    expect(await page.locator('#answer-best_worst-worst').isDisabled()).toBe(true);
    await page.locator('#answer-best_worst-best').press('ArrowDown');
    expect(await page.locator('#answer-best_worst-worst').isEnabled()).toBe(true);
    expect(complaints).toEqual([]);
    await leave();
  });

  test('the error summary leads to where each fault can be put right', async () => {
    const { page, leave } = await browser.visit({ width: 320, javascript: false, baseUrl: server.address });
    await page.goto('/faulty');
    const links = await page
      .locator('.nhsuk-error-summary a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    expect(links.length).toBeGreaterThan(20);
    for (const link of links)
      expect({ link, targets: await page.locator(link).count() }).toEqual({ link, targets: 1 });
    await leave();
  });
});
