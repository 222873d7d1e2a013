/** Two organisers who publish at the same moment: one edition comes first, and whoever saw less than is out now is refused. */
import { SERVICE_RULE } from '../../../../src/services/analysis/publishing/rule-choice.js';
import { ANYBODY } from '../../../../src/services/surveys/made-up.js';
import { findSurveyMove } from '../../../../src/services/surveys/moves.js';
import { type LabRow, labById } from '../../../../src/storage/lab-store.js';
import { type SurveyRow, surveyById } from '../../../../src/storage/survey-store.js';
import { planOf, viewOf } from '../../../kit/publishing.js';
import { onEveryDatabase } from '../../../kit/storages.js';
import { agreed, makeSurvey } from '../../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../../kit/web.js';

onEveryDatabase((open) => {
  let house: TestHouse;
  let lab: LabRow;
  let survey: SurveyRow;
  const reader = () => house.services.context.storage.reader;
  beforeAll(async () => {
    house = await openTestHouse(open);
    const { surveys } = house.services;
    survey = await makeSurvey(house.services);
    const period = { from: house.clock.now() - 86_400_000, to: house.clock.now(), zone: 'Europe/London' };
    const simulation = { completions: 60, seed: '1', people: ANYBODY, period, actor: 'system' };
    await agreed(surveys.simulate(survey, simulation));
    const { revision } = await surveyById(reader(), survey.id);
    await agreed(surveys.move(findSurveyMove('close')!, { surveyId: survey.id, actor: 'system', revision }));
    lab = await labById(reader(), survey.lab_id);
  });
  afterAll(() => house.remove());

  /** An order for what the plan's preview shows now. */
  const seen = async (title: string, rows: readonly string[]) => {
    const { plans, reports } = house.services.analysis;
    const slug = await plans.make(
      lab,
      { ...planOf(viewOf(survey.slug, { rows: [...rows] })), title: { en: title } },
      'system',
    );
    const plan = (await plans.find(lab, slug))!;
    const preview = await reports.preview(lab, plan, SERVICE_RULE);
    if (preview.ok !== true) throw new Error('there is a preview');
    return { slug, number: plan.number, choice: SERVICE_RULE, seal: preview.value.seal };
  };
  const publish = (order: Awaited<ReturnType<typeof seen>>, actor: string) =>
    house.services.analysis.reports.publish(lab, order, actor);
  const codes = (results: readonly Awaited<ReturnType<typeof publish>>[]) =>
    results.map((one) => (one.ok ? 'published' : one.problem.code)).sort();
  const stored = async () => ({
    editions: await reader().selectFrom('report_editions').select(['number', 'author']).execute(),
    sources: await reader().selectFrom('report_sources').selectAll().execute(),
    lines: await reader()
      .selectFrom('audit_log')
      .selectAll()
      .where('action', '=', 'report-published')
      .execute(),
  });

  test('the same report twice is one edition, with one line in the log', async () => {
    const order = await seen('Once', ['role']);
    const results = await Promise.all(['olwen', 'anwen', 'mair'].map((actor) => publish(order, actor)));
    expect(codes(results)).toEqual(['published', 'report-changed-since', 'report-changed-since']);
    const { editions, sources, lines } = await stored();
    expect(editions.map(({ number }) => number)).toEqual([1]);
    expect([sources.length, lines.length]).toEqual([1, 1]);
  });

  test('a form sent twice by one person comes to one edition, at once or later', async () => {
    const order = await seen('Twice', ['role']);
    const before = (await stored()).editions.length;
    const results = [
      ...(await Promise.all([publish(order, 'olwen'), publish(order, 'olwen')])),
      await publish(order, 'olwen'),
    ];
    expect(results.map((one) => one.ok && one.value)).toEqual(Array(3).fill({ slug: order.slug, number: 1 }));
    expect(codes([await publish(order, 'anwen')])).toEqual(['report-changed-since']);
    expect((await stored()).editions).toHaveLength(before + 1);
  });

  test('two reports about the same people come one after the other, each laid beside all that was out', async () => {
    const [first, second] = [await seen('First', ['role', '.way']), await seen('Second', ['.way'])];
    const results = await Promise.all([publish(first, 'olwen'), publish(second, 'anwen')]);
    expect(codes(results)).toEqual(['published', 'report-changed-since']);
    const { editions, sources, lines } = await stored();
    expect([editions.length, sources.length, lines.length]).toEqual([3, 3, 3]);
  });
});
