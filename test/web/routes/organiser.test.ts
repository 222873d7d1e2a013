import { addEntries } from '../../kit/draft-ballot.js';
import { type LabWithBallot, labWithBallot } from '../../kit/people.js';
import { setUpPages } from '../../kit/set-up-pages.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

const HOSTILE = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>';

onEveryDatabase((open) => {
  let house: TestHouse;
  let place: LabWithBallot;
  let home: string;
  beforeAll(async () => {
    house = await openTestHouse(open);
    place = await labWithBallot(house);
    home = `/manage/ballots/${place.ballot.slug}`;
  });
  afterAll(() => house.remove());

  const { organiser, stored, definition, post } = setUpPages(() => ({ house, place }));

  test('an observer sees where the ballot stands and can change nothing', async () => {
    const page = await place.browsers.observer.get(home).expect(200);
    expect(page.text).not.toContain(`${home}/question`);
    expect(page.text).not.toContain('/move/');
    await place.browsers.observer.get(`${home}/question`).expect(403);
    await place.browsers.analyst.post(`${home}/move/cancel`).expect(403);
    expect((await stored()).state).toBe('draft');
  });

  test('the question is stored in both languages, and escaped wherever it is shown', async () => {
    await post('/question', { question: `Which theme? ${HOSTILE}`, 'question-cy': 'Pa thema?' }).then(
      (answer) => expect(answer.headers['location']).toBe(home),
    );
    expect((await definition()).question).toEqual({ en: `Which theme? ${HOSTILE}`, cy: 'Pa thema?' });
    for (const path of [home, `${home}/question`, `${home}/options`, '/manage', `${home}/preview`]) {
      const page = await organiser().get(path).expect(200);
      expect(page.text).not.toContain('<script>alert');
      expect(page.text).not.toContain('<img src=x');
    }
  });

  test('a text that is missing or too long is refused, and what was typed stays', async () => {
    const missing = await post('/question', { question: ' ', introduction: 'Kept text' });
    expect(missing.status).toBe(422);
    expect(missing.text).toContain('Type the question');
    expect(missing.text).toContain('Kept text');
    const long = await post('/question', { question: 'x'.repeat(301) });
    expect(long.text).toContain('Shorten the question to 300 characters: it has 301');
  });

  test('a page that was opened before a colleague saved shows both versions and stores nothing', async () => {
    const before = await stored();
    await post('/question', { question: 'Theirs?' });
    const late = await organiser()
      .post(`${home}/question`)
      .type('form')
      .send({ revision: String(before.revision), question: 'Mine?' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Somebody else changed this ballot');
    expect(late.text).toMatch(/Mine\?[\s\S]*Theirs\?/);
    expect((await definition()).question.en).toBe('Theirs?');
    const now = (await stored()).revision;
    expect(late.text).toContain(`name="revision" value="${now}"`);
  });

  test('a form that is wrong and late keeps its old revision, so that it cannot overwrite unseen', async () => {
    const before = await stored();
    await post('/question', { question: 'Newer?' });
    const wrong = await organiser()
      .post(`${home}/question`)
      .type('form')
      .send({ revision: String(before.revision), question: '' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain(`name="revision" value="${before.revision}"`);
  });

  test('the method page explains every method, and refuses what the chosen one cannot do', async () => {
    const page = await organiser().get(`${home}/method`).expect(200);
    for (const name of ['plurality', 'approval', 'instant-runoff', 'scottish-stv'])
      expect(page.text).toContain(`value="${name}"`);
    const usual = { seats: '1', ranking: 'any', 'option-order': 'fixed', 'seed-phrase': 'dice: 3 5 1 6 2' };
    const several = await post('/method', { ...usual, method: 'instant-runoff', seats: '2' });
    expect(several.text).toContain('choose a method for several winners');
    expect((await post('/method', { ...usual, method: 'coin' })).status).toBe(422);
    expect((await post('/method', { ...usual, method: 'approval', 'seed-phrase': 'short' })).status).toBe(
      422,
    );
    const saved = await post('/method', {
      ...usual,
      method: 'instant-runoff',
      ranking: 'up-to',
      'rank-at-most': '2',
      abstention: 'yes',
    });
    expect(saved.headers['location']).toBe(home);
    expect(await definition()).toMatchObject({ rankAtMost: 2, rankAll: false, abstention: true });
    expect((await stored()).seed_phrase).toBe('dice: 3 5 1 6 2');
  });

  test('dates are read in the lab’s zone, and times that the clocks skip or repeat are refused in words', async () => {
    const dates = (opens: string[], closes: string[]) =>
      Object.fromEntries(
        ['day', 'month', 'year', 'time'].flatMap((part, index) => [
          [`opens-${part}`, opens[index] ?? ''],
          [`closes-${part}`, closes[index] ?? ''],
        ]),
      );
    const skipped = await post(
      '/dates',
      dates(['28', '3', '2027', '1:30am'], ['31', '10', '2027', '1:30am']),
    );
    expect(skipped.status).toBe(422);
    expect(skipped.text).toContain('the clocks go forward and there is no 1:30am');
    expect(skipped.text).toContain('the clocks go back and 1:30am comes twice');
    const backwards = await post('/dates', dates(['5', '4', '2027', '9am'], ['4', '4', '2027', '9am']));
    expect(backwards.text).toContain('Let voting close after it opens');
    const past = await post('/dates', dates(['1', '1', '2027', '9am'], ['4', '4', '2027', '9am']));
    expect(past.text).toContain('still to come');
    await post('/dates', dates(['27', '3', '2027', '9am'], ['28', '3', '2027', '5pm']));
    expect(await stored()).toMatchObject({
      opens_at: Date.UTC(2027, 2, 27, 9),
      closes_at: Date.UTC(2027, 2, 28, 16),
    });
    const page = await organiser().get(`${home}/dates`);
    expect(page.text).toMatch(/name="closes-time"[^>]*value="5pm"/);
  });

  test('questions beside the vote: from a starter, of one’s own, with more rows, without doubles', async () => {
    const starter = await organiser().get(`${home}/companions/new?from=role`).expect(200);
    expect(starter.text).toContain('Patient leader or carer');
    const fields = { type: 'single-choice', from: 'role', label: 'Your role?' };
    await post('/companions/new', {
      ...fields,
      choice: ['Clinical', 'Research', ''],
      'choice-cy': ['Clinigol', '', ''],
    });
    expect((await definition()).companions).toMatchObject([
      {
        name: 'role',
        required: false,
        choices: [{ name: 'clinical', label: { en: 'Clinical', cy: 'Clinigol' } }, { name: 'research' }],
      },
    ]);
    const double = await post('/companions/role', {
      type: 'single-choice',
      label: 'Role?',
      choice: ['A', 'a'],
    });
    expect(double.text).toContain('is there already');
    const more = await post('/companions/role', {
      type: 'single-choice',
      label: 'Role?',
      choice: ['A', 'B', 'C'],
      step: 'more',
    });
    expect(more.text.match(/name="choice"/g)).toHaveLength(5);
    const seen = String((await stored()).revision - 1);
    const late = await post('/companions/role', { revision: seen, type: 'single-choice', step: 'more' });
    expect(late.text).toContain(`name="revision" value="${seen}"`);
    expect((await definition()).companions[0]?.label.en).toBe('Your role?');
    const added = await post('/companions', { step: 'add', type: 'long-text' });
    expect(added.headers['location']).toBe(`${home}/companions/new?type=long-text`);
    await post('/companions/new', { type: 'long-text', label: 'New' });
    expect((await definition()).companions[1]?.name).toBe('q_new');
    await post('/companions/q_new/move', { direction: 'up' });
    const protect = (group: string, ballot: string) =>
      post('/companions', { step: 'protect', 'smallest-group': group, 'smallest-publication': ballot });
    await protect('10', '30');
    expect((await protect('4', '30')).status).toBe(422);
    expect((await protect('10', '19')).status).toBe(422);
    expect(await definition()).toMatchObject({
      smallestGroup: 10,
      smallestPublication: 30,
      companions: [{ name: 'q_new' }, {}],
    });
    await post('/companions/q_new/remove');
    expect((await definition()).companions).toHaveLength(1);
    await organiser().get(`${home}/companions/new?type=slider`).expect(404);
  });

  test('the preview shows the paper, its faults and its review, and stores nothing', async () => {
    const { reader } = house.services.context.storage;
    const everything = async () =>
      Promise.all(
        (['papers', 'turnout_hours', 'ballots', 'roll_entries', 'audit_log'] as const).map((table) =>
          reader.selectFrom(table).selectAll().execute(),
        ),
      );
    const before = await everything();
    const { text } = await place.browsers.observer.get(`${home}/preview`).expect(200);
    expect(text).toContain('Nothing you fill in here is stored');
    const send = (fields: Record<string, string>) =>
      place.browsers.observer
        .post(`${home}/preview`)
        .type('form')
        .send({ step: 'review', ...fields });
    const [first, second] = [...text.matchAll(/name="(rank[^"]*)"/g)].map(([, name]) => name ?? '');
    expect((await send({ [first ?? '']: '1', [second ?? '']: '1' })).status).toBe(422);
    const review = await send({ [first ?? '']: '1', [second ?? '']: '2' });
    expect(review.text).toContain('The preview ends here');
    expect(review.text).not.toContain('/vote/cast');
    const welsh = await send({ [first ?? '']: '1', language: 'cy' });
    expect(welsh.text).toContain('<html lang="cy"');
    await place.browsers.observer.get('/?language=en');
    expect(await everything()).toEqual(before);
  });

  test('a move is asked for with what it will do, and made once by its form', async () => {
    const missing = await organiser().get(`${home}/move/open`).expect(200);
    expect(missing.text).toContain('load the roll');
    expect((await post('/move/open')).status).toBe(409);
    await organiser().get(`${home}/move/somewhere`).expect(404);
    await addEntries(house.services, place.ballot.id, 3);
    const asked = await organiser().get(`${home}/move/schedule`).expect(200);
    expect(asked.text).toContain('opens by itself on 27 March 2027 at 9am (UK time, Europe/London)');
    expect((await stored()).state).toBe('draft');
    const stale = await organiser().post(`${home}/move/schedule`).type('form').send({ revision: '1' });
    expect(stale.status).toBe(409);
    await post('/move/schedule');
    expect((await stored()).state).toBe('scheduled');
    const again = await organiser().get(`${home}/move/schedule`).expect(303);
    expect(again.headers['location']).toBe(home);
  });

  test('an announced ballot is not edited: its pages lead home, its forms are refused', async () => {
    await organiser().get(`${home}/question`).expect(303);
    await organiser().get(`${home}/options`).expect(303);
    expect((await post('/question', { question: 'Sneaked in?' })).status).toBe(409);
    expect((await post('/options', { title: 'Sneaked in' })).status).toBe(409);
  });

  test('opening by hand freezes it; its home shows turnout and the way to close', async () => {
    await post('/move/open');
    const page = await organiser().get(home).expect(200);
    expect(page.text).toContain('0 of 3 have voted');
    expect(page.text).toContain(`${home}/move/close`);
    expect(page.text).toContain((await stored()).fingerprint ?? 'no fingerprint');
    await post('/move/close');
    expect((await stored()).state).toBe('closed');
  });
});
