/** Filters, derived variables and weights by their pages: made, refused in words, changed, deleted, and never half lost. */
import { ANYBODY } from '../../../src/services/surveys/made-up.js';
import { labById } from '../../../src/storage/lab-store.js';
import type { SurveyRow } from '../../../src/storage/survey-store.js';
import { addTestDefinition } from '../../kit/definitions.js';
import { type Browser, giveRole, makeAccount, signIn } from '../../kit/people.js';
import { sqliteForTest } from '../../kit/storages.js';
import { addTestContacts, agreed, makeSurvey, question, TEST_QUESTIONNAIRE } from '../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

const QUESTIONNAIRE = {
  ...TEST_QUESTIONNAIRE,
  parts: [
    ...TEST_QUESTIONNAIRE.parts,
    question({ type: 'single-choice', name: 'other_role', list: 'roles' }),
    question({ type: 'multiple-choice', name: 'used', list: 'roles' }),
    question({ type: 'whole-number', name: 'years' }),
  ],
};

let house: TestHouse;
let survey: SurveyRow;
let analyst: Browser;
beforeAll(async () => {
  house = await openTestHouse(sqliteForTest);
  survey = await makeSurvey(house.services, { questionnaire: QUESTIONNAIRE });
  const period = { from: house.clock.now() - 86_400_000, to: house.clock.now(), zone: 'Europe/London' };
  const simulation = { completions: 30, seed: '1', people: ANYBODY, period, actor: 'system' };
  await agreed(house.services.surveys.simulate(survey, simulation));
  const person = await makeAccount(house, 'Anwen');
  await giveRole(house, survey.lab_id, person, 'analyst');
  analyst = await signIn(house, person);
});
afterAll(() => house.remove());

const home = () => `/manage/surveys/${survey.slug}/definitions`;
const make = (form: string, fields: Readonly<Record<string, string | string[]>>) =>
  analyst.post(`${home()}/new/${form}`).type('form').send(fields);
const page = async (address: string) => (await analyst.get(address).expect(200)).text;

test.each<[string, string, Record<string, string | string[]>, RegExp]>([
  [
    'a filter',
    'filter',
    { label: 'Patients alone', expression: "${role} = 'patient'" },
    /Patients alone<\/th>/,
  ],
  [
    'a recode',
    'recode?of=role',
    { label: 'Professional', 'to-0': 'No', 'to-1': 'Yes', 'to-2': 'No' },
    /Of \d+ responses/,
  ],
  ['bands', 'band?of=years', { label: 'Years banded', bounds: '5, 10; 20' }, /5 to 9<\/th>/],
  [
    'a combination',
    'combine',
    { label: 'Both roles', 'of-1': 'role', 'of-2': 'other_role' },
    /A patient, A clinician<\/th>/,
  ],
  ['a net', 'net?of=used', { label: 'Any care', categories: ['patient', 'clinician'] }, /Any care<\/th>/],
  [
    'categories by condition',
    'expression',
    { label: 'Kind', gives: 'categories', 'case-0': 'Long', 'when-0': '${years} > 10' },
    /Long<\/th>/,
  ],
  [
    'a number',
    'expression',
    { label: 'Months', gives: 'number', number: '${years} * 12' },
    /\$\{years\} \* 12<\/textarea>/,
  ],
])('an analyst makes %s, and sees what it gives', async (_name, form, fields, shown) => {
  const answer = await make(form, fields).expect(303);
  expect(await page(answer.headers['location']!)).toMatch(shown);
  expect(await page(home())).toContain(String(fields['label']));
});

test.each<[string, string, Record<string, string>, string]>([
  ['no name', 'filter', { expression: 'true()' }, 'Type what it is called'],
  ['a condition that cannot be read', 'filter', { label: 'Odd', expression: '${role} = ' }, 'At character'],
  ['a name that is not there', 'filter', { label: 'Odd', expression: "${rôle} = 'x'" }, 'At character'],
  ['people’s own words', 'filter', { label: 'Odd', expression: "${comment} = 'x'" }, 'people’s own words'],
  ['no new words', 'recode?of=role', { label: 'Odd' }, 'Give at least one category a new name'],
  ['bounds that are no numbers', 'band?of=years', { label: 'Odd', bounds: '5, ten' }, '“ten” is no number'],
  [
    'one question twice',
    'combine',
    { label: 'Odd', 'of-1': 'role', 'of-2': 'role' },
    'Choose different questions',
  ],
  ['nothing that counts', 'net?of=used', { label: 'Odd' }, 'Choose the answers that count'],
  [
    'a category without its condition',
    'expression',
    { label: 'Odd', gives: 'categories', 'case-0': 'Long' },
    'Write when somebody is in “Long”',
  ],
  [
    'targets that name nobody',
    'weight',
    { label: 'Odd', targets: 'variable,category,target\nrole,nurse,50%' },
    'role has no category “nurse”',
  ],
  [
    'targets that leave somebody out',
    'weight',
    { label: 'Odd', targets: 'variable,category,target\nrole,patient,50%\nrole,clinician,50%' },
    'role has no target for other',
  ],
  [
    'shares that are not all',
    'weight',
    {
      label: 'Odd',
      targets: 'variable,category,target\nrole,patient,0.5\nrole,clinician,0.2\nrole,other,0.2',
    },
    'sum to 0.9000, not to 1',
  ],
])('refused with everything typed: %s', async (_name, form, fields, sentence) => {
  const answer = await make(form, fields).expect(422);
  expect(answer.text).toContain(sentence);
  expect(answer.text).toContain('error-summary');
  for (const typed of Object.values(fields)) expect(unescaped(answer.text)).toContain(typed);
});

const unescaped = (text: string) =>
  text.replaceAll('&#34;', '"').replaceAll('&#39;', "'").replaceAll('&gt;', '>');

test('a definition is changed at the revision that was shown, keeps its name, and is deleted after a question', async () => {
  const made = await make('filter', { label: 'Clinicians', expression: "${role} = 'clinician'" }).expect(303);
  const address = made.headers['location']!;
  expect(address).toBe(`${home()}/clinicians`);
  const change = { label: 'All clinicians', expression: "${role} = 'clinician'", revision: '1' };
  await analyst.post(address).type('form').send(change).expect(303);
  const late = await analyst
    .post(address)
    .type('form')
    .send({ ...change, label: 'Too late' })
    .expect(409);
  expect(late.text).toContain('Somebody else changed this definition');
  expect(await page(address)).toContain('All clinicians');
  expect(await page(`${address}/delete`)).toContain('Delete “All clinicians”?');
  await analyst.post(`${address}/delete`).type('form').send({ revision: '2' }).expect(303);
  await analyst.get(address).expect(404);
  const actions = await house.services.context.storage.reader
    .selectFrom('audit_log')
    .select('action')
    .where('action', 'like', 'definition-%')
    .where('details', 'like', '%"clinicians"%')
    .execute();
  expect(actions.map(({ action }) => action)).toEqual([
    'definition-made',
    'definition-changed',
    'definition-deleted',
  ]);
});

test('a second one of the same label gets a name of its own; one that works no more says why', async () => {
  const again = await make('filter', { label: 'Role', expression: 'true()' }).expect(303);
  expect(again.headers['location']).toBe(`${home()}/role_2`);
  const how = { by: 'band' as const, of: 'gone', bounds: [1], labels: [] };
  await addTestDefinition(house.services, survey, 'lost', { kind: 'variable', label: { en: 'Lost' }, how });
  expect(await page(home())).toContain('There is no variable called gone any more');
});

test('a weight tells what it does to the answers, and is taken out by response, which the log says', async () => {
  const targets =
    'variable,category,target\nother_role,A patient,40%\nother_role,clinician,40%\nother_role,3,20%';
  const made = await make('weight', { label: 'Population', targets }).expect(303);
  const shown = await page(made.headers['location']!);
  expect(shown).toMatch(/Effective base/);
  expect(shown).toContain('Not said');
  expect(shown).toContain('Fewer than 30 people stand for a target');
  const { text } = await analyst.post(`${made.headers['location']}/weights.csv`).expect(200);
  const lines = text.trim().split('\r\n');
  expect(lines[0]).toBe('.response,population');
  const weights = lines.slice(1).map((line) => Number(line.split(',')[1]));
  expect(weights).toHaveLength(30);
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(30, 6);
  const noted = await house.services.context.storage.reader
    .selectFrom('audit_log')
    .select('details')
    .where('action', '=', 'weights-downloaded')
    .execute();
  expect(noted).toEqual([{ details: '{"name":"population"}' }]);
});

test('while people use links of their own, definitions are written over the questions alone', async () => {
  const open = await makeSurvey(
    house.services,
    { questionnaire: QUESTIONNAIRE },
    (await labById(house.services.context.storage.reader, survey.lab_id)).slug,
  );
  await addTestContacts(house.services, open, ['mair@example.org']);
  const address = `/manage/surveys/${open.slug}`;
  const workbench = await page(`${address}/workbench?rows=role`);
  expect(workbench).toContain('Tables can be made once the survey is closed');
  expect(workbench).toContain('Who are you?');
  const filter = { label: 'Patients', expression: "${role} = 'patient'" };
  await analyst.post(`${address}/definitions/new/filter`).type('form').send(filter).expect(303);
  const wrong = { ...filter, label: 'Wrong', expression: "${role = 'x'" };
  await analyst.post(`${address}/definitions/new/filter`).type('form').send(wrong).expect(422);
});
