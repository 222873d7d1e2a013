import { closeBallot } from '../../../src/services/ballots/close.js';
import type { BallotDefinition } from '../../../src/services/ballots/definition.js';
import { guess } from '../../kit/guesses.js';
import { type OpenBallot, openBallot } from '../../kit/open-ballot.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { hiddenFields, type Member, memberAt, vote } from '../../kit/voter.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

const WHY: BallotDefinition['companions'][number] = {
  type: 'long-text',
  name: 'why',
  label: { en: 'Why?' },
  hint: null,
  required: false,
  choices: [],
};

onEveryDatabase((open) => {
  let house: TestHouse;
  let opened: OpenBallot;
  let home: string;
  let receipt: string;
  beforeAll(async () => {
    house = await openTestHouse(open);
  });
  beforeEach(async () => {
    opened = await openBallot(house.services.context, 3, { companions: [WHY] });
    home = `/ballots/${opened.ballot.slug}`;
    const member = memberAt(house.app);
    await vote(member, opened.ballot.slug, opened.codes[0]!, {
      'rank[harm]': '1',
      'answer-why': 'Old reasons',
    });
    receipt = /canvass_receipt-[^=]*=([0-9A-Z]{32})\./.exec(member.cookie())?.[1] ?? '';
  });
  afterAll(() => house.remove());

  async function contents(): Promise<string[]> {
    const { reader } = house.services.context.storage;
    const rows = await reader
      .selectFrom('papers')
      .select('content')
      .where('ballot_id', '=', opened.ballot.id)
      .execute();
    return rows.map(({ content }) => content);
  }

  /** The review of a change to `paper`, made on a device that never held the voting link. */
  async function reviewed(member: Member, paper: Record<string, string>) {
    const opened = await member.post(`${home}/change`, { receipt });
    const held = hiddenFields(opened.text, 'paper');
    const review = await member.post(`${home}/vote`, { ...held, ...paper, step: 'review' });
    return hiddenFields(review.text, 'review');
  }

  test('the receipt code opens an empty paper: a receipt shows nobody how its paper is marked', async () => {
    const answer = await memberAt(house.app).post(`${home}/change`, { receipt: receipt.toLowerCase() });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('This new paper will replace the one that you cast.');
    expect(answer.text).toContain('name="rank[harm]"');
    expect(answer.text).not.toMatch(/<option value="\d+" selected>/);
    expect(answer.text).not.toContain('Old reasons');
  });

  test('the changed paper takes the place of the old one, under the same receipt code', async () => {
    const member = memberAt(house.app);
    const form = await reviewed(member, {
      'rank[home]': '1',
      'rank[harm]': '2',
      'answer-why': 'New reasons',
    });
    const answer = await member.post(`${home}/vote/cast`, form);
    expect([answer.status, answer.headers['location']]).toEqual([303, `${home}/receipt`]);
    expect(await contents()).toEqual(['{"marks":[null,1,2],"answers":{"why":"New reasons"}}']);
    expect(member.cookie()).toContain(`=${receipt}.`);
    const again = await member.post(`${home}/vote/cast`, form);
    expect(again.status).toBe(303);
    expect((await member.get(`${home}/receipt`)).status).toBe(200);
  });

  test('who opens a link of their own on a shared device never sees the receipt that was left there', async () => {
    const device = memberAt(house.app);
    const form = await reviewed(device, { 'rank[home]': '1' });
    expect((await device.post(`${home}/vote/cast`, form)).status).toBe(303);
    expect(device.cookie()).toContain(receipt);
    await device.get(`/v/${opened.codes[1]}`);
    const page = await device.get(`${home}/receipt`);
    expect(device.cookie()).not.toContain(receipt);
    expect(page.text.replace(/[\s-]/g, '')).not.toContain(receipt);
  });

  test('a change goes back from its review, and through a change of language, as a change', async () => {
    const member = memberAt(house.app);
    const form = await reviewed(member, { 'rank[home]': '1', 'rank[harm]': '2' });
    const back = await member.post(`${home}/vote`, { ...form, step: 'change' });
    expect(back.text).toContain('This new paper will replace the one that you cast.');
    const welsh = await member.post(`${home}/vote`, { ...form, language: 'cy' });
    expect(welsh.text).toContain('Bwrw fy mhleidlais newydd');
    expect(hiddenFields(welsh.text, 'review')).toEqual(form);
  });

  test('of two devices that change one paper the later is told, and nothing is overwritten unseen', async () => {
    const [phone, laptop] = [memberAt(house.app), memberAt(house.app)];
    const [one, other] = [
      await reviewed(phone, { 'rank[home]': '1', 'rank[harm]': '2' }),
      await reviewed(laptop, { 'rank[health]': '1', 'rank[harm]': '2' }),
    ];
    await phone.post(`${home}/vote/cast`, one);
    const answer = await laptop.post(`${home}/vote/cast`, other);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('This paper has been changed since you opened it');
    expect(answer.text).toContain(`href="${home}/change"`);
    expect(await contents()).toEqual(['{"marks":[null,1,2],"answers":{"why":null}}']);
  });

  test('an unknown or missing code is told at its field, and stays typed', async () => {
    const member = memberAt(house.app);
    const unknown = await member.post(`${home}/change`, { receipt: 'ABCD-EFGH' });
    expect(unknown.status).toBe(422);
    expect(unknown.text).toContain('<a href="#receipt">We do not know this receipt code.');
    expect(unknown.text).toContain('value="ABCD-EFGH"');
    expect((await member.post(`${home}/change`, {})).text).toContain('Type your receipt code.');
  });

  test('the receipt of one ballot opens no paper of another', async () => {
    const other = await openBallot(house.services.context, 1);
    const answer = await memberAt(house.app).post(`/ballots/${other.ballot.slug}/change`, { receipt });
    expect(answer.status).toBe(422);
  });

  test('promise 7, no replay: after closing no paper is opened or changed', async () => {
    const member = memberAt(house.app);
    const form = await reviewed(member, { 'rank[home]': '1' });
    const before = await contents();
    await closeBallot(house.services.context, opened.ballot.id, 'system');
    for (const answer of [
      await member.get(`${home}/change`),
      await member.post(`${home}/change`, { receipt }),
      await member.post(`${home}/vote/cast`, form),
    ]) {
      expect(answer.status).toBe(409);
      expect(answer.text).toContain('This ballot is closed');
    }
    expect(await contents()).toEqual(before);
  });

  test('promise 20, neither the paper nor the cast of a change tells more receipt codes than the check page would', async () => {
    const member = memberAt(house.app);
    const form = await reviewed(member, { 'rank[home]': '1' });
    house.clock.set(house.clock.now() + 15 * 60_000);
    const guesses = await guess(async (at) => {
      const guessed = { ...form, receipt: String(at).padStart(32, '7') };
      return (await member.post(`${home}/${at % 2 === 0 ? 'vote' : 'vote/cast'}`, guessed)).status;
    });
    expect(guesses).toEqual({ others: [404], last: 429 });
    expect((await member.post(`${home}/change`, { receipt })).status).toBe(429);
    house.clock.set(house.clock.now() + 15 * 60_000);
    expect((await member.post(`${home}/vote/cast`, form)).status).toBe(303);
  });

  test('the language switch keeps the code that was typed', async () => {
    const answer = await memberAt(house.app).post(`${home}/change`, { receipt: 'half', language: 'cy' });
    expect(answer.text).toContain('Newid eich pleidlais');
    expect(answer.text).toContain('value="half"');
  });
});
