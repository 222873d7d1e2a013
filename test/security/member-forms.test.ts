/** Promise 17 at the member's doors: whatever an address or a form holds, there is an answer and no accident. */
import fc from 'fast-check';
import { HOSTILE_TEXTS } from '../kit/hostile.js';
import { type OpenBallot, openBallot } from '../kit/open-ballot.js';
import { onEveryDatabase } from '../kit/storages.js';
import { type Member, memberAt } from '../kit/voter.js';
import { openTestHouse, type TestHouse } from '../kit/web.js';

const POSTS = ['vote', 'vote/cast', 'change', 'check', 'receipt/forget'] as const;

onEveryDatabase((open) => {
  let house: TestHouse;
  let opened: OpenBallot;
  let member: Member;
  beforeAll(async () => {
    house = await openTestHouse(open);
    const question = { hint: null, required: false, choices: [], label: { en: 'Why?' } };
    opened = await openBallot(house.services.context, 1, {
      companions: [{ ...question, type: 'long-text', name: 'why' }],
      abstention: true,
    });
    member = memberAt(house.app);
    await member.get(`/v/${opened.codes[0]}`);
  });
  afterAll(() => house.remove());

  test('promise 17: no form, however strange, is answered with a failure of ours', async () => {
    const names = ['rank[home]', 'rank[harm]', 'rank[x]', 'choice', 'answer-why', 'step', 'page', 'language'];
    const name = fc.constantFrom(...names, 'receipt', 'replaces', 'seal', 'code', '__proto__', 'constructor');
    const text = fc.oneof(
      fc.constantFrom('1', '2', '', 'review', 'change', 'cy', ...HOSTILE_TEXTS),
      fc.string(),
    );
    const value = fc.oneof(text, fc.array(text, { maxLength: 3 }));
    const form = fc.dictionary(name, value, { maxKeys: 8 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...POSTS), form, async (page, fields) => {
        const visitor = memberAt(house.app, 'en', Object.fromEntries(cookiesOf(member)));
        const answer = await visitor.post(`/ballots/${opened.ballot.slug}/${page}`, fields);
        expect(answer.status).toBeLessThan(500);
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  test.each([
    '/ballots/%00/vote',
    '/ballots/a%00b/check',
    '/v/%00',
    '/ballots/%F0%9F%97%B3/receipt',
    `/v/${'A'.repeat(90)}`,
  ])('the address %s leads nowhere, kindly', async (address) => {
    expect((await member.get(address)).status).toBe(404);
  });

  test('cookies that were tampered with are no cookies', async () => {
    for (const held of ['', '.', 'x.y', `${'0'.repeat(32)}.${'0'.repeat(64)}`, '%00']) {
      const visitor = memberAt(house.app, 'en', {
        [`canvass_receipt-${opened.ballot.slug}`]: held,
        [`canvass_vote-${opened.ballot.slug}`]: held,
      });
      for (const page of ['vote', 'receipt', 'receipt.txt', 'check']) {
        expect((await visitor.get(`/ballots/${opened.ballot.slug}/${page}`)).status).toBeLessThan(500);
      }
    }
  });
});

function cookiesOf(member: Member): [string, string][] {
  return member
    .cookie()
    .split('; ')
    .map((pair) => pair.split('=') as [string, string]);
}
