import { BEGINNINGS } from '../../../src/services/surveys/begin.js';
import { drawCode } from '../../../src/services/surveys/codes.js';
import { quotasOf, standingsOf } from '../../../src/storage/survey-count-store.js';
import type { SurveyRow } from '../../../src/storage/survey-store.js';
import type { ResponseState } from '../../../src/storage/survey-tables.js';
import { onEveryDatabase } from '../../kit/storages.js';
import {
  addTestContacts,
  answerAll,
  beginWith,
  makeSurvey,
  openPass,
  personalPass,
  publishTestVersion,
  sendTestPage,
  TEST_QUESTIONNAIRE,
} from '../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

onEveryDatabase((open) => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse(open);
  });
  afterAll(() => house.remove());

  const states = async (survey: SurveyRow): Promise<Partial<Record<ResponseState, number>>> => {
    const counts: Partial<Record<ResponseState, number>> = {};
    for (const { state, responses } of await standingsOf(house.services.context.storage.reader, survey.id))
      counts[state] = (counts[state] ?? 0) + responses;
    return counts;
  };
  const complete = (survey: SurveyRow, pass: ReturnType<typeof openPass>, code: string) =>
    house.services.surveys.respond.complete(survey, pass, code);
  const newCode = () => drawCode(house.services.context.randomness);

  test('a form that begins is one response, however often it is sent at once', async () => {
    const survey = await makeSurvey(house.services);
    const pass = openPass(house.services);
    await Promise.all(Array.from({ length: 20 }, () => beginWith(house.services, survey, pass)));
    expect(await states(survey)).toEqual({ started: 1 });
    const report = await house.services.surveys.report(survey);
    expect(report.started).toBe(1);
  });

  test('the same sending, many times at once, completes one response and counts it once', async () => {
    const survey = await makeSurvey(house.services);
    const pass = openPass(house.services);
    await answerAll(house.services, survey, pass, 'clinician');
    const code = newCode();
    const sent = await Promise.all(Array.from({ length: 30 }, () => complete(survey, pass, code)));
    for (const one of sent)
      expect(one).toEqual({ ok: true, value: { kind: 'completed', withdrawalCode: code } });
    expect(await states(survey)).toEqual({ completed: 1 });
    const [cell] = await quotasOf(house.services.context.storage.reader, survey.id);
    expect(cell?.completed).toBe(1);
  });

  test('the last page of answers that were sent before ends no others', async () => {
    const survey = await makeSurvey(house.services);
    const [first, second] = [openPass(house.services), openPass(house.services)];
    for (const pass of [first, second]) await answerAll(house.services, survey, pass, 'patient');
    const code = newCode();
    expect(await complete(survey, first, code)).toMatchObject({ ok: true });
    expect(await complete(survey, second, code)).toMatchObject({
      ok: false,
      problem: { code: 'form-stale' },
    });
    expect(await states(survey)).toEqual({ completed: 1, started: 1 });
  });

  test('a personal link that is withdrawn while somebody answers is told so at the next page, not after the last', async () => {
    const survey = await makeSurvey(house.services);
    const [contact] = await addTestContacts(house.services, survey, ['mair@example.org']);
    const pass = personalPass(house.services, survey, contact!);
    await beginWith(house.services, survey, pass);
    await sendTestPage(house.services, survey, pass, 'role', { 'answer-role': 'patient' });
    expect(
      await house.services.surveys.contacts.withdraw(
        await house.services.surveys.reread(survey.id),
        'system',
        contact!.id,
      ),
    ).toMatchObject({ ok: true });
    const sent = { page: 'comment', form: { shown: 'comment' }, language: 'en' };
    expect(await house.services.surveys.respond.sendPage(survey, pass, sent)).toMatchObject({
      ok: false,
      problem: { code: 'survey-link-withdrawn' },
    });
  });

  test('two windows with different codes complete one response: the other is told that it was sent', async () => {
    const survey = await makeSurvey(house.services);
    const pass = openPass(house.services);
    await answerAll(house.services, survey, pass, 'patient');
    const sent = await Promise.all([complete(survey, pass, newCode()), complete(survey, pass, newCode())]);
    expect(sent.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await states(survey)).toEqual({ completed: 1 });
  });

  test('fifty completions at once never overshoot a hard quota, and those left over are told', async () => {
    const [cell] = TEST_QUESTIONNAIRE.quotas;
    const questionnaire = { ...TEST_QUESTIONNAIRE, quotas: [{ ...cell!, limit: 7 }] };
    const survey = await makeSurvey(house.services, { questionnaire });
    const passes = Array.from({ length: 50 }, () => openPass(house.services));
    for (const pass of passes) await answerAll(house.services, survey, pass, 'clinician');
    const sent = await Promise.all(passes.map((pass) => complete(survey, pass, newCode())));
    expect(sent.every(({ ok }) => ok)).toBe(true);
    expect(await states(survey)).toEqual({ completed: 7, 'quota-full': 43 });
    const [stored] = await quotasOf(house.services.context.storage.reader, survey.id);
    expect(stored).toMatchObject({ completed: 7, most: 7 });
    const late = openPass(house.services);
    await beginWith(house.services, survey, late);
    const stopped = await sendTestPage(house.services, survey, late, 'role', { 'answer-role': 'clinician' });
    expect(stopped).toEqual({ kind: 'saved', onward: { kind: 'stopped', stop: 'quota-full', name: null } });
  });

  test('a soft quota is counted beyond its limit and stops nobody', async () => {
    const [cell] = TEST_QUESTIONNAIRE.quotas;
    const questionnaire = { ...TEST_QUESTIONNAIRE, quotas: [{ ...cell!, limit: 1, hard: false }] };
    const survey = await makeSurvey(house.services, { questionnaire });
    for (let time = 0; time < 3; time += 1) {
      const pass = openPass(house.services);
      await answerAll(house.services, survey, pass, 'clinician');
      await complete(survey, pass, newCode());
    }
    expect(await states(survey)).toEqual({ completed: 3 });
    const [stored] = await quotasOf(house.services.context.storage.reader, survey.id);
    expect(stored?.completed).toBe(3);
  });

  test('a screened-out response ends once, and its code says so', async () => {
    const survey = await makeSurvey(house.services);
    const pass = openPass(house.services);
    await beginWith(house.services, survey, pass);
    const sent = await Promise.all(
      Array.from({ length: 5 }, () =>
        house.services.surveys.respond.sendPage(survey, pass, {
          page: 'role',
          form: { shown: 'role', 'answer-role': 'other' },
          language: 'en',
        }),
      ),
    );
    expect(sent.some(({ ok }) => ok)).toBe(true);
    expect(await states(survey)).toEqual({ 'screened-out': 1 });
    const followed = await house.services.surveys.respond.follow(survey, pass);
    expect(followed).toEqual({ ok: true, value: { kind: 'ended', outcome: 'screened-out' } });
  });

  test('two windows that save different pages at once lose neither', async () => {
    const survey = await makeSurvey(house.services);
    const pass = openPass(house.services);
    await answerAll(house.services, survey, pass, 'clinician', 'First');
    await Promise.all([
      sendTestPage(house.services, survey, pass, 'profession', { 'answer-profession': 'Nurse' }),
      sendTestPage(house.services, survey, pass, 'comment', { 'answer-comment': 'Second' }),
    ]);
    const found = await house.services.surveys.respond.underWay(survey, pass);
    expect(found.ok && found.value.state.answers).toMatchObject({ profession: 'Nurse', comment: 'Second' });
  });

  test('who has begun finishes on their version, who comes later gets the new one', async () => {
    const survey = await makeSurvey(house.services);
    const early = openPass(house.services);
    await beginWith(house.services, survey, early);
    const [role, , comment] = TEST_QUESTIONNAIRE.parts;
    await publishTestVersion(house.services, survey.id, { ...TEST_QUESTIONNAIRE, parts: [role!, comment!] });
    const late = openPass(house.services);
    await beginWith(house.services, survey, late);
    const onward = async (pass: typeof early) =>
      sendTestPage(house.services, survey, pass, 'role', { 'answer-role': 'clinician' });
    expect(await onward(early)).toMatchObject({ onward: { page: 'profession' } });
    expect(await onward(late)).toMatchObject({ onward: { page: 'comment' } });
  });

  test('the time on each page is kept, and no moment once the response has ended', async () => {
    const survey = await makeSurvey(house.services);
    const pass = openPass(house.services);
    await beginWith(house.services, survey, pass);
    house.clock.set(house.clock.now() + 12_400);
    await sendTestPage(house.services, survey, pass, 'role', { 'answer-role': 'patient' });
    house.clock.set(house.clock.now() + 7_000_000);
    await sendTestPage(house.services, survey, pass, 'comment', {});
    await complete(survey, pass, newCode());
    const rows = await house.services.context.storage.reader
      .selectFrom('responses')
      .select(['paradata', 'touched_at'])
      .where('survey_id', '=', survey.id)
      .execute();
    expect(rows).toEqual([
      {
        paradata: JSON.stringify({ device: 'computer', seconds: { role: 12, comment: 1800 } }),
        touched_at: null,
      },
    ]);
  });

  test('so many can begin from one place and no more, in a quarter of an hour; other places and own links go on', async () => {
    const quarter = 15 * 60_000;
    house.clock.set(house.clock.now() - (house.clock.now() % quarter) + quarter);
    const survey = await makeSurvey(house.services);
    const { respond } = house.services.surveys;
    const from = (place: string, pass: ReturnType<typeof openPass>) =>
      respond.begin(survey, { pass, language: 'en', consent: 1, device: 'phone', from: place });
    const passes = Array.from({ length: BEGINNINGS + 5 }, () => openPass(house.services));
    const begun = await Promise.all(passes.map((pass) => from('a hospital', pass)));
    const refused = begun.filter((one) => !one.ok);
    expect(refused).toHaveLength(5);
    expect(refused[0]).toMatchObject({
      problem: { code: 'survey-crowded', status: 429, parameters: { minutes: '15' }, retryAfter: 900 },
    });
    expect(await states(survey)).toEqual({ started: BEGINNINGS });
    const first = passes[begun.findIndex(({ ok }) => ok)]!;
    expect(await from('a hospital', first)).toMatchObject({ ok: true });
    expect(await from('a home', openPass(house.services))).toMatchObject({ ok: true });
    const [contact] = await addTestContacts(house.services, survey, ['mair@example.org']);
    const own = personalPass(house.services, survey, contact!);
    expect(await from('a hospital', own)).toMatchObject({ ok: true });
    house.clock.set(house.clock.now() + quarter);
    expect(await from('a hospital', openPass(house.services))).toMatchObject({ ok: true });
  });

  test('nobody begins, answers or sends once the hour of closing has come, even before the clock has moved', async () => {
    const survey = await makeSurvey(house.services);
    const pass = openPass(house.services);
    await answerAll(house.services, survey, pass, 'patient');
    const closing = { ...survey, closes_at: house.clock.now() };
    const codes = [
      await house.services.surveys.respond.begin(closing, {
        pass: openPass(house.services),
        language: 'en',
        consent: 1,
        device: 'phone',
        from: '',
      }),
      await complete(closing, pass, newCode()),
    ].map((result) => (result.ok ? 'ok' : result.problem.code));
    expect(codes).toEqual(['survey-closed', 'survey-closed']);
  });
});
