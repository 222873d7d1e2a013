import { closeBallot } from '../../../src/services/ballots/close.js';
import { inGroupsOfFour } from '../../../src/shared/base32.js';
import { type OpenBallot, openBallot } from '../../kit/open-ballot.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { type Member, memberAt, vote } from '../../kit/voter.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

onEveryDatabase((open) => {
  let house: TestHouse;
  let opened: OpenBallot;
  let home: string;
  let member: Member;
  beforeAll(async () => {
    house = await openTestHouse(open);
  });
  beforeEach(async () => {
    opened = await openBallot(house.services.context, 3);
    home = `/ballots/${opened.ballot.slug}`;
    member = memberAt(house.app);
    await vote(member, opened.ballot.slug, opened.codes[0]!, { 'rank[harm]': '1' });
  });
  afterAll(() => house.remove());

  const receiptCode = () => /canvass_receipt-[^=]*=([0-9A-Z]{32})\./.exec(member.cookie())?.[1] ?? '';

  test('the code stands in groups of four, with what it proves, what it cannot show, and until when', async () => {
    const { text } = await member.get(`${home}/receipt`);
    const groups = [...text.matchAll(/receipt__group">(\w{4})</g)].map(([, group]) => group);
    expect(groups.join('')).toBe(receiptCode());
    expect(groups).toHaveLength(8);
    expect(text).toContain('It proves that your paper is in the box');
    expect(text).toContain('It cannot show how you voted, to you or to anybody else. Until closing');
    expect(text).toContain('You can change your vote with it until 10 January 2027 at midday');
    expect(text).toContain('Your paper is in the box');
  });

  test('the text file holds the same code and says where it can be checked', async () => {
    const answer = await member.get(`${home}/receipt.txt`);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename=receipt-${opened.ballot.slug}.txt`,
    );
    expect(answer.text).toContain(inGroupsOfFour(receiptCode()));
    expect(answer.text).toContain(`${home}/check`);
    expect(answer.text).toContain('Which theme should the lab work on?');
  });

  test('neither the page nor the file says how the paper is marked', async () => {
    const answers = [await member.get(`${home}/receipt`), await member.get(`${home}/receipt.txt`)];
    for (const { text } of answers) {
      expect(text).not.toMatch(/Theme (health|home|harm)|rank\[/);
      expect(text).not.toContain(opened.codes[0]);
    }
  });

  test('the cookie is for this browser alone, out of reach of scripts, for an hour at most', async () => {
    const again = await vote(memberAt(house.app), opened.ballot.slug, opened.codes[1]!, {
      'rank[home]': '1',
    });
    const [cookie = ''] = again.headers['set-cookie'] as unknown as string[];
    expect(cookie).toMatch(/^canvass_receipt-.*; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
    expect(Number(/Max-Age=(\d+)/.exec(cookie)?.[1])).toBeLessThanOrEqual(60 * 60);
  });

  test('finishing on this device leaves neither receipt nor link in the browser, and the vote stays', async () => {
    const answer = await member.post(`${home}/receipt/forget`, {});
    expect(answer.text).toContain('This device has forgotten your vote');
    expect(member.cookie()).not.toMatch(/canvass_(vote|receipt)/);
    expect((await member.get(`${home}/receipt`)).headers['location']).toBe(`${home}/check`);
    await member.get(`/v/${opened.codes[0]}`);
    expect((await member.get(`${home}/vote`)).text).toContain('Your vote is already recorded');
  });

  test('opening the link again on the same device leads to the receipt', async () => {
    await member.get(`/v/${opened.codes[0]}`);
    const answer = await member.get(`${home}/vote`);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain(`href="${home}/receipt"`);
  });

  test('after closing the receipt shows the paper’s place on the board, and no way to change it', async () => {
    await closeBallot(house.services.context, opened.ballot.id, 'system');
    const { text } = await member.get(`${home}/receipt`);
    expect(text).toContain('Your paper is on the board');
    expect(text).toContain('Yours is number 1 of 1.');
    expect(text).not.toContain(`action="${home}/change"`);
    expect(text).toContain('your vote can no longer be changed');
  });

  test('a Welsh member gets a Welsh receipt, on the page and in the file', async () => {
    const welsh = memberAt(house.app, 'cy');
    await vote(welsh, opened.ballot.slug, opened.codes[1]!, { 'rank[home]': '1' });
    const page = await welsh.get(`${home}/receipt`);
    expect(page.text).toContain('Mae eich pleidlais wedi’i chofnodi');
    const file = await welsh.get(`${home}/receipt.txt`);
    expect(file.text).toContain('Derbynneb am eich pleidlais');
    expect(file.text).toContain('Pa thema ddylai’r labordy weithio arni?');
  });
});
