import { readQuestionnaire, writeQuestionnaire } from '../../../src/domain/questionnaire/xlsform/index.js';
import { authorAt } from '../../kit/author.js';
import { type LabWithBallot, labWithBallot } from '../../kit/people.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

onEveryDatabase((open) => {
  let house: TestHouse;
  let lab: LabWithBallot;
  beforeAll(async () => {
    house = await openTestHouse(open);
    lab = await labWithBallot(house);
  });
  afterAll(() => house.remove());

  async function withExperiment() {
    const author = await authorAt(house, lab);
    const added = await author.post(`${author.base}/add`, {
      type: 'choice-task',
      'label-0': 'Which course?',
    });
    const question = added.headers['location'] ?? '';
    await author.post(question, {
      ...{ type: 'choice-task', 'label-0': 'Which course?', name: 'which_course' },
      ...{ 'parameter-alternatives': '2', 'parameter-tasks': '4' },
    });
    return { ...author, question };
  }

  const TYPED = {
    'attribute-name': ['', '', ''],
    'attribute-0': ['How long', 'Where', ''],
    'attribute-1': ['Pa mor hir', '', ''],
    'level0-name': ['', '', ''],
    'level0-0': ['Six weeks', 'A year', ''],
    'level0-1': ['', '', ''],
    'level1-name': ['', ''],
    'level1-0': ['At home', 'In a group'],
    'level1-1': ['', ''],
  };

  test('attributes and levels are written in one form, from nothing', async () => {
    const { question, working, text, post } = await withExperiment();
    expect(await text(question)).toContain('options differ in nothing');
    const page = `${question}/levels`;
    expect(await text(page)).toContain('Attribute 2');
    const more = await post(page, { ...TYPED, step: 'attribute:more' });
    expect(more.text).toContain('value="Pa mor hir"');
    expect(more.text).toContain('Attribute 4');
    const turned = await post(page, { ...TYPED, step: 'attribute:down:0' });
    expect(turned.text.indexOf('value="At home"')).toBeLessThan(turned.text.indexOf('value="Six weeks"'));
    const refused = await post(page, { ...TYPED, 'attribute-0': ['How long', '', ''] });
    expect(refused.status).toBe(422);
    expect(refused.text).toMatch(/Say in English.* what it is called/);
    expect((await post(page, TYPED)).headers['location']).toBe(question);
    const { lists } = await working();
    expect(lists['which_course_attributes']).toMatchObject([
      { name: 'how_long', label: { en: 'How long', cy: 'Pa mor hir' } },
      { name: 'where' },
    ]);
    expect(lists['which_course_levels']).toMatchObject([
      { name: 'six_weeks', filters: { attribute: 'how_long' } },
      { name: 'a_year', filters: { attribute: 'how_long' } },
      { name: 'at_home', filters: { attribute: 'where' } },
      { name: 'in_a_group', filters: { attribute: 'where' } },
    ]);
    expect(await text(question)).toContain('Six weeks; A year');
  });

  test('expected utilities are numbers, and what levels are called stays while they move', async () => {
    const { question, working, text, post } = await withExperiment();
    const page = `${question}/levels`;
    await post(page, TYPED);
    const named = {
      ...{ 'attribute-name': ['how_long', 'where'], 'attribute-0': ['How long', 'Where'] },
      ...{ 'level0-name': ['six_weeks', 'a_year'], 'level0-0': ['Six weeks', 'A year'] },
      ...{ 'level1-name': ['at_home', 'in_a_group'], 'level1-0': ['At home', 'In a group'] },
    };
    const asked = await post(page, { ...named, step: 'priors' });
    expect(asked.text).toContain('Expected utility<');
    const columns = { 'level0-columns': 'prior', 'level1-columns': 'prior' };
    const priors = { ...columns, 'level0-column-prior': ['-0.5', 'much'], 'level1-column-prior': ['', ''] };
    const refused = await post(page, { ...named, ...priors });
    expect(refused.text).toContain('Type the expected utility of row 2 as a number');
    const good = { ...priors, 'level0-column-prior': ['-0.5', '0.5'] };
    await post(page, { ...named, ...good, 'level0-0': ['Six weeks long', 'A year'] });
    expect((await working()).lists['which_course_levels']![0]).toMatchObject({
      name: 'six_weeks',
      label: { en: 'Six weeks long' },
      filters: { attribute: 'how_long', prior: '-0.5' },
    });
    expect(await text(page)).toContain('value="-0.5"');
  });

  test('pairs that must not meet are added in words, kept by the sheets, and removed', async () => {
    const { question, working, text, post, base } = await withExperiment();
    expect(await text(`${question}/prohibitions`)).toContain('There are no levels yet');
    await post(`${question}/levels`, TYPED);
    const page = `${question}/prohibitions`;
    const same = await post(page, { one: 'six_weeks', other: 'a_year' });
    expect(same.status).toBe(422);
    expect(same.text).toContain('Choose a level of another attribute');
    expect((await post(page, { one: '', other: 'nobody' })).text).toContain('Choose a level<');
    expect((await post(page, { one: 'a_year', other: 'at_home' })).headers['location']).toBe(page);
    expect(await text(page)).toMatch(/How long: A year<span class="pair__between">never with/);
    const stored = await working();
    const again = readQuestionnaire(writeQuestionnaire(stored));
    if (!again.ok) throw new Error(JSON.stringify(again.problem));
    expect(again.value.questionnaire.lists['which_course_levels']![1]!.filters['not_with']).toBe('at_home');
    await post(page, { one: 'at_home', other: 'a_year', step: 'remove' });
    expect(await text(page)).toContain('None: every level may meet');
    expect((await post(`${base}/parts/role/prohibitions`, {})).status).toBe(404);
  });
});
