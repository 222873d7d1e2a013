/** Promise 13 for organisers, analysts and the public: a crawl of every page over a lab in which all texts are hostile. */
import type { Page } from 'playwright-core';
import { AUTHORISATION_TABLE } from '../../src/web/security/authorisation-table.js';
import { inBrowser, type Visitor } from '../kit/browser.js';
import { HOSTILE_PAGE, HOSTILE_TEXTS } from '../kit/hostile.js';
import { type HostileLab, hostileLab } from '../kit/hostile-lab.js';
import { type ListeningHouse, openListeningHouse } from '../kit/listening.js';
import { TEST_PASSWORD } from '../kit/people.js';
import { sqliteForTest } from '../kit/storages.js';

/** Milliseconds that the whole crawl may take on a busy machine. */
const CRAWL = 300_000;

/**
 * Files, doors of members (`hostile-paper.test.ts`), of strangers, the workbench of ballots, which refuses until its tables are
 * protected, and pages that show nothing that was typed.
 */
const NO_PAGES =
  /\.(csv|blt|abif|txt|zip|json|html)$|\/workbench(\/|$)|^\/(v|vote|health|assets|sign-in|welcome)\b|^\/ballots\/[^/]+\/(vote|change|check|receipt|images)(\/|$)|^\/account\/two-step$|^\/labs\/[^/]+\/reports\/[^/]+\//;
/** The pages of labs and of ballots, and those from which people come to them. */
const OURS = /^\/($|manage$|account|about|privacy|accessibility)|^(\/manage)?\/(labs|ballots)\//;

const isPage = (path: string) => OURS.test(path) && !NO_PAGES.test(path);

/** What a text would have made of itself if it had become markup, or a page's own rules. */
const BROKEN_OUT = `
  document.querySelectorAll('main script, main style, main iframe, main object, main base, main svg[onload]').length
  + document.querySelectorAll('[onerror], [onload], [onclick], [onmouseover], a[href^="javascript:" i]').length
  + (getComputedStyle(document.querySelector('h1')).display === 'none' ? 1 : 0)`;

inBrowser((browser) => {
  let house: ListeningHouse;
  let made: HostileLab;
  let visitor: Visitor;
  beforeAll(async () => {
    house = await openListeningHouse(sqliteForTest);
    made = await hostileLab(house);
    visitor = await browser.visit({ width: 1280, baseUrl: house.baseUrl });
    await visitor.page.goto('/sign-in');
    await visitor.page.fill('[name=email]', made.organiser.email);
    await visitor.page.fill('[name=password]', TEST_PASSWORD);
    await visitor.page.click('main button');
    await visitor.page.waitForURL('**/manage');
  }, CRAWL);
  afterAll(() => house.remove());

  async function expectTextOnly(page: Page): Promise<void> {
    for (const closed of await page.locator('main details:not([open]) > summary').all())
      if (await closed.isVisible()) await closed.click();
    const broken = await page.evaluate<number>(BROKEN_OUT);
    expect({ at: page.url(), broken, complaints: visitor.complaints }).toEqual({
      at: page.url(),
      broken: 0,
      complaints: [],
    });
  }

  /** Addresses within the house to which the page leads, without their fragments. */
  const linksOf = (page: Page) =>
    page.evaluate<string[]>(
      `[...document.querySelectorAll('a[href]')].map((link) => new URL(link.href))
        .filter((to) => to.origin === location.origin).map((to) => to.pathname + to.search)`,
    );

  test(
    'promise 13, no script from text: on every page that links lead to, whatever was typed is text and nothing runs',
    async () => {
      const { page } = visitor;
      const waiting = ['/', '/manage', '/account', ...made.unlinked];
      const seen = new Set<string>();
      for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
        const { pathname } = new URL(path, house.baseUrl);
        if (seen.has(path) || !isPage(pathname) || path.includes('language=')) continue;
        seen.add(path);
        expect((await page.goto(path))?.status()).toBe(200);
        await expectTextOnly(page);
        waiting.push(...(await linksOf(page)));
      }
      const unseen = Object.keys(AUTHORISATION_TABLE)
        .filter((door) => door.startsWith('GET ') && isPage(door.slice(4)))
        .map((door) => door.slice(4))
        .filter((path) => {
          const shape = new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`);
          return ![...seen].some((visited) => shape.test(new URL(visited, house.baseUrl).pathname));
        });
      expect(unseen).toEqual([]);
    },
    CRAWL,
  );

  test(
    'promise 13, no script from text: forms that come back with what is wrong show what was typed as text',
    async () => {
      const { page } = visitor;
      const press = (name: string) => page.getByRole('main').getByRole('button', { name }).first().click();
      const draft = `/manage/ballots/${made.draft.slug}`;
      await page.goto(`${draft}/question`);
      await page.fill('[name=question]', HOSTILE_PAGE.repeat(2));
      await press('Save');
      expect(await page.locator('.nhsuk-error-message').count()).toBeGreaterThan(0);
      await expectTextOnly(page);
      await page.goto(`${draft}/options`);
      await page.fill('[name=title]', HOSTILE_TEXTS[0]);
      await press('Add');
      await expectTextOnly(page);
      await page.goto(`/manage/labs/${made.lab}/edit`);
      await page.fill('[name=title]', HOSTILE_PAGE.repeat(2));
      await press('Save');
      await expectTextOnly(page);
      await page.goto(`/manage/ballots/${made.open.slug}/mail/reminder`);
      await page.fill('[name=en-subject]', HOSTILE_TEXTS[1]);
      await page.fill('[name=en-body]', `${HOSTILE_PAGE} {link}`);
      await press('Preview');
      await expectTextOnly(page);
      await page.goto(
        `/manage/ballots/${made.open.slug}/roll?search=${encodeURIComponent(HOSTILE_TEXTS[1])}`,
      );
      await expectTextOnly(page);
      await page.goto(`/manage/ballots/${made.open.slug}/roll/add`);
      await page.fill('[name=email]', HOSTILE_TEXTS[1]);
      await page.fill('[name=name]', HOSTILE_TEXTS[0]);
      await press('Add');
      await expectTextOnly(page);
    },
    CRAWL,
  );
});
