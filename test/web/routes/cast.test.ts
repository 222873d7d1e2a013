import { closeBallot } from '../../../src/services/ballots/close.js';
import { type OpenBallot, openBallot } from '../../kit/open-ballot.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { hiddenFields, type Member, memberAt } from '../../kit/voter.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

onEveryDatabase((open) => {
  let house: TestHouse;
  let opened: OpenBallot;
  let home: string;
  beforeAll(async () => {
    house = await openTestHouse(open);
  });
  beforeEach(async () => {
    opened = await openBallot(house.services.context, 3);
    home = `/ballots/${opened.ballot.slug}`;
  });
  afterAll(() => house.remove());

  type Form = Record<string, string | string[]>;

  /** A member with the review page before them, and what its form holds. */
  async function reviewed(member: Member, code: string, paper: Form = { 'rank[home]': '1' }): Promise<Form> {
    await member.get(`/v/${code}`);
    const review = await member.post(`${home}/vote`, { ...paper, step: 'review' });
    return hiddenFields(review.text, 'review');
  }

  const cast = (member: Member, form: Form) => member.post(`${home}/vote/cast`, form);

  async function stored(): Promise<{ papers: string[]; marks: number }> {
    const { reader } = house.services.context.storage;
    const papers = await reader
      .selectFrom('papers')
      .select('content')
      .where('ballot_id', '=', opened.ballot.id)
      .execute();
    const marks = await reader
      .selectFrom('roll_entries')
      .select('id')
      .where('ballot_id', '=', opened.ballot.id)
      .where('voted', '=', 1)
      .execute();
    return { papers: papers.map(({ content }) => content), marks: marks.length };
  }

  test('a cast paper is stored as it was reviewed, and leads to its receipt', async () => {
    const member = memberAt(house.app);
    const form = await reviewed(member, opened.codes[0]!, { 'rank[harm]': '1', 'rank[health]': '2' });
    const answer = await cast(member, form);
    expect([answer.status, answer.headers['location']]).toEqual([303, `${home}/receipt`]);
    expect(await stored()).toEqual({ papers: ['{"marks":[2,null,1],"answers":{}}'], marks: 1 });
  });

  test('promise 1, exactly once: fifty copies of one form at once are one paper and the same receipt', async () => {
    const member = memberAt(house.app);
    const form = await reviewed(member, opened.codes[0]!);
    const answers = await Promise.all(Array.from({ length: 50 }, () => cast(member, form)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    const receipts = answers.map(({ headers }) => String(headers['set-cookie']).split(';')[0]);
    expect(new Set(receipts).size).toBe(1);
    expect(await stored()).toMatchObject({ marks: 1, papers: [expect.any(String)] });
  });

  test('promise 1: a second paper on the same device leads to the receipt of the first', async () => {
    const member = memberAt(house.app);
    const [first, second] = [
      await reviewed(member, opened.codes[0]!),
      await reviewed(member, opened.codes[0]!, { 'rank[harm]': '1' }),
    ];
    await cast(member, first);
    const shown = (await member.get(`${home}/receipt`)).text;
    const answer = await cast(member, second);
    expect([answer.status, answer.headers['location']]).toEqual([303, `${home}/receipt`]);
    expect((await member.get(`${home}/receipt`)).text).toBe(shown);
    expect((await stored()).papers).toEqual(['{"marks":[null,1,null],"answers":{}}']);
  });

  test('promise 1: on a second device the vote is already recorded, with how to check and change it', async () => {
    const [phone, laptop] = [memberAt(house.app), memberAt(house.app)];
    const [one, other] = [
      await reviewed(phone, opened.codes[0]!),
      await reviewed(laptop, opened.codes[0]!, { 'rank[harm]': '1' }),
    ];
    await cast(phone, one);
    for (const answer of [
      await cast(laptop, other),
      await laptop.get(`${home}/vote`),
      await laptop.post(`${home}/vote`, { 'rank[home]': '1', step: 'review' }),
    ]) {
      expect(answer.status).toBe(409);
      expect(answer.text).toContain('Your vote is already recorded');
      expect(answer.text).toContain(`href="${home}/check"`);
      expect(answer.text).toContain(`href="${home}/change"`);
      expect(answer.text).not.toContain(`href="${home}/receipt"`);
      expect(answer.text).toContain('Which theme should the lab work on?');
      expect(answer.text).toContain(`href="${home}/vote?language=cy" hreflang="cy"`);
      expect(answer.text).toContain('Synthetic demonstration data.');
    }
    expect(await stored()).toMatchObject({ marks: 1 });
  });

  test('on a shared device nobody is shown the receipt of the member before them', async () => {
    const tablet = memberAt(house.app);
    await cast(tablet, await reviewed(tablet, opened.codes[0]!));
    const elsewhere = memberAt(house.app);
    const form = await reviewed(tablet, opened.codes[1]!);
    await cast(elsewhere, await reviewed(elsewhere, opened.codes[1]!));
    const answer = await cast(tablet, form);
    expect(answer.status).toBe(409);
    expect((await tablet.get(`${home}/receipt`)).headers['location']).toBe(`${home}/check`);
    expect((await tablet.get(`${home}/receipt.txt`)).status).toBe(303);
    await tablet.get(`/v/${opened.codes[2]}`);
    await tablet.get(`${home}/vote`);
    expect(tablet.cookie()).not.toContain('canvass_receipt');
  });

  test('promise 7, no replay: a captured form does nothing for another member, without a link, or in another ballot', async () => {
    const [member, other, stranger] = [memberAt(house.app), memberAt(house.app), memberAt(house.app)];
    const form = await reviewed(member, opened.codes[0]!);
    await other.get(`/v/${opened.codes[1]}`);
    expect((await cast(other, form)).status).toBe(409);
    expect((await cast(stranger, form)).status).toBe(401);
    const elsewhere = await openBallot(house.services.context, 1);
    await member.get(`/v/${elsewhere.codes[0]}`);
    const there = await member.post(`/ballots/${elsewhere.ballot.slug}/vote/cast`, form);
    expect(there.status).toBe(409);
    expect(there.text).toContain('This page is out of date');
    expect(await stored()).toEqual({ papers: [], marks: 0 });
  });

  test('promise 7, no replay: a form from before closing does nothing after it', async () => {
    const member = memberAt(house.app);
    const form = await reviewed(member, opened.codes[0]!);
    await closeBallot(house.services.context, opened.ballot.id, 'system');
    const answer = await cast(member, form);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('This ballot is closed');
    expect(await stored()).toEqual({ papers: [], marks: 0 });
  });

  test('a form altered after its review is shown again as a paper, and nothing is stored', async () => {
    const member = memberAt(house.app);
    const form = await reviewed(member, opened.codes[0]!);
    const answer = await cast(member, { ...form, 'rank[harm]': '1' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Give each rank once');
    expect((await cast(member, { ...form, 'rank[gone]': '2' })).status).toBe(409);
    expect((await cast(member, { ...form, seal: 'f'.repeat(64) })).status).toBe(409);
    expect((await cast(member, { ...form, seal: 'é'.repeat(64) })).status).toBe(409);
    expect((await cast(member, { ...form, receipt: 'short' })).status).toBe(409);
    expect(await stored()).toEqual({ papers: [], marks: 0 });
  });

  test('promise 12: another website cannot cast a vote in a member’s name', async () => {
    const member = memberAt(house.app);
    const form = await reviewed(member, opened.codes[0]!);
    const answer = await member.post(`${home}/vote/cast`, form, { 'Sec-Fetch-Site': 'cross-site' });
    expect(answer.status).toBe(403);
    expect(await stored()).toEqual({ papers: [], marks: 0 });
  });

  test('no choice, code or token is in any address', async () => {
    const member = memberAt(house.app);
    const form = await reviewed(member, opened.codes[0]!);
    const answers = [
      await member.get(`${home}/vote`),
      await member.post(`${home}/vote`, { 'rank[home]': '1', step: 'review' }),
      await cast(member, form),
      await member.get(`${home}/receipt`),
    ];
    const secrets = [
      opened.codes[0]!,
      String(form['receipt']),
      String(form['seal']),
      'rank[',
      'health',
      'home=',
    ];
    for (const { text, headers } of answers) {
      const addresses = [...text.matchAll(/(?:href|src|action|formaction)="([^"]*)"/g)].map(([, to]) => to);
      for (const secret of secrets)
        expect([headers['location'], ...addresses].join(' ')).not.toContain(secret);
    }
  });
});
