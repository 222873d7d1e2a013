import type { QuestionPart } from '../../../src/domain/questionnaire/questionnaire.js';
import { authorAt } from '../../kit/author.js';
import { type LabWithBallot, labWithBallot } from '../../kit/people.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { publishTestVersion, TEST_QUESTIONNAIRE } from '../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

onEveryDatabase((open) => {
  let house: TestHouse;
  let lab: LabWithBallot;
  beforeAll(async () => {
    house = await openTestHouse(open);
    lab = await labWithBallot(house);
  });
  afterAll(() => house.remove());

  test('the page shows every part with its logic in words, and the published version until something changes', async () => {
    const { base, working, text, post } = await authorAt(house, lab);
    const page = await text(base);
    expect(page).toContain('This is the published version');
    expect(page).toContain('Asked if “Who are you?” is “A clinician”');
    expect(page).toContain('3 pages, 3 questions');
    expect((await post(`${base}/parts/comment/move`, { direction: 'up' })).status).toBe(303);
    expect(await text(base)).toContain('This is a draft');
    expect((await working()).parts.map(({ name }) => name)).toEqual(['role', 'comment', 'profession']);
  });

  test('a question is added where it was asked for, edited, renamed everywhere, copied and deleted', async () => {
    const { base, working, text, post } = await authorAt(house, lab);
    await post(`${base}/add`, { type: 'short-text', 'label-0': '' }).then(({ status, text: page }) => {
      expect(status).toBe(422);
      expect(page).toContain('Type the question');
    });
    const added = await post(`${base}/add`, {
      type: 'multiple-choice',
      'label-0': 'What helps?',
      where: 'after:role',
    });
    expect(added.headers['location']).toBe(`${base}/parts/what_helps`);
    const fields = {
      'label-0': 'What helps most?',
      'label-1': 'Beth sy’n helpu fwyaf?',
      type: 'multiple-choice',
      name: 'helps',
      'choice-source': '',
      'choice-name': ['', '', ''],
      'choice-0': ['Time', 'None of these', ''],
      'choice-1': ['Amser', '', ''],
      'choice-behaviour': '1:none',
      'parameter-max': 'two',
    };
    const refused = await post(`${base}/parts/what_helps`, fields);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Type a whole number from 1 to 1000, or leave it empty');
    expect(refused.text).toContain('value="None of these"');
    expect((await post(`${base}/parts/what_helps`, { ...fields, 'parameter-max': '2' })).status).toBe(303);
    const questionnaire = await working();
    expect(questionnaire.parts[1]).toMatchObject({
      name: 'helps',
      list: 'what_helps',
      parameters: { max: '2' },
    });
    expect(questionnaire.lists['what_helps']).toMatchObject([
      { name: 'time', label: { en: 'Time', cy: 'Amser' }, behaviour: [] },
      { name: 'none_of_these', label: { en: 'None of these' }, behaviour: ['none'] },
    ]);
    await post(`${base}/parts/role`, {
      ...fields,
      name: 'who',
      type: 'single-choice',
      'choice-source': 'roles',
      'choice-name': ['patient', 'clinician', 'other'],
      'choice-0': ['A patient', 'A clinician', 'Another'],
    });
    expect((await working()).parts[2]).toMatchObject({ relevant: "${who} = 'clinician'" });
    expect((await working()).lists['roles']?.map(({ name }) => name)).toEqual([
      'patient',
      'clinician',
      'other',
    ]);
    expect((await post(`${base}/parts/helps/duplicate`)).status).toBe(303);
    expect(await text(`${base}/parts/who/delete`)).toContain('profession (relevant) speaks of it');
    expect((await post(`${base}/parts/who/delete`)).status).toBe(303);
    const page = await text(base);
    expect(page).toContain('3 things to put right');
    expect(page).toContain('there is no question who');
  });

  test('how choices look is picked in words, and looks of other tools stay', async () => {
    const { survey, base, working, text, post } = await authorAt(house, lab);
    const [role, ...others] = TEST_QUESTIONNAIRE.parts as readonly QuestionPart[];
    const parts = [{ ...role!, appearance: ['w4', 'minimal'] }, ...others];
    await publishTestVersion(house.services, survey.id, { ...TEST_QUESTIONNAIRE, parts });
    const address = `${base}/parts/role`;
    expect(await text(address)).toMatch(/value="minimal"\s+checked/);
    const fields = { type: 'single-choice', name: 'role', 'label-0': 'Who?', 'choice-source': 'roles' };
    const rows = { 'choice-name': ['patient', 'clinician'], 'choice-0': ['A patient', 'A clinician'] };
    expect((await post(address, { ...fields, ...rows, appearance: 'columns-pack' })).status).toBe(303);
    expect((await working()).parts[0]!.appearance).toEqual(['w4', 'columns-pack']);
    expect(await text(`${base}/preview`)).toContain('side-by-side');
    expect((await post(address, { ...fields, ...rows, appearance: '' })).status).toBe(303);
    expect((await working()).parts[0]!.appearance).toEqual(['w4']);
  });

  test('with faults nothing is published, and the page says what they are', async () => {
    const { base, reread, post } = await authorAt(house, lab);
    await post(`${base}/parts/role/delete`);
    const home = base.replace('/questionnaire', '');
    const refused = await post(`${home}/versions/publish`);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('faults');
    expect((await house.services.surveys.situation(await reread())).versions).toHaveLength(1);
  });

  test('a group is added, made a page, and filled', async () => {
    const { base, working, text, post } = await authorAt(house, lab);
    expect(
      (await post(`${base}/add-group`, { 'label-0': 'Your work', page: 'yes', often: 'once' })).status,
    ).toBe(303);
    expect((await post(`${base}/parts/profession/move`, { direction: 'down' })).status).toBe(303);
    expect((await post(`${base}/parts/profession/move`, { direction: 'into' })).status).toBe(303);
    const fields = { 'label-0': 'Work', name: 'work', order: 'yes', often: 'once' };
    expect((await post(`${base}/parts/your_work`, fields)).status).toBe(303);
    expect((await working()).parts.at(-1)).toMatchObject({
      ...{ name: 'work', label: { en: 'Work' }, page: false, order: 'random' },
      children: [{ name: 'profession' }],
    });
    expect(await text(`${base}/parts/work`)).toContain('Edit a group');
    expect((await post(`${base}/parts/work/move`, { direction: 'out' })).status).toBe(409);
  });

  test('a group is asked several times: a number, an answer, an expression with its fault, or one more', async () => {
    const { base, working, text, post } = await authorAt(house, lab);
    const counter = await post(`${base}/add`, { type: 'whole-number', 'label-0': 'How many children?' });
    expect(counter.status).toBe(303);
    const added = { 'label-0': 'Child', page: 'yes', often: 'fixed', times: '2' };
    expect((await post(`${base}/add-group`, { ...added, times: '1000' })).text).toContain(
      'Type how many times as a whole number from 1 to 100',
    );
    expect((await post(`${base}/add-group`, added)).status).toBe(303);
    expect((await working()).parts.at(-1)).toMatchObject({ kind: 'repeat', count: '2', page: true });
    expect(await text(base)).toContain('2 times');
    const fields = { 'label-0': 'Child', name: 'child' };
    const address = `${base}/parts/child`;
    const missing = await post(address, { ...fields, often: 'answer', 'counted-by': 'role' });
    expect(missing.text).toContain('Choose the question whose answer says how often');
    const by = { ...fields, often: 'answer', 'counted-by': 'how_many_children' };
    expect((await post(address, by)).status).toBe(303);
    expect(await text(base)).toContain('As often as “How many children?” says');
    expect(await text(address)).toContain('<option value="how_many_children" selected>');
    const wrong = await post(address, { ...fields, often: 'expression', count: '${nobody} + 1' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Character 1: there is no question nobody');
    expect(wrong.text).toContain('${nobody} + 1</textarea>');
    expect((await post(address, { ...fields, often: 'another' })).status).toBe(303);
    expect((await working()).parts.at(-1)).toMatchObject({ kind: 'repeat', count: null, page: false });
    expect(await text(base)).toContain('As often as respondents need');
    expect((await post(address, { ...fields, often: 'once' })).status).toBe(303);
    expect((await working()).parts.at(-1)).toMatchObject({ kind: 'group', name: 'child' });
  });

  test('logic is picked, joined, taken away, and typed with its faults', async () => {
    const { organiser, base, working, text, post } = await authorAt(house, lab);
    const rule = `${base}/parts/comment/logic/relevant`;
    expect(await text(`${base}/parts/comment/logic`)).toMatch(
      /Which answers are accepted[\s\S]*Every answer of its kind/,
    );
    expect(await text(`${rule}?about=role`)).toContain('A clinician');
    const row = { step: 'add', about: 'role', comparison: 'is', value: 'patient' };
    expect((await post(rule, { ...row, value: 'nobody' })).status).toBe(422);
    expect((await post(rule, row)).status).toBe(303);
    expect((await post(rule, { ...row, comparison: 'is-not', value: 'other' })).status).toBe(303);
    expect((await post(rule, { step: 'join:or' })).status).toBe(303);
    expect((await working()).parts[2]!.relevant).toBe("${role} = 'patient' or ${role} != 'other'");
    expect((await post(rule, { step: 'remove:1' })).status).toBe(303);
    expect((await working()).parts[2]!.relevant).toBe("${role} = 'patient'");
    const wrong = await post(rule, { step: 'save', expression: '${role} = ${nobody}' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Character 11: there is no question nobody');
    const own = `${base}/parts/comment/logic/constraint`;
    const constraint = {
      expression: 'string-length(.) > 3',
      'message-0': 'Say more',
      'message-1': 'Dywedwch fwy',
    };
    expect((await post(own, { step: 'save', ...constraint })).status).toBe(303);
    expect((await working()).parts[2]).toMatchObject({
      constraint: 'string-length(.) > 3',
      constraintMessage: { en: 'Say more', cy: 'Dywedwch fwy' },
    });
    expect(await text(own)).toContain('says more than a list of conditions');
    await organiser.get(`${base}/parts/comment/logic/nothing`).expect(404);
  });

  test('a screen-out is added, given its condition, and deleted', async () => {
    const { base, working, text, post } = await authorAt(house, lab);
    expect((await post(`${base}/screen-outs`, { 'message-0': '' })).status).toBe(422);
    const added = await post(`${base}/screen-outs`, { 'message-0': 'Thank you', 'message-1': 'Diolch' });
    const address = `${base}/screen-outs/thank_you`;
    expect(added.headers['location']).toBe(address);
    expect(await text(base)).toContain('thank_you');
    const row = { step: 'add', about: 'role', comparison: 'is', value: 'patient' };
    expect((await post(address, row)).status).toBe(303);
    expect(await text(`${base}/screen-outs`)).toContain('If “Who are you?” is “A patient”');
    expect((await post(address, { step: 'save', expression: 'nonsense(', 'message-0': 'x' })).status).toBe(
      422,
    );
    expect((await post(address, { step: 'delete' })).status).toBe(303);
    expect((await working()).screenOuts.map(({ name }) => name)).toEqual(['others']);
  });

  test('a language is added and its texts are written beside the first', async () => {
    const { organiser, base, working, text, post } = await authorAt(house, lab);
    expect((await post(`${base}/languages`, { name: 'Polish', code: 'polski!' })).status).toBe(422);
    const added = await post(`${base}/languages`, { name: 'Polish', code: 'pl' });
    expect(added.headers['location']).toBe(`${base}/languages/pl`);
    const page = await text(`${base}/languages/pl`);
    const field = /<textarea[^>]* id="(text-\d+)"[^>]*>/.exec(
      page.slice(page.indexOf('>: Who are you?')),
    )?.[1];
    expect((await post(`${base}/languages/pl`, { [field ?? '']: 'Kim jesteś?', page: '1' })).status).toBe(
      303,
    );
    expect((await working()).parts[0]!.label).toEqual({
      en: 'Who are you?',
      cy: 'Pwy ydych chi?',
      pl: 'Kim jesteś?',
    });
    expect((await post(`${base}/languages`, { name: 'Polish', code: 'pl' })).status).toBe(409);
    await organiser.get(`${base}/languages/xx`).expect(404);
  });

  test('title, pages and last words are set', async () => {
    const { base, working, post } = await authorAt(house, lab);
    const fields = { 'title-0': 'New title', pages: 'groups', 'completion-0': 'Thanks' };
    expect((await post(`${base}/settings`, { ...fields, 'title-0': '' })).status).toBe(422);
    expect((await post(`${base}/settings`, fields)).status).toBe(303);
    expect((await working()).settings).toMatchObject({
      ...{ pages: 'groups', title: { en: 'New title' }, completion: { en: 'Thanks' } },
    });
  });

  test('two authors: what the second typed stays beside what the first stored, and is not stored', async () => {
    const { base, reread, working, post } = await authorAt(house, lab);
    const { revision } = await reread();
    const fields = { type: 'long-text', name: 'comment', 'label-1': 'Sylw' };
    expect((await post(`${base}/parts/comment`, { ...fields, 'label-0': 'First?' }, revision)).status).toBe(
      303,
    );
    const second = await post(`${base}/parts/comment`, { ...fields, 'label-0': 'Second?' }, revision);
    expect(second.status).toBe(409);
    expect(second.text).toContain('Somebody else changed this questionnaire');
    expect(second.text).toContain('en: First?');
    expect(second.text).toContain('Second?</textarea>');
    expect((await working()).parts[2]!.label).toMatchObject({ en: 'First?' });
    expect((await post(`${base}/parts/comment/delete`, {}, revision)).status).toBe(409);
    const moved = await post(`${base}/parts/comment/move`, { direction: 'up' }, revision);
    expect(moved.status).toBe(409);
    expect(moved.text).toContain('See the questionnaire as it is now');
  });
});
