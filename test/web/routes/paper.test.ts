import type { BallotDefinition } from '../../../src/services/ballots/definition.js';
import type { BallotState, BallotsTable } from '../../../src/storage/tables.js';
import { type OpenBallot, openBallot, TEST_DEFINITION } from '../../kit/open-ballot.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { moveStored } from '../../kit/stored-ballot.js';
import { hiddenFields, type Member, memberAt } from '../../kit/voter.js';
import { openTestHouse, TEST_MOMENT, type TestHouse } from '../../kit/web.js';

const WHY: BallotDefinition['companions'][number] = {
  type: 'long-text',
  name: 'why',
  label: { en: 'Why?', cy: 'Pam?' },
  hint: null,
  required: true,
  choices: [],
};

onEveryDatabase((open) => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse(open);
  });
  beforeEach(() => house.clock.set(TEST_MOMENT));
  afterAll(() => house.remove());

  async function change(opened: OpenBallot, row: Partial<BallotsTable>): Promise<void> {
    await house.services.context.storage.writer.run((database) =>
      moveStored(database, opened.ballot.id, row),
    );
  }

  /** A member who has opened their link, and the address of their paper. */
  async function arrive(opened: OpenBallot, language = 'en'): Promise<{ member: Member; paper: string }> {
    const member = memberAt(house.app, language);
    await member.get(`/v/${opened.codes[0]}`);
    return { member, paper: `/ballots/${opened.ballot.slug}/vote` };
  }

  const openOne = (changes = {}) => openBallot(house.services.context, 2, changes);

  /** A ballot that went from its start to this state, step by step. */
  async function inState(state: BallotState, row: Partial<BallotsTable> = {}): Promise<OpenBallot> {
    const isAhead = state === 'draft' || state === 'scheduled';
    const start = isAhead ? { ...row, state } : row;
    const opened = await openBallot(house.services.context, 2, {}, start);
    const life = ['open', 'closed', 'counted', 'published'] as const;
    const steps = state === 'cancelled' ? [state] : life.slice(1, life.indexOf(state as 'open') + 1);
    for (const step of isAhead ? [] : steps) await change(opened, { state: step });
    return opened;
  }

  test.each([
    ['draft', 409, 'This ballot is not open yet', 'Keep your message'],
    ['scheduled', 409, 'This ballot is not open yet', 'It opens on 4 January 2027 at midday'],
    ['closed', 409, 'This ballot is closed', 'It closed on 2 January 2027 at midday'],
    ['counted', 409, 'This ballot is closed', 'With a receipt you can check'],
    ['published', 409, 'This ballot is closed', '/result'],
    ['cancelled', 410, 'This ballot was cancelled', 'No votes will be counted'],
  ] as const)('a ballot that is %s has its own kind page', async (state, status, heading, sentence) => {
    const moments =
      state === 'scheduled'
        ? { opens_at: TEST_MOMENT + 86_400_000, closes_at: TEST_MOMENT + 2 * 86_400_000 }
        : { opens_at: TEST_MOMENT - 2 * 86_400_000, closes_at: TEST_MOMENT - 86_400_000 };
    const { member, paper } = await arrive(await inState(state, moments));
    const answer = await member.get(paper);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(heading);
    expect(answer.text).toContain(sentence);
  });

  test('the hour of closing counts even before the state moves', async () => {
    const { member, paper } = await arrive(await openOne());
    house.clock.set(TEST_MOMENT + 7 * 86_400_000);
    expect((await member.get(paper)).text).toContain('This ballot is closed');
    expect((await member.post(paper, { 'rank[home]': '1' })).status).toBe(409);
  });

  test('without a link there is a way to type the code, and to check or change with a receipt', async () => {
    const { ballot } = await openOne();
    const answer = await memberAt(house.app).get(`/ballots/${ballot.slug}/vote`);
    expect(answer.status).toBe(401);
    for (const href of ['/vote', `/ballots/${ballot.slug}/check`, `/ballots/${ballot.slug}/change`]) {
      expect(answer.text).toContain(`href="${href}"`);
    }
  });

  test('a draft does not exist for whoever has no link to it', async () => {
    const { ballot } = await inState('draft');
    for (const page of ['vote', 'receipt', 'receipt.txt', 'change', 'check']) {
      expect((await memberAt(house.app).get(`/ballots/${ballot.slug}/${page}`)).status).toBe(404);
    }
  });

  test('the code of one ballot opens no other', async () => {
    const [one, other] = [await openOne(), await openOne()];
    const member = memberAt(house.app);
    await member.get(`/v/${one.codes[0]}`);
    expect((await member.get(`/ballots/${other.ballot.slug}/vote`)).status).toBe(401);
    const forged = memberAt(house.app, 'en', {
      [`canvass_vote-${other.ballot.slug}`]: one.codes[0]!,
    });
    expect((await forged.get(`/ballots/${other.ballot.slug}/vote`)).status).toBe(404);
  });

  test('errors are summed up, linked to their fields, and lose nothing that was typed', async () => {
    const { member, paper } = await arrive(await openOne({ companions: [WHY] }));
    const answer = await member.post(paper, {
      'rank[health]': '2',
      'rank[home]': '2',
      'answer-why': '',
      step: 'review',
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('<title>Error: ');
    expect(answer.text).toContain('<a href="#rank-health">You have left out 1.');
    expect(answer.text).toContain('<a href="#rank-home">Give each rank once: you have used 2 for both');
    expect(answer.text).toContain('<a href="#answer-why">Type an answer to “Why?”');
    expect(answer.text.match(/<option value="2" selected>/g)).toHaveLength(2);
    const long = 'x'.repeat(4001);
    const typed = await member.post(paper, { 'rank[home]': '1', 'answer-why': long, step: 'review' });
    expect(typed.status).toBe(422);
    expect(typed.text).toContain(long);
  });

  test('the review goes back to the paper with everything kept', async () => {
    const { member, paper } = await arrive(await openOne({ companions: [WHY] }));
    const review = await member.post(paper, {
      'rank[harm]': '1',
      'rank[home]': '2',
      'answer-why': 'Because & "so"',
      step: 'review',
    });
    expect(review.text).toContain(
      'You have ranked 2 of 3 options. The other one will not be counted for you.',
    );
    expect(review.text).toContain('Because &amp; &#34;so&#34;');
    const again = await member.post(paper, { ...hiddenFields(review.text, 'review'), step: 'change' });
    expect(again.status).toBe(200);
    expect(again.text).toMatch(/name="rank\[harm\]"[\s\S]*?<option value="1" selected>/);
    expect(again.text).toContain('Because &amp; &#34;so&#34;</textarea>');
    expect(again.text).not.toContain('There is a problem');
  });

  test('the language switch keeps what was typed, on the paper and on the review', async () => {
    const { member, paper } = await arrive(await openOne({ companions: [WHY] }));
    const fields = { 'rank[harm]': '2', 'answer-why': 'Half a thou' };
    const switched = await member.post(paper, { ...fields, language: 'cy' });
    expect(switched.status).toBe(200);
    expect(switched.text).toContain('<html lang="cy"');
    expect(switched.text).toContain('Pa thema ddylai’r labordy weithio arni?');
    expect(switched.text).toContain('Half a thou</textarea>');
    expect(switched.text).toContain('<option value="2" selected>');
    expect(switched.text).not.toContain('Mae problem');
    const review = await member.post(paper, { 'rank[harm]': '1', 'answer-why': 'Done', step: 'review' });
    expect(review.text).toContain('Gwiriwch eich pleidlais');
    const before = hiddenFields(review.text, 'review');
    const english = await member.post(paper, { ...before, language: 'en' });
    expect(english.text).toContain('Check your vote');
    expect(hiddenFields(english.text, 'review')).toEqual(before);
  });

  test('a paper whose link ran out waits for the code, and loses nothing', async () => {
    const opened = await openOne({ companions: [WHY] });
    const paper = `/ballots/${opened.ballot.slug}/vote`;
    const late = memberAt(house.app);
    const sent = { 'rank[harm]': '1', 'answer-why': 'Long thoughts', step: 'review' };
    const asked = await late.post(paper, sent);
    expect(asked.status).toBe(401);
    expect(asked.text).toContain('Your paper is still here');
    const welsh = await late.post(paper, { ...hiddenFields(asked.text, 'voting-code'), language: 'cy' });
    expect(welsh.text).toContain('Mae eich papur yn dal yma');
    const held = hiddenFields(welsh.text, 'voting-code');
    expect(held).toMatchObject(sent);
    const wrong = await late.post(paper, { ...held, code: 'WRONG', language: '' });
    expect(wrong.status).toBe(422);
    expect(hiddenFields(wrong.text, 'voting-code')).toMatchObject(sent);
    const review = await late.post(paper, { ...held, code: opened.codes[0]! });
    expect(review.status).toBe(200);
    expect(review.text).toContain('Long thoughts');
    const cast = await late.post(`${paper}/cast`, hiddenFields(review.text, 'review'));
    expect(cast.headers['location']).toBe(`/ballots/${opened.ballot.slug}/receipt`);
  });

  test('a form that was made for another ballot is told to be out of date', async () => {
    const { member, paper } = await arrive(await openOne());
    const answer = await member.post(paper, { 'rank[gone]': '1', step: 'review' });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('This page is out of date');
  });

  test('options are shuffled per voter and stay so, and marks still mean the same options', async () => {
    const options = Array.from({ length: 6 }, (_option, at) => ({
      ...TEST_DEFINITION.options[0]!,
      id: `o${at}`,
      title: { en: `Option ${at}` },
    }));
    const opened = await openOne({ options, optionOrder: 'shuffled' });
    const { member, paper } = await arrive(opened);
    const order = (html: string) => [...html.matchAll(/data-option="(\w+)"/g)].map(([, id]) => id);
    const first = order((await member.get(paper)).text);
    expect(order((await member.get(paper)).text)).toEqual(first);
    expect([...first].sort()).toEqual(options.map(({ id }) => id));
    const review = await member.post(paper, { 'rank[o3]': '1', step: 'review' });
    expect(review.text).toContain('<span class="review-list__title">Option 3</span>');
  });

  test.each([
    ['plurality', 'type="radio"', { choice: 'home' }],
    ['approval', 'type="checkbox"', { approve: ['home', 'harm'] }],
    ['scottish-stv', '<select', { 'rank[home]': '1' }],
  ])('a paper for %s looks as its method needs', async (method, control, fields) => {
    const { member, paper } = await arrive(await openOne({ method }));
    expect((await member.get(paper)).text).toContain(control);
    const review = await member.post(paper, { ...fields, step: 'review' });
    expect(review.status).toBe(200);
    expect(review.text).toContain('Theme home');
  });

  test('where it is allowed, a member may take part without choosing, and is told what that means', async () => {
    const { member, paper } = await arrive(await openOne({ method: 'plurality', abstention: true }));
    expect((await member.get(paper)).text).toContain('I do not want to choose.');
    expect((await member.post(paper, { step: 'review' })).status).toBe(422);
    const review = await member.post(paper, { choice: '', step: 'review' });
    expect(review.status).toBe(200);
    expect(review.text).toContain('it is recorded that you took part');
    const again = await member.post(paper, { ...hiddenFields(review.text, 'review'), step: 'change' });
    expect(again.text).toMatch(/value="" checked/);
  });

  test('a closing moment that was moved is shown as it is now', async () => {
    const opened = await openOne();
    const { member, paper } = await arrive(opened);
    expect((await member.get(paper)).text).toContain('until 10 January 2027 at midday');
    await change(opened, { closes_at: TEST_MOMENT + 86_400_000 });
    expect((await member.get(paper)).text).toContain('until 4 January 2027 at midday');
  });
});
