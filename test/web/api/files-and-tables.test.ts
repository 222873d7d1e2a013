/** Programs have files of answers prepared and ask for tables: by scopes of their own, apart from what is published. */
import request from 'supertest';
import { FIRST_VIEW, type View } from '../../../src/services/analysis/view/view.js';
import { ANYBODY } from '../../../src/services/surveys/made-up.js';
import { CLOSE } from '../../../src/services/surveys/moves.js';
import { ENDPOINTS } from '../../../src/web/api/index.js';
import { makeToken } from '../../kit/access-tokens.js';
import { codeAs, commentedSurvey, commentsAs } from '../../kit/comments.js';
import { publishedBallot } from '../../kit/counted-ballot.js';
import { addressOf, type FurnishedLab, furnishedLab } from '../../kit/doors.js';
import { giveRole } from '../../kit/people.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { agreed, answerAll, makeSurvey, openPass } from '../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

onEveryDatabase((open) => {
  let house: TestHouse;
  let own: FurnishedLab;
  let labId: string;
  let token: string;
  beforeAll(async () => {
    house = await openTestHouse(open);
    own = await furnishedLab(house, 'Own lab');
    const { reader } = house.services.context.storage;
    const slug = own.ids['lab']!;
    const lab = reader.selectFrom('labs').select('id').where('slug', '=', slug);
    labId = (await lab.executeTakeFirstOrThrow()).id;
    token = await makeToken(house, labId, own.people.analyst.id);
  });
  afterAll(() => house.remove());

  const get = (path: string, bearer = token) =>
    request(house.app).get(path).set('Authorization', `Bearer ${bearer}`);

  test('a file of answers is asked for, looked at and taken out in parts, by who asked alone, and logged', async () => {
    const survey = await makeSurvey(house.services, {}, own.ids['lab']);
    const pass = openPass(house.services);
    await answerAll(house.services, survey, pass, 'patient', 'Trust');
    await agreed(house.services.surveys.respond.complete(survey, pass, openPass(house.services).code));
    const exports = `/api/v1/surveys/${survey.slug}/exports`;
    const ask = (body: object, bearer = token) =>
      request(house.app).post(exports).set('Authorization', `Bearer ${bearer}`).send(body);
    expect((await ask({ format: 'csv', values: 'secrets' }).expect(400)).body.fields).toHaveProperty(
      'values',
    );
    await ask({ format: 'exe' }).expect(422);
    await ask({ format: 'csv' }, await makeToken(house, labId, own.people.analyst.id, ['responses'])).expect(
      403,
    );
    const { body: asked } = await ask({ format: 'csv', excel: false }).expect(200);
    await house.services.surveyExports.idle();
    const { body: ready } = await get(`${exports}/${asked.id}`).expect(200);
    expect(ready).toMatchObject({ state: 'ready', rowsTotal: 1, fault: null });
    const whole = await get(`${exports}/${asked.id}/download`).buffer(true).expect(200);
    expect(whole.text).toContain('Trust');
    const rest = await get(`${exports}/${asked.id}/download`)
      .set({ Range: 'bytes=10-', 'If-Range': `"${ready.sha256}"` })
      .buffer(true)
      .expect(206);
    expect(rest.text).toBe(whole.text.slice(10));
    const organisers = await makeToken(house, labId, own.people.organiser.id);
    for (const place of [`${exports}/${asked.id}`, `${exports}/nothing-here`]) {
      await get(place, organisers).expect(404);
      await get(`${place}/download`, organisers).expect(404);
    }
    expect((await get(exports, organisers).expect(200)).body.files).toEqual([]);
    const lines = await house.services.context.storage.reader
      .selectFrom('audit_log')
      .select(['actor', 'subject'])
      .where('action', '=', 'survey-answers-taken-out')
      .execute();
    expect(lines).toContainEqual({ actor: own.people.analyst.id, subject: survey.id });
  });

  test('analysts’ numbers and published ones are different doors', async () => {
    const survey = await makeSurvey(house.services, {}, own.ids['lab']);
    const table = `/api/v1/surveys/${survey.slug}/table?rows=role&compare=no`;
    const published = await makeToken(house, labId, own.people.analyst.id, ['results', 'surveys']);
    await get(table, published).expect(403);
    await get('/api/v1/reports', published).expect(200);
    const analysts = await makeToken(house, labId, own.people.analyst.id, ['tables']);
    const { body } = await get(table, analysts).expect(200);
    expect(body).toMatchObject({ schema: 'canvass/view/1', view: { rows: ['role'], compare: false } });
    await get('/api/v1/reports', analysts).expect(403);
    await get(`/api/v1/surveys/${survey.slug}/responses`, analysts).expect(403);
    await get(`/api/v1/surveys/${own.ids['survey']}/table?rows=role`, analysts).expect(409);
  });

  test('codes of comments are rows and columns of tables, variables and answers, once coders were compared', async () => {
    const { services } = house;
    const comments = ['The bus, 1', 'The bus, 2', 'The fare, 3', 'Nobody read it'];
    const { survey } = await commentedSurvey(services, comments, own.ids['lab']);
    await agreed(services.surveys.move(CLOSE, { surveyId: survey.id, actor: 'system', revision: null }));
    const place = commentsAs(survey, 'anwen');
    for (const text of comments.slice(0, 3))
      await codeAs(services, place, text, [text.includes('bus') ? 'Bus' : 'Money']);
    const path = `/api/v1/surveys/${survey.slug}`;
    const table = `${path}/table?rows=codes.comment&rows=codes-of-all.comment&columns=role`;
    const before = await get(table).expect(200);
    expect(before.body.parts).toEqual([]);
    expect((await get(`${path}/variables`).expect(200)).text).not.toContain('codes.comment');
    await agreed(services.analysis.comments.compare(place));
    const { body } = await get(table).expect(200);
    const [part] = body.parts;
    expect(part.questions.map(({ key }: { key: string }) => key)).toEqual([
      'codes.comment',
      'codes-of-all.comment',
    ]);
    // Comments by patients and clinicians by turns; the one that nobody coded is in neither base.
    for (const block of part.table.blocks) {
      expect(block.rows.map(({ label }: { label: string }) => label)).toEqual(['Bus', 'Money']);
      const counts = block.cells.map((line: { n: number }[]) => line.map(({ n }) => n).slice(0, 3));
      expect(counts).toEqual([
        [2, 1, 1],
        [1, 1, 0],
      ]);
      expect(block.bases.slice(0, 3).map(({ n }: { n: number }) => n)).toEqual([3, 2, 1]);
    }
    const byCode = await get(`${path}/table?rows=role&columns=codes.comment`).expect(200);
    const columns = byCode.body.parts[0].table.columns.map(({ label }: { label: string }) => label);
    expect(columns).toEqual(expect.arrayContaining(['Bus', 'Money']));
    const { variables } = (await get(`${path}/variables`).expect(200)).body;
    expect(variables).toContainEqual({
      ...{ name: 'codes.comment_bus', label: 'Bus', kind: 'code', versions: [1] },
      codes: [
        { code: 0, label: 'No', missing: false },
        { code: 1, label: 'Yes', missing: false },
      ],
    });
    const { responses } = (await get(`${path}/responses`).expect(200)).body;
    const told = (text: string) => {
      const found = responses.find(
        ({ answers }: { answers: { comment: string } }) => answers.comment === text,
      );
      return [found.answers['codes.comment_bus'], found.blanks['codes.comment_bus']];
    };
    expect(comments.map(told)).toEqual([
      ...[
        [1, undefined],
        [1, undefined],
        [0, undefined],
      ],
      [undefined, 'not-coded'],
    ]);
  });

  const addPlan = (slug: string, view: Partial<View>, to: { slug: string } | null = null) =>
    agreed(
      house.services.analysis.plans.addPart(
        { id: labId },
        to ?? { title: { en: 'Every year' } },
        {
          ...{ kind: 'view', subject: { kind: 'survey', slug }, title: { en: 'Roles' }, show: 'all' },
          view: { ...FIRST_VIEW, ...view },
        },
        own.people.analyst.id,
      ),
    );

  test('another wave stands beside a survey’s own answers, and one that there is not is refused', async () => {
    const [first, second] = [
      await makeSurvey(house.services, {}, own.ids['lab']),
      await makeSurvey(house.services, {}, own.ids['lab']),
    ];
    const period = { from: house.clock.now() - 86_400_000, to: house.clock.now(), zone: 'Europe/London' };
    for (const [at, one] of [first, second].entries()) {
      const simulation = { completions: 12 + at, seed: '1', people: ANYBODY, period, actor: 'system' };
      await agreed(house.services.surveys.simulate(one, simulation));
    }
    const table = `/api/v1/surveys/${first.slug}/table?rows=role`;
    const { body } = await get(`${table}&wave=${second.slug}`).expect(200);
    expect(body.view.wave).toBe(second.slug);
    const labels = body.parts[0].table.columns.map(({ label }: { label: string }) => label);
    expect(labels.slice(1, 3)).toEqual([
      expect.stringContaining(`(${first.slug})`),
      expect.stringContaining(`(${second.slug})`),
    ]);
    const other = await furnishedLab(house, 'Lab of another wave');
    for (const wrong of [first.slug, 'no-such', other.ids['survey']!])
      expect((await get(`${table}&wave=${wrong}`).expect(400)).body.fields).toHaveProperty('wave');
  });

  test('a saved plan is listed, read, and run on the answers as they are now, in its own lab', async () => {
    const survey = await makeSurvey(house.services, {}, own.ids['lab']);
    const slug = await addPlan(survey.slug, { rows: ['role'] });
    await addPlan('gone', { rows: ['role'] }, { slug });
    const { body: list } = await get('/api/v1/plans').expect(200);
    expect(list.plans).toContainEqual(
      expect.objectContaining({ slug, version: 2, title: { en: 'Every year' } }),
    );
    const { body: whole } = await get(`/api/v1/plans/${slug}`).expect(200);
    expect(whole.plan).toMatchObject({
      canvass: 'report-plan/1',
      parts: [{ kind: 'view' }, { kind: 'view' }],
    });
    const { body: run } = await get(`/api/v1/plans/${slug}/numbers`).expect(200);
    expect(run.views).toMatchObject([
      { part: 1, refused: null, numbers: { schema: 'canvass/view/1', view: { rows: ['role'] } } },
      { part: 2, numbers: null, refused: expect.any(String) },
    ]);
    const narrow = await makeToken(house, labId, own.people.analyst.id, ['results', 'exports']);
    for (const path of ['', `/${slug}`, `/${slug}/numbers`])
      await get(`/api/v1/plans${path}`, narrow).expect(403);
    const other = await furnishedLab(house, 'Lab without plans');
    const { reader } = house.services.context.storage;
    const lab = reader.selectFrom('labs').select('id').where('slug', '=', other.ids['lab']!);
    const foreign = await makeToken(house, (await lab.executeTakeFirstOrThrow()).id, other.people.analyst.id);
    for (const path of [`/${slug}`, `/${slug}/numbers`, '/no-such'])
      await get(`/api/v1/plans${path}`, foreign).expect(404);
  });

  test('every endpoint answers in the shape that it promises', async () => {
    const ballot = await publishedBallot(house.services);
    const survey = await makeSurvey(house.services, {}, own.ids['lab']);
    const ballotLab = (
      await house.services.context.storage.reader
        .selectFrom('ballots')
        .select('lab_id')
        .where('id', '=', ballot.id)
        .executeTakeFirstOrThrow()
    ).lab_id;
    await giveRole(house, ballotLab, own.people.analyst, 'analyst');
    const forBallot = await makeToken(house, ballotLab, own.people.analyst.id);
    const { surveyExports } = house.services;
    const file = await agreed(surveyExports.ask(survey, own.people.analyst.id, { format: 'jsonl' }));
    await surveyExports.idle();
    const plan = await addPlan(survey.slug, { rows: ['role'] });
    for (const { door, answer } of ENDPOINTS) {
      // A report is published in the tests of publishing; here there is none.
      if (door.includes(':report')) {
        await get(addressOf(door, { report: 'none' })).expect(404);
        continue;
      }
      const path = addressOf(door, { survey: survey.slug, ballot: ballot.slug, file, plan });
      const bearer = door.includes('/ballots') ? forBallot : token;
      const asked = door.startsWith('POST ')
        ? request(house.app).post(path).set('Authorization', `Bearer ${bearer}`).send({ format: 'csv' })
        : get(door.endsWith('/table') ? `${path}?rows=role` : path, bearer);
      const { body } = await asked.expect(200);
      if (answer !== null) expect(answer.safeParse(body)).toMatchObject({ success: true });
    }
  });
});
