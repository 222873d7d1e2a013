/** Composing a report without JavaScript: parts added, edited, moved, deleted, and nobody's change lost. */
import { emptyPlan, storedPlan } from '../../../src/services/analysis/report-plan/plan.js';
import { ANYBODY } from '../../../src/services/surveys/made-up.js';
import { type LabRow, labById } from '../../../src/storage/lab-store.js';
import type { SurveyRow } from '../../../src/storage/survey-store.js';
import { commentsAs } from '../../kit/comments.js';
import { countedBallot } from '../../kit/counted-ballot.js';
import { type Browser, giveRole, makeAccount, signIn, type TestPerson } from '../../kit/people.js';
import { sqliteForTest } from '../../kit/storages.js';
import { agreed, makeSurvey, question, TEST_QUESTIONNAIRE } from '../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

let house: TestHouse;
let lab: LabRow;
let survey: SurveyRow;
let person: TestPerson;
let analyst: Browser;
let home: string;
beforeAll(async () => {
  house = await openTestHouse(sqliteForTest);
  const { services, clock } = house;
  const again = question({ type: 'single-choice', name: 'again', list: 'roles' });
  const questionnaire = { ...TEST_QUESTIONNAIRE, parts: [...TEST_QUESTIONNAIRE.parts, again] };
  survey = await makeSurvey(services, { questionnaire });
  const period = { from: clock.now() - 86_400_000, to: clock.now(), zone: 'Europe/London' };
  const simulation = { completions: 12, seed: '1', people: ANYBODY, period, actor: 'system' };
  await agreed(services.surveys.simulate(survey, simulation));
  lab = await labById(services.context.storage.reader, survey.lab_id);
  person = await makeAccount(house, 'Anwen');
  await giveRole(house, lab.id, person, 'analyst');
  analyst = await signIn(house, person);
  const slug = await services.analysis.plans.make(lab, emptyPlan({ en: 'Findings' }), 'system');
  home = `/manage/labs/${lab.slug}/plans/${slug}/compose`;
});
afterAll(() => house.remove());

const planNow = async () => (await house.services.analysis.plans.find(lab, 'findings'))!;
const page = async (path = '') => (await analyst.get(`${home}${path}`).expect(200)).text;
const send = async (path: string, fields: object) =>
  analyst
    .post(`${home}${path}`)
    .type('form')
    .send({ revision: (await planNow()).number, ...fields });

test('headings, texts and tables are added in either language, and stand in order', async () => {
  await send('/new-heading', { text: 'First', 'text-cy': 'Yn gyntaf' }).then((answer) =>
    expect(answer.status).toBe(303),
  );
  await send('/new-text', { text: '*Words*' });
  const offered = await page('/new-view');
  const of = `survey ${survey.slug}`;
  expect(offered).toContain(`value="${of}"`);
  expect(await page(`/new-view?of=${encodeURIComponent(of)}`)).toContain('Who are you?');
  const missing = await send('/new-view', { of, title: 'Half', rows: '', show: 'all', chart: 'auto' });
  expect(missing.status).toBe(422);
  expect(missing.text).toContain('Choose the questions that the table is about');
  expect(missing.text).toContain('value="Half"');
  await send('/new-view', { of, title: 'Half', rows: 'role', columns: 'role', show: 'all', chart: 'dots' });
  const { parts } = storedPlan((await planNow()).content);
  expect(parts).toMatchObject([
    { kind: 'heading', text: { en: 'First', cy: 'Yn gyntaf' } },
    { kind: 'text', text: { en: '*Words*' } },
    { title: { en: 'Half' }, view: { rows: ['role'], banner: ['role'], chart: 'dots' } },
  ]);
  expect(await page()).toContain('>Words</a>');
  expect(await page()).toMatch(/First[\s\S]*Heading, with Welsh[\s\S]*Text, no Welsh yet[\s\S]*Half/);
});

test('parts are edited, moved and deleted, and an older page changes nothing', async () => {
  const old = (await planNow()).number;
  expect(await page('/1')).toContain('value="Yn gyntaf"');
  await send('/1', { text: 'Changed' });
  await send('/3/move', { direction: 'up' });
  await send('/3/move', { direction: 'down' });
  await send('/3', { title: 'x'.repeat(301), rows: 'role', show: 'all', chart: 'auto' });
  expect(await page('/3/delete')).toContain('Delete this part?');
  await send('/3/delete', {});
  const stale = await send('/1', { revision: old, text: 'Lost' });
  expect(stale.status).toBe(409);
  await send('', { title: 'What we found', 'title-cy': 'Ein canfyddiadau' });
  expect((await send('', { title: '' })).text).toContain('Type the title');
  const plan = storedPlan((await planNow()).content);
  expect(plan.title).toEqual({ en: 'What we found', cy: 'Ein canfyddiadau' });
  expect(plan.parts).toMatchObject([{ text: { en: 'Changed' } }, { title: { en: 'Half' } }]);
  for (const gone of ['/9', '/new-nothing', '/0', '/new-view?of=survey%20gone'])
    await analyst.get(`${home}${gone}`).expect(404);
});

test('several questions by several groups are one part, in the order that they had', async () => {
  const { plans } = house.services.analysis;
  await send('/2', {
    title: 'Both',
    rows: ['again', 'role'],
    columns: ['again', 'role'],
    show: 'tables',
    chart: 'none',
  });
  const banner = () => storedPlan(plan.content).parts[1];
  let plan = await planNow();
  expect(banner()).toMatchObject({
    title: { en: 'Both' },
    show: 'tables',
    view: { rows: ['role', 'again'] },
  });
  expect(banner()).toMatchObject({ view: { banner: ['role', 'again'] } });
  const parts = storedPlan(plan.content).parts.map((part) =>
    part.kind === 'view' ? { ...part, view: { ...part.view, rows: ['again', 'gone', 'role'] } } : part,
  );
  const changed = { ...storedPlan(plan.content), parts };
  await agreed(plans.save(lab, { slug: 'findings', number: plan.number }, changed, 'system'));
  const shown = await page('/2');
  expect(shown).toMatch(
    /name="rows" type="checkbox" value="again" checked[\s\S]*value="gone" checked[\s\S]*value="role" checked/,
  );
  expect(shown).toMatch(/name="columns" type="checkbox" value="again" checked/);
  await send('/2', { title: 'Both', rows: ['role', 'gone', 'again'], show: 'all', chart: 'auto' });
  plan = await planNow();
  expect(banner()).toMatchObject({ view: { rows: ['again', 'gone', 'role'], banner: [] } });
});

test('only what can be counted is offered: of comments their codes, once they are settled', async () => {
  const offers = async (name: string) => {
    const form = await page(`/new-view?of=${encodeURIComponent(`survey ${survey.slug}`)}`);
    return [...form.matchAll(new RegExp(`name="${name}" type="checkbox" value="([^"]*)"`, 'g'))].map(
      ([, value]) => value,
    );
  };
  for (const side of ['rows', 'columns']) expect(await offers(side)).toEqual(['role', 'again']);
  const { comments } = house.services.analysis;
  const place = commentsAs(survey, 'anwen');
  await agreed(comments.addCodes(place, [{ label: 'Bus', description: '', theme: null }]));
  await agreed(comments.compare(place));
  const codes = ['codes.comment', 'codes-of-all.comment'];
  for (const side of ['rows', 'columns']) expect(await offers(side)).toEqual(['role', 'again', ...codes]);
  const ballot = await countedBallot(house.services);
  await giveRole(house, ballot.lab_id, person, 'analyst');
  const { analysis } = house.services;
  const why = {
    subject: { kind: 'ballot' as const, id: ballot.id, labId: ballot.lab_id },
    question: 'why',
    actor: 'anwen',
  };
  await agreed(comments.addCodes(why, [{ label: 'Bus', description: '', theme: null }]));
  await agreed(comments.compare(why));
  const other = await labById(house.services.context.storage.reader, ballot.lab_id);
  const slug = await analysis.plans.make(other, emptyPlan({ en: 'The vote' }), 'system');
  const address = `/manage/labs/${other.slug}/plans/${slug}/compose/new-view?of=ballot%20${ballot.slug}`;
  const form = (await analyst.get(address).expect(200)).text;
  expect(form).toContain('name="rows" type="checkbox" value="role"');
  // In a report codes stand by themselves, and so never across the top.
  expect(form).toContain('name="rows" type="checkbox" value="codes.why"');
  expect(form).not.toContain('name="columns" type="checkbox" value="codes.why"');
  const part = { title: 'Why', rows: 'codes.why', of: `ballot ${ballot.slug}`, show: 'all', chart: 'auto' };
  const plans = `/manage/labs/${other.slug}/plans/${slug}`;
  await analyst
    .post(`${plans}/compose/new-view`)
    .type('form')
    .send({ ...part, revision: '1' })
    .expect(303);
  const listed = (await analyst.get(`${plans}/compose`).expect(200)).text;
  expect(listed).toContain('Table or chart: “Codes: Your why”, no Welsh yet');
});

test('another survey of the lab stands beside a table as another wave', async () => {
  expect(await page('/2')).not.toContain('Beside, as another wave');
  const other = await makeSurvey(house.services, {}, lab.slug);
  expect(await page('/2')).toContain(`<option value="${other.slug}"`);
  await send('/2', { title: 'Both', rows: 'role', wave: other.slug, show: 'all', chart: 'auto' });
  expect(storedPlan((await planNow()).content).parts[1]).toMatchObject({ view: { wave: other.slug } });
  // Both are called the same and opened on the same day.
  expect(await page()).toContain(
    `Table or chart: “Who are you?” beside “Deciding about peer support (${other.slug})”`,
  );
  house.clock.set(house.clock.now() + 14 * 3_600_000);
  analyst = await signIn(house, person);
  const later = await makeSurvey(house.services, {}, lab.slug);
  const called = 'Deciding about peer support (from 4 January 2027)';
  expect(await page('/2')).toContain(`<option value="${later.slug}">${called}</option>`);
  await send('/2', { title: 'Both', rows: 'role', wave: later.slug, show: 'all', chart: 'auto' });
  expect(await page()).toContain(`Table or chart: “Who are you?” beside “${called}”`);
  await send('/2', { title: 'Both', rows: 'role', wave: 'nothing', show: 'all', chart: 'auto' });
  expect(storedPlan((await planNow()).content).parts[1]).toMatchObject({ view: { wave: null } });
});

test('of a choice task the change that is given up is chosen, and only where its question is', async () => {
  const [first] = TEST_QUESTIONNAIRE.lists['roles']!;
  const named = (name: string, filters = {}) => ({ ...first!, name, label: { en: `The ${name}` }, filters });
  const of = (attribute: string, ...names: string[]) => names.map((name) => named(name, { attribute }));
  const task = { type: 'choice-task', name: 'ways', list: 'levels', rows: 'attributes' };
  const questionnaire = {
    ...TEST_QUESTIONNAIRE,
    ...{ quotas: [], screenOuts: [] },
    lists: {
      ...TEST_QUESTIONNAIRE.lists,
      levels: [...of('way', 'walk', 'bus'), ...of('cost', 'free', 'paid')],
      attributes: [named('way'), named('cost')],
    },
    parts: [
      question({ type: 'single-choice', name: 'role', list: 'roles' }),
      question({ ...task, parameters: { tasks: '4', versions: '1', alternatives: '2' } }),
    ],
  };
  const { slug } = await makeSurvey(house.services, { questionnaire }, lab.slug);
  const about = `survey ${slug}`;
  expect(await page('/2')).not.toContain('name="trade"');
  const form = await page(`/new-view?of=${encodeURIComponent(about)}`);
  expect(form).toMatch(
    /<optgroup label="The cost"><option value="cost free paid">The paid instead of The free<\/option>/,
  );
  const shown = { of: about, show: 'all', chart: 'auto' };
  const elsewhere = await send('/new-view', { ...shown, rows: 'role', trade: 'cost free paid' });
  expect(elsewhere.status).toBe(422);
  expect(elsewhere.text).toContain('Choose among the questions the choice task');
  const last = () => planNow().then(({ content }) => storedPlan(content).parts);
  await send('/new-view', { ...shown, rows: 'ways', trade: 'cost free paid' });
  const { length } = await last();
  const trade = { attribute: 'cost', from: 'free', to: 'paid' };
  expect((await last()).at(-1)).toMatchObject({ view: { rows: ['ways'], trade } });
  expect(await page(`/${length}`)).toContain('<option value="cost free paid" selected>');
  await send(`/${length}`, { ...shown, rows: 'ways', trade: 'cost free free' });
  expect((await last()).at(-1)).toMatchObject({ view: { trade: null } });
  await send(`/${length}/delete`, {});
});

test('quotes that were found fit to publish are ticked, and no others', async () => {
  expect(await page('/new-quotes')).toContain('No quotes have been found fit to publish yet');
  const { analysis, context } = house.services;
  const [row] = await context.storage.reader
    .selectFrom('responses')
    .select('response_key')
    .where('survey_id', '=', survey.id)
    .where('state', '=', 'completed')
    .execute();
  const original = 'It <i>helped</i> me';
  const quote = { key: row!.response_key, original, text: original, saidBy: 'A patient', confirmed: true };
  await agreed(analysis.comments.markQuote(commentsAs(survey, 'anwen'), quote));
  const of = `survey ${survey.slug} comment`;
  expect(await page('/new-quotes')).toContain(`value="${of}"`);
  const form = await page(`/new-quotes?of=${encodeURIComponent(of)}`);
  expect(form).toContain('“It &lt;i&gt;helped&lt;/i&gt; me”');
  const [, id] = /name="quotes" type="checkbox" value="([^"]+)"/.exec(form) ?? [];
  const none = await send('/new-quotes', { of, title: 'In their words', quotes: 'made up' });
  expect(none.status).toBe(422);
  expect(none.text).toContain('Choose the quotes');
  await send('/new-quotes', { of, title: 'In their words', quotes: ['made up', id] });
  const { parts } = storedPlan((await planNow()).content);
  const part = { kind: 'quotes', question: 'comment', title: { en: 'In their words' }, quotes: [id] };
  expect(parts.at(-1)).toMatchObject(part);
  expect(await page()).toContain('Quotes: 1, no Welsh yet');
  expect(await page(`/${parts.length}`)).toContain(`value="${id}" checked`);
  const plan = (await analyst.get(home.replace(/\/compose$/, '')).expect(200)).text;
  expect(plan).toMatch(/In their words<\/h2>[\s\S]*It &lt;i&gt;helped/);
  for (const gone of [
    '/new-quotes?of=survey%20gone%20comment',
    `/new-quotes?of=${encodeURIComponent(`${of}2`)}`,
  ])
    await analyst.get(`${home}${gone}`).expect(404);
});
