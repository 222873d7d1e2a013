/** The demonstration's surveys: 2,657 made-up completions that say what was published, and a survey that is open. */
import { readLabFiles } from '../../../src/services/demo/lab-files.js';
import { loadDemonstration } from '../../../src/services/demo/load.js';
import { renewOrganiser } from '../../../src/services/demo/organiser.js';
import { endedResponses } from '../../../src/storage/response-store.js';
import { findSurvey } from '../../../src/storage/survey-store.js';
import { sqliteForTest } from '../../kit/storages.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

let house: TestHouse;
let answers: readonly Record<string, unknown>[];

beforeAll(async () => {
  house = await openTestHouse(sqliteForTest);
  const { accountId } = await renewOrganiser(house.services);
  await loadDemonstration(house.services.context, accountId);
  answers = await completedAnswers('what-matters-when-you-decide-about-peer-support');
}, 300_000);
afterAll(() => house.remove());

async function completedAnswers(slug: string): Promise<readonly Record<string, unknown>[]> {
  const { reader } = house.services.context.storage;
  const survey = (await findSurvey(reader, slug))!;
  const found: Record<string, unknown>[] = [];
  for await (const rows of endedResponses(reader, survey.id, ['completed']))
    found.push(...rows.map((row) => JSON.parse(row.answers).answers as Record<string, unknown>));
  return found;
}

/** The factors by how much more often they were best than worst, among those of the segment. */
function factorsOf(segment: string): readonly string[] {
  const scores = new Map<string, number>();
  const add = (factor: string, by: number) => scores.set(factor, (scores.get(factor) ?? 0) + by);
  for (const one of answers.filter((each) => each['segment'] === segment)) {
    for (let task = 1; task <= 9; task += 1) {
      const { best, worst } = one[`tasks_${task}`] as { best: string; worst: string };
      add(best, 1);
      add(worst, -1);
    }
  }
  return [...scores].sort((a, b) => b[1] - a[1]).map(([factor]) => factor);
}

test('2,657 people completed the survey, which is closed', async () => {
  expect(answers).toHaveLength(2657);
  const { reader } = house.services.context.storage;
  const survey = await findSurvey(reader, 'what-matters-when-you-decide-about-peer-support');
  expect(survey?.state).toBe('closed');
});

test('quality and health lead for the public either way; similar experiences are 4th of 12, and 9th for who never used it', () => {
  const [used, notUsed] = [factorsOf('public_used'), factorsOf('public_not_used')];
  expect(used.slice(0, 2)).toEqual(['quality', 'improves_health']);
  expect(notUsed.slice(0, 2)).toEqual(['quality', 'improves_health']);
  expect(used.indexOf('similar_experience')).toBe(3);
  expect(notUsed.indexOf('similar_experience')).toBe(8);
});

test('the survey about the workshop is open, and some have answered', async () => {
  const { reader } = house.services.context.storage;
  expect((await findSurvey(reader, 'how-was-the-workshop'))?.state).toBe('open');
  expect(await completedAnswers('how-was-the-workshop')).toHaveLength(
    readLabFiles().surveys.fieldwork.earlyCompletions,
  );
});

test('its report tells the published pattern: quality leads either way, meeting others is 4th of 12 for users and 9th for others', async () => {
  const { storage } = house.services.context;
  const survey = (await findSurvey(storage.reader, 'what-matters-when-you-decide-about-peer-support'))!;
  const lab = { id: survey.lab_id };
  const slug = 'what-matters-when-people-decide-about-peer-support';
  const { publication } = (await house.services.analysis.reports.edition(lab, slug, null))!;
  const part = publication.parts.find(({ kind }) => kind === 'preferences');
  const { groups, items, banners } =
    part?.kind === 'preferences' ? part.report : { groups: [], items: [], banners: [] };
  const rankOf = (item: string) =>
    groups.map((group) => group.items[items.findIndex(({ key }) => key === item)]?.rank);
  expect(items).toHaveLength(12);
  expect(groups.map(({ label }) => label['en'])).toEqual(['', 'Have used peer support', 'Have not']);
  expect(rankOf('quality')).toEqual([1, 1, 1]);
  expect(rankOf('similar_experience').slice(1)).toEqual([4, 9]);
  expect(banners[0]!.test!.p).toBeLessThan(0.001);
});
