import request from 'supertest';
import { findMove } from '../../../src/services/ballots/moves/index.js';
import type { BallotRow } from '../../../src/storage/ballot-store.js';
import { DAY, makeLab, makeReadyBallot, type TestLab } from '../../kit/draft-ballot.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { openTestHouse, TEST_MOMENT, type TestHouse } from '../../kit/web.js';

onEveryDatabase((open) => {
  let house: TestHouse;
  let lab: TestLab;
  let draft: BallotRow;
  let scheduled: BallotRow;
  let opened: BallotRow;
  let cancelledDraft: BallotRow;
  let cancelledOpen: BallotRow;

  const move = (name: string, ballot: BallotRow) =>
    findMove(name)!.run(house.services.context, {
      ballotId: ballot.id,
      actor: lab.accountId,
      revision: null,
    });
  const see = (path: string) => request(house.app).get(path);

  beforeAll(async () => {
    house = await openTestHouse(open);
  });
  afterAll(() => house.remove());

  test('a fresh installation tells its installer about the one-time link', async () => {
    const page = await see('/').expect(200);
    expect(page.text).toContain('one-time link');
    const welsh = await see('/?language=cy').expect(200);
    expect(welsh.text).toContain('ddolen untro');
  });

  test('the public sees what was announced or opened, and nothing else', async () => {
    lab = await makeLab(house.services, 'Pilot <lab>');
    const make = () => makeReadyBallot(house.services, lab, 4);
    [draft, scheduled, opened, cancelledDraft, cancelledOpen] = [
      await make(),
      await make(),
      await make(),
      await make(),
      await make(),
    ];
    await move('schedule', scheduled);
    await move('open', opened);
    await move('cancel', cancelledDraft);
    await move('open', cancelledOpen);
    await move('cancel', cancelledOpen);
    for (const hidden of [draft, cancelledDraft]) {
      await see(`/ballots/${hidden.slug}`).expect(404);
      expect((await see(`/labs/${lab.lab.slug}`)).text).not.toContain(`"/ballots/${hidden.slug}"`);
    }
    for (const shown of [scheduled, opened, cancelledOpen]) {
      await see(`/ballots/${shown.slug}`).expect(200);
      expect((await see(`/labs/${lab.lab.slug}`)).text).toContain(`"/ballots/${shown.slug}"`);
    }
    const start = (await see('/')).text;
    expect(start.indexOf(opened.slug)).toBeGreaterThan(0);
    expect(start.indexOf(scheduled.slug)).toBeGreaterThan(start.indexOf(`"/ballots/${opened.slug}"`));
    for (const hidden of [draft, cancelledDraft, cancelledOpen])
      expect(start).not.toContain(`"/ballots/${hidden.slug}"`);
    expect(start).not.toContain('<lab>');
  });

  test('the notice says what, who, how, until when, and with which fingerprint', async () => {
    const page = (await see(`/ballots/${opened.slug}`)).text;
    const { fingerprint } = await house.services.setUp.reread(opened.id);
    for (const words of [
      'Care closer to home',
      'Everybody on the lab’s roll: 4 members.',
      'Voting is open until 10 January 2027 at midday (UK time, Europe/London).',
      'Instant run-off',
      fingerprint ?? 'no fingerprint',
    ])
      expect(page).toContain(words);
    expect(page).not.toContain(opened.seed_phrase);
    const before = (await see(`/ballots/${scheduled.slug}`)).text;
    expect(before).toContain('Voting opens on 4 January 2027 at midday');
    expect(before).not.toContain('Fingerprint');
  });

  test('a ballot whose hour has come is closed for everybody, also before the clock has moved it', async () => {
    house.clock.set(TEST_MOMENT + 7 * DAY);
    const page = (await see(`/ballots/${opened.slug}`)).text;
    expect(page).toContain('Voting closed on 10 January 2027 at midday');
    expect(page).not.toContain('href="/vote"');
    house.clock.set(TEST_MOMENT);
  });

  test('everything of it is there in Welsh', async () => {
    for (const path of ['/', `/labs/${lab.lab.slug}`, `/ballots/${opened.slug}`]) {
      const page = await see(`${path}?language=cy`).expect(200);
      expect(page.text).toContain('<html lang="cy"');
    }
    const page = (await see(`/ballots/${opened.slug}?language=cy`)).text;
    expect(page).toContain('Mae’r pleidleisio ar agor tan 10 Ionawr 2027');
    // What the lab did not translate is told apart, so that it is read out as English.
    expect(page).toMatch(/<h1[^>]* lang="en">Which theme/);
  });

  test('an address that names no picture of the ballot is a 404', async () => {
    await see(`/ballots/${opened.slug}/images/${'0'.repeat(64)}`).expect(404);
    await see(`/ballots/${opened.slug}/images/..%2f..%2fsecret.key`).expect(404);
  });
});
