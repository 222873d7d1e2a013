/** Publishing from an organiser's page: what is chosen, what is asked again, and what everybody then reads. */
import request from 'supertest';
import type { BallotRow } from '../../src/storage/ballot-store.js';
import { countedBallot, FORTY_PAPERS } from '../kit/counted-ballot.js';
import { type Browser, giveRole, makeAccount, signIn } from '../kit/people.js';
import { onEveryDatabase } from '../kit/storages.js';
import { openTestHouse, type TestHouse } from '../kit/web.js';

/** A majority of first choices, and second ones that nobody needs. */
const EASY = FORTY_PAPERS.map(({ answers }, at) => ({
  marks: at % 4 === 0 ? [2, 1, null] : [1, at % 2 ? 2 : null, at % 2 ? null : 2],
  answers,
}));

onEveryDatabase((open) => {
  let house: TestHouse;
  beforeEach(async () => {
    house = await openTestHouse(open);
  });
  afterEach(() => house.remove());

  async function organiser(ballot: BallotRow): Promise<Browser> {
    const account = await makeAccount(house, 'The organiser');
    await giveRole(house, ballot.lab_id, account, 'organiser');
    return signIn(house, account);
  }
  const address = (ballot: BallotRow) => `/manage/ballots/${ballot.slug}/move/publish`;
  const revision = (ballot: BallotRow) => String(ballot.revision);

  test('the page asks how much of each paper is published, with what either way gives away', async () => {
    const ballot = await countedBallot(house.services, EASY);
    const browser = await organiser(ballot);
    const page = await browser.get(address(ballot));
    expect(page.text).toContain('How much of each paper is published?');
    expect(page.text).toContain('Whole papers');
    expect(page.text).toContain('Only the first preference');
    expect(page.text).toContain('No paper is marked as no other is.');
    expect(page.text).not.toContain('checked');
  });

  test('without a choice nothing is published, and the page says what to choose', async () => {
    const ballot = await countedBallot(house.services, EASY);
    const browser = await organiser(ballot);
    for (const choice of ['', 'everything']) {
      const answer = await browser
        .post(address(ballot))
        .type('form')
        .send({ revision: revision(ballot), choice });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('Choose how much of each paper is published');
    }
    expect((await house.services.setUp.reread(ballot.id)).state).toBe('counted');
  });

  test('papers cut to what the count used are what everybody reads, in both languages', async () => {
    const ballot = await countedBallot(house.services, EASY);
    const browser = await organiser(ballot);
    const made = await browser
      .post(address(ballot))
      .type('form')
      .send({ revision: revision(ballot), choice: 'used' });
    expect(made.status).toBe(303);
    const get = (path: string) => request(house.app).get(`/ballots/${ballot.slug}/${path}`).buffer(true);
    expect((await get('result')).text).toContain('only the first preference on every paper');
    expect((await get('result?language=cy')).text).toContain('Dim ond y dewis cyntaf ar bob papur');
    expect((await get('result')).text).not.toContain('Head to head');
    expect((await get('papers.csv')).text).toBe(
      'paper,weight,Theme health,Theme home,Theme harm\np1,30,1,,\np2,10,,1,\n',
    );
  });

  test('where the count needs everything there is nothing to choose, and the page says why', async () => {
    const ballot = await countedBallot(house.services, EASY, { method: 'schulze' });
    const browser = await organiser(ballot);
    const page = await browser.get(address(ballot));
    expect(page.text).toContain('Whole papers are published.');
    expect(page.text).not.toContain('type="radio"');
    const made = await browser
      .post(address(ballot))
      .type('form')
      .send({ revision: revision(ballot) });
    expect(made.status).toBe(303);
    expect((await house.services.setUp.reread(ballot.id)).state).toBe('published');
  });
});
