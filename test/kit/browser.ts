/** Debian's Chromium for tests: fresh visitors at any width, with or without JavaScript, and axe in one line. */
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { findAxeFaults } from './axe.js';
import { mustBeThere } from './must-be-there.js';
import { sharedBrowser } from './shared-browser.js';

/**
 * Where Debian and its relatives install Chromium. Its shell without windows shows the same pages by the same engine for a third
 * of the work, as it draws no window of its own around them.
 */
const CHROMIUM = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  (path) => existsSync(path),
);

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

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
    mustBeThere('in Chromium', 'because Chromium is not installed');
    return;
  }
  describe('in Chromium', () => {
    let running: Browser;
    const visitors = new Set<Visitor>();
    beforeAll(async () => {
      running = await SHARED.take(() => chromium.launch({ executablePath: CHROMIUM, args: FLAGS }));
    }, 60_000);
    afterAll(async () => {
      for (const visitor of visitors) await visitor.leave();
      SHARED.giveBack();
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

/** One browser for all the files that this process runs: a visitor's cookies, cache and permissions are theirs alone. */
const SHARED = sharedBrowser();

const COMPLAINTS = new WeakMap<Page, string[]>();

async function arrive(browser: Browser, options: VisitorOptions): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    acceptDownloads: true,
    ...(options.baseUrl === undefined ? {} : { baseURL: options.baseUrl }),
  });
  if (options.recordTo !== undefined) await context.tracing.start({ screenshots: true, snapshots: true });
  const page = await context.newPage();
  const complaints = listen(page);
  COMPLAINTS.set(page, complaints);
  if (options.javascript === false) SCRIPTLESS.set(page, await withoutScripts(context, page));
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
export function findAccessibilityFaults(page: Page): Promise<string[]> {
  return scripted(page, async () => {
    const faults = await findAxeFaults(page);
    const overflow = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    return overflow > 0 ? [...faults, `reflow: the page is ${overflow} px wider than its window`] : faults;
  });
}

/** How scripts are switched off for visitors who came without. */
const SCRIPTLESS = new WeakMap<Page, CDPSession>();

/** Switches scripts off as a visitor's browser does, in a way that can be undone while axe, a script itself, looks. */
async function withoutScripts(context: BrowserContext, page: Page): Promise<CDPSession> {
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setScriptExecutionDisabled', { value: true });
  return session;
}

/** axe takes whatever stands in a noscript for hidden; here it is what the visitor has. */
const UNWRAP = `for (const part of document.querySelectorAll('noscript')) part.replaceWith(...part.childNodes)`;

/**
 * Lets axe run where the page was loaded without scripts. That starts none of the page's own, and shows it as it stands: once it is loaded.
 * A page that is still being read when scripts are let in would run its own.
 */
async function scripted<Answer>(page: Page, run: () => Promise<Answer>): Promise<Answer> {
  const session = SCRIPTLESS.get(page);
  if (session === undefined) return run();
  await page.waitForLoadState('load');
  await session.send('Emulation.setScriptExecutionDisabled', { value: false });
  try {
    await page.evaluate(UNWRAP);
    return await run();
  } finally {
    await session.send('Emulation.setScriptExecutionDisabled', { value: true });
  }
}

/** Keeps a picture of the whole page in the folder that SCREENSHOTS names; without that setting it does nothing. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (folder === undefined) return;
  await page.screenshot({ path: `${folder}/${name.replace(/\W+/g, '-')}.png`, fullPage: true });
}
