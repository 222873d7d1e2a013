import { createHash } from 'node:crypto';
import { closeBallot } from '../../../src/services/ballots/close.js';
import { type OpenBallot, openBallot } from '../../kit/open-ballot.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { memberAt, vote } from '../../kit/voter.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

/** Follows the steps of the page as a reader would, with nothing but SHA-256. */
function follow(html: string): { reached: string; root: string } {
  const [commitment = '', root = ''] = [...html.matchAll(/class="digest">([0-9a-f]{64})</g)].map(
    ([, hex]) => hex,
  );
  const bytes = (hex: string) => Buffer.from(hex, 'hex');
  const sha = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
  let reached = sha(Uint8Array.of(0), Buffer.from(commitment));
  for (const [, hash = '', side] of html.matchAll(/Put ([0-9a-f]{64}) on the (left|right)/g)) {
    reached =
      side === 'left'
        ? sha(Uint8Array.of(1), bytes(hash), reached)
        : sha(Uint8Array.of(1), reached, bytes(hash));
  }
  return { reached: reached.toString('hex'), root };
}

onEveryDatabase((open) => {
  let house: TestHouse;
  let opened: OpenBallot;
  let home: string;
  const receipts: string[] = [];
  beforeAll(async () => {
    house = await openTestHouse(open);
    opened = await openBallot(house.services.context, 5);
    home = `/ballots/${opened.ballot.slug}`;
    for (const code of opened.codes) {
      const member = memberAt(house.app);
      await vote(member, opened.ballot.slug, code, { 'rank[harm]': '1' });
      receipts.push(/canvass_receipt-[^=]*=([0-9A-Z]{32})\./.exec(member.cookie())?.[1] ?? '');
    }
  });
  afterAll(() => house.remove());

  const check = (receipt: string, fields = {}) =>
    memberAt(house.app).post(`${home}/check`, { receipt, ...fields });

  test('while the ballot is open the paper is in the box, and nothing tells how many are', async () => {
    const answer = await check(receipts[0]!);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('Your paper is in the box');
    expect(answer.text).toContain('after the ballot closes on 10 January 2027 at midday');
    expect(answer.text).not.toMatch(/number \d+ of \d+|Theme (health|home|harm)/);
  });

  test('an unknown code is told at its field', async () => {
    const answer = await check('0000-0000');
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('<a href="#receipt">We do not know this receipt code.');
  });

  test('the language switch keeps the code, before and after checking', async () => {
    const before = await check('half', { language: 'cy' });
    expect(before.text).toContain('Gwirio bod eich papur yno');
    expect(before.text).toContain('value="half"');
    const after = await check(receipts[0]!, { language: 'cy', page: 'checked' });
    expect(after.text).toContain('Mae eich papur yn y blwch');
  });

  test('after closing every paper is on the board, and the printed steps lead to its root by SHA-256 alone', async () => {
    await closeBallot(house.services.context, opened.ballot.id, 'system');
    const places = new Set<string>();
    for (const receipt of receipts) {
      const { text } = await check(receipt);
      expect(text).toContain('Your paper is on the board');
      expect(text).not.toMatch(/Theme (health|home|harm)/);
      places.add(/Yours is number (\d) of 5/.exec(text)?.[1] ?? '');
      const { reached, root } = follow(text);
      expect(reached).toBe(root);
    }
    expect([...places].sort()).toEqual(['1', '2', '3', '4', '5']);
  });
});
