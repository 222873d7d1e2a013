/**
 * A whole theme ballot in a browser, recorded: an organiser sets it up and opens it, three members vote in three
 * ways (and seventeen more without being watched, so that papers are published), it is closed, counted and published, and a stranger downloads the bundle and counts again. The recordings
 * (Playwright traces) are left in a folder `canvass-theme-ballot` among the machine's temporary files.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { runCanvass } from '../../scripts/kit/canvass-process.js';
import { codeHash } from '../../src/services/ballots/voting-code.js';
import {
  expectAccessible,
  inBrowser,
  keepPicture,
  type Visitor,
  type VisitorOptions,
} from '../kit/browser.js';
import { type ListeningHouse, openListeningHouse } from '../kit/listening.js';
import { makeAccount, TEST_PASSWORD } from '../kit/people.js';
import { sqliteForTest } from '../kit/storages.js';

const RECORDINGS = join(tmpdir(), 'canvass-theme-ballot');
const THEMES = ['Managing my own health', 'Care closer to home', 'Learning from harm'] as const;
const ROLL = [
  'name,e-mail,country',
  'Asha Example,asha@example.org,Wales',
  'Ben Example,ben@example.org,England',
  'Cai Example,cai@example.org,Scotland',
  'Dee Example,dee@example.org,England',
  ...Array.from({ length: 17 }, (_, at) => `Member ${at},member-${at}@example.org,Wales`),
].join('\n');

inBrowser((browser) => {
  let house: ListeningHouse;
  let step = 0;
  beforeAll(async () => {
    house = await openListeningHouse(sqliteForTest);
  });
  afterAll(() => house.remove());

  const come = (name: string, options: VisitorOptions): Promise<Visitor> => {
    const recordTo = join(RECORDINGS, name);
    mkdirSync(recordTo, { recursive: true });
    return browser.visit({ ...options, recordTo, baseUrl: house.baseUrl });
  };
  const look = async (page: Page) => {
    step += 1;
    await keepPicture(page, `theme-ballot-${String(step).padStart(2, '0')}`);
    await expectAccessible(page);
  };
  const main = (page: Page, name: string | RegExp) =>
    page
      .getByRole('main')
      .getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) });
  const press = async (page: Page, name: string | RegExp) => {
    await main(page, name).first().click();
    await page.waitForLoadState();
    await look(page);
  };
  const follow = async (page: Page, name: string) => {
    await page.getByRole('main').getByRole('link', { name, exact: true }).first().click();
    await page.waitForLoadState();
    await look(page);
  };
  const fillDate = async (page: Page, name: string, values: Readonly<Record<string, string>>) => {
    for (const [part, value] of Object.entries(values)) await page.fill(`[name=${name}-${part}]`, value);
  };

  async function setUp(page: Page): Promise<string> {
    const { email } = await makeAccount(house, 'Olwen Organiser', { canCreateLabs: true });
    await page.goto('/sign-in');
    await look(page);
    await page.fill('[name=email]', email);
    await page.fill('[name=password]', TEST_PASSWORD);
    await page.click('main button');
    await page.waitForURL('**/manage');
    await press(page, 'Create a lab');
    await page.fill('[name=title]', 'Pilot lab');
    await page.fill('[name=stage-0-title]', 'Choose a theme');
    await fillDate(page, 'stage-0-starts', { day: '1', month: '12', year: '2026' });
    await press(page, 'Create the lab');
    await press(page, 'Set up a ballot');
    await page.fill('[name=question]', 'Which theme should the lab work on?');
    await press(page, 'Continue');
    const home = new URL(page.url()).pathname;
    await press(page, 'Add options');
    for (const theme of THEMES) {
      await page.fill('[name=title]', theme);
      await press(page, 'Add');
      await press(page, 'Save');
    }
    await follow(page, 'That is all: back to the ballot');
    await follow(page, 'Dates');
    await fillDate(page, 'opens', { day: '28', month: '3', year: '2027', time: '9am' });
    await fillDate(page, 'closes', { day: '11', month: '4', year: '2027', time: '5pm' });
    await press(page, 'Save');
    await page.goto(`${home}/roll/upload`);
    await look(page);
    await page.setInputFiles('[name=roll]', {
      name: 'roll.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(ROLL),
    });
    await press(page, 'Continue');
    await press(page, 'Continue');
    await press(page, /^Add 21 members/);
    return home;
  }

  /** Opens the ballot and gives back each member's link, by address, as the organiser's mail merge would. */
  async function openAndInvite(page: Page, home: string): Promise<ReadonlyMap<string, string>> {
    await page.goto(home);
    await press(page, 'Announce the ballot');
    await press(page, 'Announce the ballot');
    await follow(page, 'Open the ballot now');
    await press(page, 'Open the ballot now');
    await page.goto(`${home}/roll`);
    await look(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      main(page, 'Download the links (CSV)').click(),
    ]);
    const rows = parse(readFileSync(await download.path(), 'utf8'), { bom: true }) as string[][];
    const cell = (row: readonly string[], pattern: RegExp) => row.find((text) => pattern.test(text)) ?? '';
    return new Map(rows.slice(1).map((row) => [cell(row, /@/), cell(row, /\/v\//)]));
  }

  async function castTo(page: Page, button = 'Cast my vote'): Promise<string> {
    await press(page, 'Check my vote');
    await press(page, button);
    await page.waitForURL('**/receipt');
    return (await page.locator('.receipt__code').textContent())?.trim() ?? '';
  }

  async function voteWithoutScripts(link: string): Promise<void> {
    const { page, leave } = await come('asha', { width: 320, javascript: false });
    await page.goto(link);
    await look(page);
    await page.getByLabel(`Rank for ${THEMES[0]}`).selectOption('1');
    await page.getByLabel(`Rank for ${THEMES[1]}`).selectOption('2');
    expect(await castTo(page)).toMatch(/^(\w{4}-){7}\w{4}$/);
    await leave();
  }

  async function voteByKeyboard(link: string): Promise<void> {
    const { page, leave } = await come('ben', { width: 1280 });
    await page.goto(link);
    await page.getByRole('button', { name: `Rank next: ${THEMES[0]}` }).press('Enter');
    await page.getByRole('button', { name: `Rank next: ${THEMES[2]}` }).press('Enter');
    await page.getByRole('button', { name: 'Put in order' }).press('Enter');
    await look(page);
    await main(page, 'Check my vote').press('Enter');
    await main(page, 'Cast my vote').press('Enter');
    await page.waitForURL('**/receipt');
    await look(page);
    await leave();
  }

  async function voteAndChange(link: string, ballot: string): Promise<void> {
    const { page, leave } = await come('cai', { width: 320 });
    await page.goto(link);
    await page.getByRole('button', { name: `Rank next: ${THEMES[1]}` }).click();
    const code = await castTo(page);
    await page.goto(`${ballot}/change`);
    await look(page);
    await page.getByLabel('Receipt code').fill(code);
    await press(page, 'Open a new paper');
    await page.getByRole('button', { name: `Rank next: ${THEMES[2]}` }).click();
    expect(await castTo(page, 'Cast my changed vote')).toBe(code);
    await leave();
  }

  /** The members whom nobody watches vote for the first theme. */
  async function othersVote(links: ReadonlyMap<string, string>): Promise<void> {
    const { voting, context } = house.services;
    const [ballot] = await context.storage.reader.selectFrom('ballots').selectAll().execute();
    for (const [address, link] of links) {
      if (!address.startsWith('member-')) continue;
      const votingCode = link.split('/v/')[1]!;
      const drawn = voting.drawReceipt(ballot!.id, codeHash(votingCode)!);
      const paper = { marks: [1, null, null], answers: {} };
      expect((await voting.cast({ ballot: ballot!, votingCode, paper, ...drawn })).ok).toBe(true);
    }
  }

  async function closeCountPublish(page: Page, home: string): Promise<void> {
    await page.goto(home);
    expect(await page.locator('.next-step').textContent()).toContain('20 of 21 have voted');
    await follow(page, 'Close voting now');
    await press(page, 'Close voting now');
    await press(page, 'Count the papers');
    await press(page, 'Count the papers');
    await press(page, 'Publish the result');
    const whole = page.getByLabel('Whole papers');
    if ((await whole.count()) > 0) await whole.check();
    await press(page, 'Publish the result');
  }

  async function countAgain(ballot: string): Promise<void> {
    const { page, leave } = await come('stranger', { width: 320, javascript: false });
    await page.goto(`${ballot}/result`);
    await look(page);
    expect(await page.textContent('h1')).toContain(THEMES[0]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('main a[href$="/bundle.zip"]').first().click(),
    ]);
    const bundle = join(RECORDINGS, 'bundle.zip');
    await download.saveAs(bundle);
    const verified = await runCanvass(['verify', bundle], {});
    expect({ status: verified.status, errors: verified.errors }).toEqual({ status: 0, errors: [] });
    await leave();
  }

  test('from set-up to a stranger’s recount: three members vote, one without JavaScript at 320 px, one by keyboard, one changing their mind', async () => {
    const organiser = await come('organiser', { width: 1280 });
    const home = await setUp(organiser.page);
    const links = await openAndInvite(organiser.page, home);
    expect(links.size).toBe(21);
    const ballot = home.replace('/manage', '');
    await voteWithoutScripts(links.get('asha@example.org')!);
    await voteByKeyboard(links.get('ben@example.org')!);
    await voteAndChange(links.get('cai@example.org')!, ballot);
    await othersVote(links);
    await closeCountPublish(organiser.page, home);
    await countAgain(ballot);
    await organiser.leave();
    expect(organiser.complaints).toEqual([]);
    for (const name of ['organiser', 'asha', 'ben', 'cai', 'stranger'])
      expect(existsSync(join(RECORDINGS, name, 'trace.zip'))).toBe(true);
  }, 300_000);
});
