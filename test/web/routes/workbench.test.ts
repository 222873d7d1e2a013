/** The workbench by its pages: a view has an address, files and an explanation, works without scripts, and waits where it must. */
import { ANYBODY } from '../../../src/services/surveys/made-up.js';
import { labById } from '../../../src/storage/lab-store.js';
import type { SurveyRow } from '../../../src/storage/survey-store.js';
import { CHOICE_QUESTIONNAIRE } from '../../kit/choice-survey.js';
import { closedBallot, countedBallot, FORTY_PAPERS } from '../../kit/counted-ballot.js';
import { addTestFilter } from '../../kit/definitions.js';
import { type Browser, giveRole, makeAccount, signIn } from '../../kit/people.js';
import { sqliteForTest } from '../../kit/storages.js';
import { addTestContacts, agreed, makeSurvey, question, TEST_QUESTIONNAIRE } from '../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

const QUESTIONNAIRE = {
  ...TEST_QUESTIONNAIRE,
  parts: [
    ...TEST_QUESTIONNAIRE.parts,
    question({ type: 'multiple-choice', name: 'used', list: 'roles' }),
    question({ type: 'whole-number', name: 'years' }),
  ],
};

let house: TestHouse;
let labSlug: string;
let survey: SurveyRow;
let later: SurveyRow;
let open: SurveyRow;
let analyst: Browser;
let person: Awaited<ReturnType<typeof makeAccount>>;
beforeAll(async () => {
  house = await openTestHouse(sqliteForTest);
  const { services, clock } = house;
  const period = { from: clock.now() - 86_400_000, to: clock.now(), zone: 'Europe/London' };
  survey = await makeSurvey(services, { questionnaire: QUESTIONNAIRE });
  const lab = await labById(services.context.storage.reader, survey.lab_id);
  labSlug = lab.slug;
  later = await makeSurvey(services, { questionnaire: QUESTIONNAIRE }, lab.slug);
  open = await makeSurvey(services, { questionnaire: QUESTIONNAIRE }, lab.slug);
  await addTestContacts(services, open, ['somebody@example.org']);
  for (const [one, completions] of [
    [survey, 40],
    [later, 25],
  ] as const)
    await agreed(
      services.surveys.simulate(one, { completions, seed: '1', people: ANYBODY, period, actor: 'system' }),
    );
  await addTestFilter(services, survey);
  person = await makeAccount(house, 'Anwen');
  await giveRole(house, survey.lab_id, person, 'analyst');
  analyst = await signIn(house, person);
});
afterAll(() => house.remove());

const home = (of = survey) => `/manage/surveys/${of.slug}/workbench`;
const page = async (address: string) => (await analyst.get(address).expect(200)).text;

test('without a question the page begins with the variables, which a search narrows', async () => {
  expect(await page(home())).toContain('href="/manage/surveys/');
  const found = await page(`${home()}?find=years`);
  expect(found).toMatch(/class="variable__name">years</);
  expect(found).not.toMatch(/class="variable__name">role</);
});

test('where there is nothing to count, a page says why and what to do', async () => {
  const words = await page(`${home()}?rows=comment`);
  expect(words).toContain('People answered this in their own words.');
  expect(words).toContain(`href="/manage/surveys/${survey.slug}/comments">Comments</a>`);
  expect(words).not.toContain('Keep it in a report plan');
  expect(words).toContain(`href="/manage/surveys/${survey.slug}/comments">Read them<`);
  expect(await page(`${home()}?columns=role`)).toContain('Choose a question in the list');
  const nobody = await makeSurvey(house.services, {}, labSlug);
  const empty = await page(`${home(nobody)}?rows=role`);
  expect(empty).toContain('Nobody has completed the survey yet.');
  expect(empty).not.toContain('dense__table');
  expect(await page(home(nobody))).toContain('No responses yet');
  const filtered = await page(`${home()}?rows=role&where=${encodeURIComponent("${role} = 'nobody'")}`);
  expect(filtered).toContain('Nobody who completed the survey is in this filter.');
});

test('an address shows a table with its sentence, bases, letters, chart and settings', async () => {
  const shown = await page(`${home()}?rows=role&rows=years&columns=used&filter=patients&level=0.9`);
  expect(shown).toMatch(
    /id="sentence">[^<]*among \d+ completed responses, in the filter “Patients”, unweighted\./,
  );
  expect(shown).toMatch(/<tr class="dense__base"><th class="dense__label" scope="row">Base<\/th>/);
  expect(shown).toMatch(/its 90% interval/);
  expect(shown).toMatch(/<svg class="chart"/);
  expect(shown).toMatch(/<option value="patients" selected>/);
});

test('beside a table it says what of it could be published, with the reason in place of each number that could not', async () => {
  const view = '?rows=role&columns=used';
  expect(await page(`${home()}${view}`)).toContain(`${home()}/publishable${view.replaceAll('&', '&amp;')}`);
  const shown = await page(`${home()}/publishable${view}`);
  expect(shown).toContain('No number of fewer than 10 people is shown');
  expect(shown).toMatch(/“Who are you\?, by Question used”/);
  expect(shown).toMatch(/fewer than 10 people|another could be worked out|the whole table is given up/);
  await analyst.get(`${home()}/publishable`).expect(404);
});

test('what the address asks for that there is not is said', async () => {
  const shown = await page(`${home()}?rows=role&weight=gone&where=%24%7B`);
  expect(shown).toContain('There is no weight called gone any more');
  expect(shown).toContain('The condition was not used.');
});

test('a number says how it was made, with what it was compared and in R', async () => {
  const shown = await page(`${home()}?rows=role&columns=used&cell-row=0.0&cell-column=1`);
  expect(shown).toMatch(/<details class="nhsuk-details number" id="number" open>/);
  expect(shown).toContain('Wilson’s score interval');
  expect(shown).toContain('prop.test(');
  expect(await page(`${home()}?rows=role&cell-row=9.9&cell-column=9`)).toContain('There is no number there');
});

test.each([
  ['table.csv', 'text/csv; charset=utf-8', /^,,/],
  ['numbers.csv', 'text/csv; charset=utf-8', /^question,question_label/],
  ['view.json', 'application/json; charset=utf-8', /"canvass\/view\/1"/],
  ['chart-1.svg', 'image/svg+xml; charset=utf-8', /<svg xmlns/],
])('%s of a view is a file', async (name, type, content) => {
  const answer = await analyst.get(`${home()}/${name}?rows=role&columns=used`).buffer(true).expect(200);
  expect(answer.headers['content-type']).toBe(type);
  expect(answer.headers['content-disposition']).toContain(`${survey.slug}-${name}`);
  expect(answer.text ?? answer.body.toString()).toMatch(content);
});

test.each(['preferences.csv', 'chart-9.svg', 'constructor', 'table.csv'])(
  'there is no %s where the view has none',
  async (name) => {
    const rows = name === 'table.csv' ? '' : '?rows=role';
    await analyst.get(`${home()}/${name}${rows}`).expect(404);
  },
);

test('a choice task says what people would accept for a change, how its numbers were made, and gives its choices away', async () => {
  const trade = await makeSurvey(house.services, { questionnaire: CHOICE_QUESTIONNAIRE }, labSlug);
  const period = { from: house.clock.now() - 86_400_000, to: house.clock.now(), zone: 'Europe/London' };
  const simulation = { completions: 60, seed: '2', people: ANYBODY, period, actor: 'system' };
  await agreed(house.services.surveys.simulate(trade, simulation));
  const first = await page(`${home(trade)}?rows=trade&columns=role`);
  expect(first).toContain('What would people give up?');
  expect(first).not.toContain('What people would accept:');
  const shown = await page(`${home(trade)}?rows=trade&columns=role&give=cost+nothing+pay`);
  expect(shown).toContain('What people would accept: “Attribute cost: Level pay instead of Level nothing”');
  expect(shown).toMatch(/<option value="cost nothing pay" selected>Level pay instead of Level nothing</);
  expect(shown).toMatch(/Level (bus instead of Level walk|walk instead of Level bus)</);
  const made = shown.slice(shown.indexOf('How these numbers were made'));
  for (const told of [
    'Log-likelihood',
    'Design effect (Kish)',
    'conditional logit',
    'read.csv(&#34;choices.csv&#34;',
  ])
    expect(made).toContain(told);
  const kept = await analyst
    .post(`${home(trade)}/plan`)
    .type('form')
    .send({ rows: 'trade' })
    .expect(303);
  const planned = await page(kept.headers['location']!);
  expect(planned).toContain('Part-worths and importance');
  expect(planned).not.toContain('What would people give up?');
  const view = { rows: 'trade', columns: 'role', question: 'trade' };
  const file = await analyst
    .post(`${home(trade)}/data.csv`)
    .type('form')
    .send(view)
    .expect(200);
  expect(file.headers['content-disposition']).toContain('choices.csv');
  expect(file.text.split('\r\n')[0]).toBe(
    'person,set,chosen,weight,role=patient,role=clinician,role=other,way=walk,cost=pay,none',
  );
  for (const wrong of [
    { ...view, question: 'role' },
    { ...view, rows: 'role' },
  ])
    await analyst
      .post(`${home(trade)}/data.csv`)
      .type('form')
      .send(wrong)
      .expect(404);
});

test('another survey of the lab stands beside as another wave', async () => {
  const shown = await page(`${home()}?rows=role&wave=${later.slug}`);
  expect(shown).toContain('Somebody who answered both surveys is counted in both');
  expect(await page(`${home()}?rows=role`)).not.toContain('Somebody who answered both surveys');
  expect(shown).toContain(`(${later.slug})`);
  expect(shown).toMatch(/scope="colgroup" colspan="2">Wave</);
});

test('a ballot’s vote stands by group once it is counted, without filters, papers or lines of R', async () => {
  const tables = (slug: string, more: string) =>
    page(`/manage/ballots/${slug}/workbench?rows=.vote&columns=role${more}`);
  const counted = await countedBallot(house.services);
  await giveRole(house, counted.lab_id, person, 'analyst');
  const shown = await tables(counted.slug, '&where=role%3D1&cell-row=0.0&cell-column=0');
  expect(shown).toMatch(/id="sentence">“First choice” by “Your role”, among 39 papers with a first choice\./);
  expect(shown).toMatch(/<sup class="dense__letters">|\[c\]/);
  expect(shown).toContain('Tables of a vote are of all papers');
  expect(shown).toContain('Wilson’s score interval');
  for (const missing of ['id="where"', 'prop.test(']) expect(shown).not.toContain(missing);
  const closed = await closedBallot(house.services, FORTY_PAPERS.slice(0, 3));
  await giveRole(house, closed.lab_id, person, 'analyst');
  const waits = await tables(closed.slug, '');
  expect(waits).toContain('once its papers are counted');
  expect(waits).not.toContain('id="sentence"');
});

test('while people use links of their own, questions are listed and nothing is told', async () => {
  const shown = await page(`${home(open)}?rows=role`);
  expect(shown).not.toContain('id="sentence"');
  await analyst.get(`${home(open)}/table.csv?rows=role`).expect(404);
});

test('the rows that lines of R read are a file with those columns alone, and the log says who took it', async () => {
  const sent = { rows: ['role'], columns: 'used', where: '${years} > 0' };
  const answer = await analyst.post(`${home()}/data.csv`).type('form').send(sent).buffer(true).expect(200);
  expect(answer.headers['content-disposition']).toContain('data.csv');
  const lines = answer.text.trim().split('\r\n');
  expect(lines[0]).toMatch(/^role,used_[^,]+(,used_[^,]+)*,\.kept$/);
  expect(lines).toHaveLength(41);
  const shown = await page(`${home()}?rows=role&columns=used&cell-row=0.0&cell-column=1`);
  expect(shown).toContain(`action="${home()}/data.csv"`);
  const log = await house.services.context.storage.reader
    .selectFrom('audit_log')
    .select('details')
    .where('action', '=', 'rows-downloaded')
    .execute();
  expect(log.map(({ details }) => details)).toEqual(['{"name":"trade, role"}', '{"name":"role, used"}']);
});
