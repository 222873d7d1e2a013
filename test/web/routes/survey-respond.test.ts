import { standingsOf } from '../../../src/storage/survey-count-store.js';
import type { SurveyRow } from '../../../src/storage/survey-store.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { makeSurvey, question, TEST_QUESTIONNAIRE } from '../../kit/survey.js';
import { type Member, memberAt } from '../../kit/voter.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

/** The value of the page's hidden field. */
function hidden(html: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
}

onEveryDatabase((open) => {
  let house: TestHouse;
  let survey: SurveyRow;
  let home: string;
  beforeEach(async () => {
    house = await openTestHouse(open);
    survey = await makeSurvey(house.services);
    home = `/s/${survey.slug}`;
  });
  afterEach(() => house.remove());

  const start = async (member: Member) => {
    const page = await member.get(home);
    expect(page.status).toBe(200);
    const fields = { code: hidden(page.text, 'code'), consent: hidden(page.text, 'consent'), agree: 'yes' };
    return { fields, answer: await member.post(home, fields) };
  };
  const standings = async () =>
    (await standingsOf(house.services.context.storage.reader, survey.id)).map(
      ({ state, page, responses }) => [state, page, responses],
    );

  test('a respondent starts, answers page by page, goes back, sends, and withdraws', async () => {
    const member = memberAt(house.app);
    const { answer } = await start(member);
    expect(answer.headers['location']).toBe(`${home}/page/role`);
    const first = await member.get(`${home}/page/role`);
    expect(first.text).toContain('Who are you?');
    const faulty = await member.post(`${home}/page/role`, { shown: 'role' });
    expect(faulty.status).toBe(422);
    const second = await member.post(`${home}/page/role`, { shown: 'role', 'answer-role': 'clinician' });
    expect(second.headers['location']).toBe(`${home}/page/profession`);
    await member.post(`${home}/page/profession`, { shown: 'profession', 'answer-profession': 'Nurse' });
    const last = await member.post(`${home}/page/comment`, { shown: 'comment', 'answer-comment': 'Trust' });
    expect(last.headers['location']).toBe(`${home}/finish`);
    const back = await member.get(`${home}/page/profession`);
    expect(back.text).toContain('Nurse');
    const finish = await member.get(`${home}/finish`);
    expect(finish.status).toBe(200);
    const code = hidden(finish.text, 'code');
    const sent = await member.post(`${home}/finish`, { code });
    expect(sent.headers['location']).toBe(`${home}/done`);
    const again = await member.post(`${home}/finish`, { code });
    expect(again.headers['location']).toBe(`${home}/done`);
    const done = await member.get(`${home}/done`);
    expect(done.text).toContain('<strong>every</strong>');
    expect(await standings()).toEqual([['completed', null, 1]]);
    const withdrawn = await member.post(`${home}/withdraw`, { code });
    expect(withdrawn.status).toBe(200);
    expect(await standings()).toEqual([['withdrawn', null, 1]]);
  });

  test('a question may be called like any word, and is still asked', async () => {
    const [role] = TEST_QUESTIONNAIRE.parts;
    const parts = [role!, question({ type: 'short-text', name: 'next' })];
    const other = await makeSurvey(house.services, { questionnaire: { ...TEST_QUESTIONNAIRE, parts } });
    const member = memberAt(house.app);
    const there = `/s/${other.slug}`;
    const page = await member.get(there);
    await member.post(there, {
      ...{ code: hidden(page.text, 'code'), consent: hidden(page.text, 'consent'), agree: 'yes' },
    });
    const onward = await member.post(`${there}/page/role`, { shown: 'role', 'answer-role': 'patient' });
    expect(onward.headers['location']).toBe(`${there}/page/next`);
    const asked = await member.get(`${there}/page/next`);
    expect(asked.status).toBe(200);
    expect(asked.text).toContain('Question next');
    expect((await member.get(`${there}/page/-next`)).headers['location']).toBe(`${there}/page/next`);
  });

  test.each([
    ['the author’s own words', { en: 'You must be 16 or over' }, 'You must be 16 or over'],
    ['ours where the author wrote none', {}, 'Change your answer to “Your age”'],
  ])('an answer that the constraint refuses is told so in %s', async (_whose, constraintMessage, told) => {
    const age = question({
      type: 'whole-number',
      name: 'age',
      label: { en: 'Your age', cy: 'Eich oed' },
      constraint: '. >= 16',
      constraintMessage,
    });
    survey = await makeSurvey(house.services, {
      questionnaire: { ...TEST_QUESTIONNAIRE, parts: [age], quotas: [], screenOuts: [] },
    });
    home = `/s/${survey.slug}`;
    const member = memberAt(house.app);
    await start(member);
    const refused = await member.post(`${home}/page/age`, { shown: 'age', 'answer-age': '15' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(told);
    const kept = await member.post(`${home}/page/age`, { shown: 'age', 'answer-age': '16' });
    expect(kept.headers['location']).toBe(`${home}/finish`);
  });

  test('a page that is asked only today leads nobody in circles tomorrow', async () => {
    const today = question({ type: 'short-text', name: 'today', relevant: "today() = '2027-01-03'" });
    const parts = [question({ type: 'short-text', name: 'first' }), today];
    const questionnaire = { ...TEST_QUESTIONNAIRE, parts, quotas: [], screenOuts: [] };
    survey = await makeSurvey(house.services, { questionnaire });
    home = `/s/${survey.slug}`;
    const member = memberAt(house.app);
    await start(member);
    const sent = await member.post(`${home}/page/first`, { shown: 'first', 'answer-first': 'x' });
    expect(sent.headers['location']).toBe(`${home}/page/today`);
    house.clock.set(house.clock.now() + 86_400_000);
    const page = await member.get(`${home}/page/today`);
    expect(page.headers['location']).toBe(`${home}/finish`);
    const finish = await member.get(`${home}/finish`);
    expect(finish.status).toBe(200);
    const ended = await member.post(`${home}/finish`, { code: hidden(finish.text, 'code') });
    expect(ended.headers['location']).toBe(`${home}/done`);
  });
});
