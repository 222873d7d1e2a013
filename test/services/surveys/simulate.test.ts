/** Made-up responses: the same for the same seed, never among real people's, and held to the survey's rules. */

import type { Questionnaire } from '../../../src/domain/questionnaire/questionnaire.js';
import { rememberedVersions } from '../../../src/services/surveys/compiled.js';
import { ANYBODY, readPeople } from '../../../src/services/surveys/made-up.js';
import { type PartAsked, type RowsPage, surveyPage } from '../../../src/services/surveys/rows.js';
import { endedResponses } from '../../../src/storage/response-store.js';
import { findSurvey, type SurveyRow } from '../../../src/storage/survey-store.js';
import { repeat } from '../../kit/questionnaire.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { makeSurvey, question, TEST_QUESTIONNAIRE } from '../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

onEveryDatabase((open) => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse(open);
  });
  afterAll(() => house.remove());

  const syntheticSurvey = (room: number) => surveyIn('synthetic', room);

  /** A survey of the test questionnaire, in a lab of this kind, with so much room for clinicians. */
  async function surveyIn(
    kind: 'synthetic' | 'real',
    room: number,
    more: Questionnaire['parts'] = [],
  ): Promise<SurveyRow> {
    const quotas = TEST_QUESTIONNAIRE.quotas.map((quota) => ({ ...quota, limit: room }));
    const parts = [...TEST_QUESTIONNAIRE.parts, ...more];
    const questionnaire = { ...TEST_QUESTIONNAIRE, parts, quotas };
    const survey = await makeSurvey(house.services, { questionnaire });
    await house.services.context.storage.writer.run((database) =>
      database
        .updateTable('labs')
        .set({ synthetic: kind === 'synthetic' ? 1 : 0 })
        .where('id', '=', survey.lab_id)
        .execute(),
    );
    const { reader } = house.services.context.storage;
    return (await findSurvey(reader, survey.slug))!;
  }

  function simulate(survey: SurveyRow, completions: number, people = ANYBODY) {
    const now = house.services.context.clock.now();
    const period = { from: now - 3_600_000 * 24, to: now, zone: 'Europe/London' };
    return house.services.surveys.simulate(survey, {
      ...{ completions, seed: 'one', people, period, actor: 'system' },
    });
  }

  async function answersOf(survey: SurveyRow): Promise<readonly string[]> {
    const found: string[] = [];
    for await (const rows of endedResponses(house.services.context.storage.reader, survey.id))
      found.push(...rows.map(({ answers }) => answers));
    return found.sort();
  }

  test('a lab of real people is given none', async () => {
    const survey = await surveyIn('real', 1000);
    expect(await simulate(survey, 5)).toMatchObject({ ok: false, problem: { code: 'survey-not-synthetic' } });
    expect(await answersOf(survey)).toEqual([]);
  });

  test('as many are completed as asked for, and the field report counts the same', async () => {
    const survey = await syntheticSurvey(1000);
    const done = await simulate(survey, 30);
    const { states, started } = await house.services.surveys.report(survey);
    expect(done).toMatchObject({ ok: true, value: { completed: 30 } });
    expect(states.completed).toBe(30);
    expect(states['screened-out']).toBeGreaterThan(0);
    expect(started).toBe(
      states.completed! + states['screened-out']! + states['quota-full']! + states.started!,
    );
  });

  test('the same seed gives the same answers', async () => {
    const [one, other] = [await syntheticSurvey(1000), await syntheticSurvey(1000)];
    await simulate(one, 20);
    await simulate(other, 20);
    expect(await answersOf(one)).toEqual(await answersOf(other));
  });

  test('a hard quota is not overshot, and whoever finds it full is stopped', async () => {
    const survey = await syntheticSurvey(3);
    await simulate(survey, 30);
    const { quotas, states } = await house.services.surveys.report(survey);
    expect(quotas).toMatchObject([{ completed: 3, most: 3 }]);
    expect(states['quota-full']).toBeGreaterThan(0);
    expect(states.completed).toBe(30);
  });

  test('people answer as they are said to', async () => {
    const survey = await syntheticSurvey(1000);
    const people = readPeople({
      segments: [{ name: 'clinicians', share: 1, utilities: { role: { clinician: 60 } } }],
    });
    await simulate(survey, 20, people);
    const roles = (await answersOf(survey)).map((answers) => JSON.parse(answers).answers.role);
    expect(new Set(roles)).toEqual(new Set(['clinician']));
  });

  test('when nobody can reach the end it says so and stops', async () => {
    const survey = await syntheticSurvey(1000);
    const people = readPeople({
      segments: [{ name: 'others', share: 1, utilities: { role: { other: 60 } } }],
    });
    expect(await simulate(survey, 2, people)).toMatchObject({
      ok: false,
      problem: { code: 'survey-not-completable' },
    });
  });

  test('repeats are counted once over all responses, and again when some have ended, not for every page', async () => {
    const times = question({ type: 'whole-number', name: 'times', parameters: { min: '0', max: '4' } });
    const visits = repeat('visit', [question({ type: 'whole-number', name: 'lasted' })], {
      count: '${times}',
    });
    const survey = await surveyIn('synthetic', 1000, [times, visits]);
    expect(await simulate(survey, 30)).toMatchObject({ ok: true });
    const { reader } = house.services.context.storage;
    const page = async (part: PartAsked) =>
      (await surveyPage(reader, rememberedVersions(), survey.id, part))!;
    const told = ({ variables, rows }: RowsPage) =>
      rows.map(({ values }) =>
        Object.fromEntries(
          variables.map(({ name }, at) => [name, values[at]]).filter(([, value]) => value != null),
        ),
      );
    const first = await page({ after: null, limit: 3 });
    expect(Math.max(...Object.values(first.counts.most))).toBeGreaterThan(1);
    const { counts } = await page({ after: null, limit: 3, known: first.counts });
    expect(counts).toBe(first.counts);
    const after = first.rows.at(-1)!.place;
    const whole = await page({ after, limit: 50 });
    expect(whole.rows.length).toBeGreaterThan(20);
    // Counts from before any response ended still leave room for everything on a later page.
    const early = await page({ after, limit: 50, known: { over: '[]', most: {} } });
    expect(early.counts.over).toBe('[]');
    expect(told(early)).toEqual(told(whole));
    expect(await simulate(survey, 3)).toMatchObject({ ok: true });
    const later = await page({ after: null, limit: 3, known: first.counts });
    expect(later.counts.over).not.toBe(first.counts.over);
  });
});
