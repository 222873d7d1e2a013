import { authorAt } from '../../kit/author.js';
import { type LabWithBallot, labWithBallot } from '../../kit/people.js';
import { sqliteForTest } from '../../kit/storages.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';
import { workHere } from '../../kit/work-here.js';

let house: TestHouse;
let lab: LabWithBallot;
let isSlow = false;

beforeAll(async () => {
  house = await openTestHouse(sqliteForTest, {}, ({ storage, url }, clock) => {
    const work = workHere(storage, url, clock);
    const never = new Promise<never>(() => {});
    return { ...work, drawDesign: (needs) => (isSlow ? never : work.drawDesign(needs)) };
  });
  lab = await labWithBallot(house);
});
beforeEach(() => {
  isSlow = false;
});
afterAll(() => house.remove());

const ITEMS = ['Walking together', 'Talking', 'Tea', 'A quiet place', 'Cake'];

async function withExperiment(tasks = '3') {
  const author = await authorAt(house, lab);
  const added = await author.post(`${author.base}/add`, { type: 'best-worst', 'label-0': 'What matters?' });
  const question = added.headers['location'] ?? '';
  const write = (more: object = {}) =>
    author.post(question, {
      ...{ type: 'best-worst', 'label-0': 'What matters?', name: 'matters', 'choice-source': '' },
      ...{ 'choice-name': ITEMS.map(() => ''), 'choice-0': ITEMS },
      ...{ 'parameter-items': '3', 'parameter-tasks': tasks, 'parameter-versions': '4' },
      ...more,
    });
  await write();
  return { ...author, question: `${author.base}/parts/matters` };
}

const LINE = '3 tasks for each respondent; 278 respondents at least, better 556, by a rule of thumb.';

test('what an experiment asks and needs is told where the survey is set up', async () => {
  const { question, base, text } = await withExperiment();
  const home = base.replace('/questionnaire', '');
  for (const address of [question, home, `${home}/versions/publish`]) {
    const page = await text(address);
    expect(page).toContain(LINE);
    expect(page).toContain(`href="${question}/design"`);
  }
});

test('the design is shown with its rule, its source and what it achieves, and is a file', async () => {
  const { question, text, organiser } = await withExperiment();
  const page = await text(`${question}/design`);
  expect(page).toContain('n ≥ 500 × k ÷ (t × g) = 500 × 5 ÷ (3 × 3)');
  expect(page).toContain('rules of thumb, not laws');
  expect(page).toContain('2010, chapter 7');
  expect(page).toContain('Efficiency');
  expect(page).toContain('<li>A quiet place</li>');
  const file = await organiser.get(`${question}/design.csv`).expect(200);
  // 4 versions × 3 tasks × 3 items below the header.
  expect(file.text.trim().split(/\r?\n/)).toHaveLength(37);
  expect(file.headers['content-disposition']).toContain('design-matters.csv');
});

test('a design that is still being drawn is said to be, and the preview has quick tasks meanwhile', async () => {
  isSlow = true;
  const { question, base, text } = await withExperiment('2');
  expect(await text(`${question}/design`)).toContain('The design is being drawn');
  const quick = await text(`${base}/preview?from=matters`);
  expect(quick).toContain('The tasks of matters are quickly drawn ones');
  expect(ITEMS.filter((item) => quick.includes(item))).toHaveLength(3);
});

test('the preview puts the tasks of the design that is published', async () => {
  const { base, text, post, reread } = await withExperiment();
  const page = await text(`${base}/preview?from=matters`);
  expect(page).toContain('those of the design that will be published');
  expect(page).toContain('Task 1 of 3');
  expect(ITEMS.filter((item) => page.includes(item))).toHaveLength(3);
  expect((await post(base.replace('/questionnaire', '/versions/publish'))).status).toBe(303);
  const survey = await reread();
  const version = (await house.services.surveys.version(survey.id, 2))!;
  expect(JSON.parse(version.designs)['matters'].versions).toHaveLength(4);
});

test('there is a design of whole experiments alone', async () => {
  const { question, base, organiser, post } = await withExperiment('40');
  const turned = await organiser.get(`${question}/design`).expect(303);
  expect(turned.headers['location']).toBe(question);
  await organiser.get(`${question}/design.csv`).expect(303);
  await organiser.get(`${base}/parts/role/design`).expect(404);
  const page = (await organiser.get(question)).text;
  expect(page).toContain('“Tasks for each respondent” must be at most');
  expect((await post(base.replace('/questionnaire', '/versions/publish'))).status).toBe(409);
});
