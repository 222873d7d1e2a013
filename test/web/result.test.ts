import { parse } from 'csv-parse/sync';
import request from 'supertest';
import { closeBallot } from '../../src/services/ballots/close.js';
import { countBallot } from '../../src/services/ballots/count.js';
import { verifyBundle } from '../../src/services/exports/ballots/verify-bundle.js';
import type { BallotRow } from '../../src/storage/ballot-store.js';
import { closedBallot, countedBallot, FORTY_PAPERS, publishedBallot } from '../kit/counted-ballot.js';
import { openBallot } from '../kit/open-ballot.js';
import { type Browser, giveRole, makeAccount, signIn } from '../kit/people.js';
import { onEveryDatabase } from '../kit/storages.js';
import { openTestHouse, type TestHouse } from '../kit/web.js';

const FILES = [
  'result.json',
  'certificate.html',
  'papers.csv',
  'papers.blt',
  'papers.abif',
  'turnout.csv',
  'board.txt',
  'bundle.zip',
];

onEveryDatabase((open) => {
  let house: TestHouse;
  beforeEach(async () => {
    house = await openTestHouse(open);
  });
  afterEach(() => house.remove());

  const get = (path: string) => request(house.app).get(path).buffer(true);

  async function person(ballot: BallotRow, role: 'organiser' | 'analyst' | 'observer'): Promise<Browser> {
    const account = await makeAccount(house, `The ${role}`);
    await giveRole(house, ballot.lab_id, account, role);
    return signIn(house, account);
  }

  test('promise 10, no early results: before publishing nobody outside sees a page or a file, in any state', async () => {
    const context = house.services.context;
    const { ballot } = await openBallot(context, 3);
    const doors = ['result', 'comments.csv', ...FILES].map((name) => `/ballots/${ballot.slug}/${name}`);
    const closed = ['result', ...FILES]
      .filter((name) => name !== 'board.txt')
      .map((name) => `/ballots/${ballot.slug}/${name}`);
    for (const step of [
      async () => undefined,
      () => closeBallot(context, ballot.id, 'system'),
      () => countBallot(context, ballot.id, 'system'),
    ]) {
      await step();
      for (const door of closed) expect([door, (await get(door)).status]).toEqual([door, 404]);
      for (const door of doors) expect((await get(door)).text).not.toContain('Theme health');
    }
  });

  test('the board is public from closing on, and holds commitments alone', async () => {
    const context = house.services.context;
    const { ballot } = await openBallot(context, 3);
    const board = `/ballots/${ballot.slug}/board.txt`;
    await get(board).expect(404);
    const closed = await closedBallot(house.services);
    const answer = await get(`/ballots/${closed.slug}/board.txt`).expect(200);
    expect(answer.text).toMatch(/^([0-9a-f]{64}\n)+$/);
  });

  test('promise 10, no early results: organisers and analysts see none before the count either', async () => {
    const ballot = await closedBallot(house.services);
    for (const role of ['organiser', 'analyst', 'observer'] as const) {
      const browser = await person(ballot, role);
      for (const path of [
        `/manage/ballots/${ballot.slug}/result`,
        `/manage/ballots/${ballot.slug}/comments`,
        `/ballots/${ballot.slug}/comments.csv`,
        `/manage/ballots/${ballot.slug}/openings`,
        `/ballots/${ballot.slug}/result.json`,
      ])
        expect([role, path, (await browser.get(path)).status >= 403]).toEqual([role, path, true]);
      const openings = await browser.post(`/manage/ballots/${ballot.slug}/openings.json`);
      expect(openings.status).toBeGreaterThanOrEqual(403);
    }
  });

  test('once counted the lab sees the result, each role what it may', async () => {
    const ballot = await countedBallot(house.services);
    expect((await get(`/ballots/${ballot.slug}/result`)).status).toBe(404);
    const seen: Record<string, number[]> = {};
    for (const role of ['organiser', 'analyst', 'observer'] as const) {
      const browser = await person(ballot, role);
      const page = await browser.get(`/manage/ballots/${ballot.slug}/result`);
      expect(page.text).toContain('This result is not published');
      expect(page.text).toContain('1 of 40 papers is marked as no other paper is');
      expect(page.text).toContain('Theme health was chosen');
      seen[role] = [
        (await browser.get(`/manage/ballots/${ballot.slug}/comments`)).status,
        (await browser.get(`/ballots/${ballot.slug}/comments.csv`)).status,
        (await browser.get(`/manage/ballots/${ballot.slug}/openings`)).status,
        (await browser.post(`/manage/ballots/${ballot.slug}/openings.json`)).status,
      ];
    }
    expect(seen).toEqual({
      organiser: [200, 200, 200, 200],
      analyst: [200, 200, 403, 403],
      observer: [403, 403, 403, 403],
    });
  });

  test('promise 22: taking the openings out is in the audit log', async () => {
    const ballot = await countedBallot(house.services);
    await (await person(ballot, 'organiser')).post(`/manage/ballots/${ballot.slug}/openings.json`);
    const rows = await house.services.context.storage.reader
      .selectFrom('audit_log')
      .select('action')
      .execute();
    expect(rows.map(({ action }) => action)).toContain('openings-downloaded');
  });

  test('a published result is shown in English and in Welsh, with every file that the ballot has', async () => {
    const ballot = await publishedBallot(house.services);
    const page = await get(`/ballots/${ballot.slug}/result`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Theme health was chosen');
    expect(page.text).toContain('40 of 45 members voted (89%)');
    expect(page.text).toContain('1 paper marks no option.');
    const welsh = await get(`/ballots/${ballot.slug}/result?language=cy`);
    expect(welsh.text).toContain('Dewiswyd Thema health');
    for (const name of FILES) {
      const file = await get(`/ballots/${ballot.slug}/${name}`);
      expect([name, file.status]).toEqual([name, 200]);
      expect(file.headers['content-disposition']).toBe(`attachment; filename="${ballot.slug}-${name}"`);
      expect(page.text).toContain(`/ballots/${ballot.slug}/${name}`);
    }
  });

  test('promise 9: the downloaded bundle verifies without the service', async () => {
    const ballot = await publishedBallot(house.services);
    const answer = await get(`/ballots/${ballot.slug}/bundle.zip`).parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done(null, Buffer.concat(parts)));
    });
    expect(verifyBundle(answer.body as Buffer).checks.filter(({ passed }) => !passed)).toEqual([]);
  });

  test('promise 6: published files hold marks alone, no comment, no member, no code, no answer of one paper', async () => {
    const ballot = await publishedBallot(house.services);
    for (const name of FILES) {
      const { text, body } = await get(`/ballots/${ballot.slug}/${name}`);
      const said = text ?? String(body);
      expect(said).not.toMatch(/Comment \d|example\.org|Member \d/);
    }
    const csv = (await get(`/ballots/${ballot.slug}/papers.csv`)).text;
    const [header, ...rows] = parse(csv) as string[][];
    expect(header).toEqual(['paper', 'weight', 'Theme health', 'Theme home', 'Theme harm']);
    expect(rows.reduce((sum, row) => sum + Number(row[1]), 0)).toBe(FORTY_PAPERS.length);
    const marks = rows.map((row) =>
      row
        .slice(2)
        .map((mark) => (mark === '' ? 'x' : mark))
        .join(),
    );
    expect(marks).toEqual([...marks].sort());
  });

  test('promise 16: a comment that a spreadsheet could run is written so that it is not', async () => {
    const papers = ['=1+1', '+441', '-2', '@x', '\tx', 'plain', "'=1+1"].map((why) => ({
      marks: [1, null, null],
      answers: { role: null, country: null, why },
    }));
    const ballot = await countedBallot(house.services, papers);
    const answer = await (await person(ballot, 'analyst')).get(`/ballots/${ballot.slug}/comments.csv`);
    const [, ...rows] = parse(answer.text) as string[][];
    expect(rows.map((row) => row[1]).sort()).toEqual(
      ["''=1+1", "'\tx", "'+441", "'-2", "'=1+1", "'@x", 'plain'].sort(),
    );
  });
});
