/** Debian's Chromium for tests: fresh visitors at any width, with or without JavaScript, and axe in one line. */
import { existsSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { mustBeThere } from './must-be-there.js';

/** Where Debian and its relatives install Chromium. */
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The success criteria of WCAG 2.2, levels A and AA, as axe tags them. */
const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** How somebody comes to a page. */
export interface VisitorOptions {
  /** Width of the viewport in CSS pixels: 320 is the narrowest that WCAG 2.2 asks for (1.4.10). */
  readonly width?: number;
  readonly height?: number;
  readonly javascript?: boolean;
  /** What relative addresses are resolved against. */
  readonly baseUrl?: string;
  /** A folder that gets a Playwright trace, `trace.zip`, when the visitor leaves. */
  readonly recordTo?: string;
}

/** A person with a browser of their own: nothing is shared with other visitors. */
export interface Visitor {
  readonly page: Page;
  /** What the browser complained of so far: policy violations, script errors, missing files. */
  readonly complaints: readonly string[];
  leave(): Promise<void>;
}

export interface TestBrowser {
  visit(options?: VisitorOptions): Promise<Visitor>;
}

/** Declares tests that need Chromium: skipped with a visible line where it is absent, a failure in CI. */
export function inBrowser(tests: (browser: TestBrowser) => void): void {
  if (CHROMIUM === undefined) {
    mustBeThere('in Chromium', 'because /usr/bin/chromium is not installed');
    return;
  }
  describe('in Chromium', () => {
    let running: Browser;
    const visitors = new Set<Visitor>();
    beforeAll(async () => {
      running = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
    }, 60_000);
    afterAll(async () => {
      for (const visitor of visitors) await visitor.leave();
      await running.close();
    });
    tests({
      visit: async (options = {}) => {
        const visitor = await arrive(running, options);
        visitors.add(visitor);
        return visitor;
      },
    });
  });
}

const COMPLAINTS = new WeakMap<Page, string[]>();

async function arrive(browser: Browser, options: VisitorOptions): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
    javaScriptEnabled: options.javascript ?? true,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    acceptDownloads: true,
    ...(options.baseUrl === undefined ? {} : { baseURL: options.baseUrl }),
  });
  if (options.recordTo !== undefined) await context.tracing.start({ screenshots: true, snapshots: true });
  const page = await context.newPage();
  const complaints = listen(page);
  COMPLAINTS.set(page, complaints);
  if (options.javascript === false)
    SCRIPTLESS.set(page, { width: options.width ?? 1280, height: options.height ?? 900 });
  let here = true;
  return {
    page,
    complaints,
    leave: async () => {
      if (!here) return;
      here = false;
      if (options.recordTo !== undefined)
        await context.tracing.stop({ path: `${options.recordTo}/trace.zip` });
      await context.close();
    },
  };
}

/** Keeps what the browser complains of. A page may itself be a 404 or 422; its files may not. */
function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    const isStatus = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isStatus) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`script error: ${error.message}`));
  page.on('dialog', (dialog) => {
    if (dialog.type() !== 'beforeunload') complaints.push(`dialog: ${dialog.message()}`);
    void dialog.accept();
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && !response.request().isNavigationRequest())
      complaints.push(`${response.status()} for ${response.url()}`);
  });
  return complaints;
}

/**
 * Fails unless the page passes axe's WCAG 2.2 AA rules, is no wider than its window (1.4.10 Reflow), and the
 * browser had nothing to complain of: no policy violation, no script error, no missing file, no dialog.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const found = await findAccessibilityFaults(page);
  expect({ page: page.url(), faults: [...found, ...(COMPLAINTS.get(page) ?? [])] }).toEqual({
    page: page.url(),
    faults: [],
  });
}

/** One line for each fault that axe or the window's width shows, with where it is. */
export async function findAccessibilityFaults(page: Page): Promise<string[]> {
  return scripted(page, async (shown) => {
    // Our pages have no frames, for which alone axe would open a page of its own, and only violations are read.
    const { violations } = await new AxeBuilder({ page: shown })
      .options({ resultTypes: ['violations'] })
      .withTags(WCAG_22_AA)
      .setLegacyMode(true)
      .analyze();
    const faults = violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}: ${node.html}`),
    );
    const overflow = await shown.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    return overflow > 0 ? [...faults, `reflow: the page is ${overflow} px wider than its window`] : faults;
  });
}

/** The contexts of visitors without JavaScript, and how wide their windows are. */
const SCRIPTLESS = new WeakMap<Page, VisitorOptions>();

/**
 * axe is a script itself. A page that was loaded without any is shown once more, as it stands, in a window of
 * the same width where axe may run and the page's own scripts may not.
 */
async function scripted<Answer>(page: Page, run: (page: Page) => Promise<Answer>): Promise<Answer> {
  const options = SCRIPTLESS.get(page);
  const browser = page.context().browser();
  if (options === undefined || browser === null) return run(page);
  const html = (await page.content()).replace(/<\/?noscript>/g, '');
  const { page: copy, leave } = await arrive(browser, { ...options, javascript: true });
  await copy.context().addCookies(await page.context().cookies());
  await copy.route('**/*', (route) => {
    if (route.request().isNavigationRequest()) return route.fulfill({ contentType: 'text/html', body: html });
    return route.request().resourceType() === 'script' ? route.abort() : route.continue();
  });
  await copy.goto(page.url());
  try {
    return await run(copy);
  } finally {
    await leave();
  }
}

/** Keeps a picture of the whole page in the folder that SCREENSHOTS names; without that setting it does nothing. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (folder === undefined) return;
  await page.screenshot({ path: `${folder}/${name.replace(/\W+/g, '-')}.png`, fullPage: true });
}
