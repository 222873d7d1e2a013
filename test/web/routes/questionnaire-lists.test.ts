import { findPart } from '../../../src/domain/questionnaire/editing/index.js';
import type { QuestionPart } from '../../../src/domain/questionnaire/questionnaire.js';
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

  async function withQuestion(type: string) {
    const author = await authorAt(house, lab);
    const added = await author.post(`${author.base}/add`, { type, 'label-0': 'Asked' });
    const form = { type, 'label-0': 'Asked', name: 'asked' };
    const part = async () => findPart(await author.working(), 'asked')!.part as QuestionPart;
    const choices = async (field: 'list' | 'rows') =>
      (await author.working()).lists[(await part())[field] ?? ''] ?? [];
    return { ...author, question: added.headers['location'] ?? '', form, part, choices };
  }

  test('a column of a list is added, filled in and told by its name, and an empty one is gone', async () => {
    const { question, form, post, text, choices } = await withQuestion('single-choice');
    const rows = { 'choice-source': '', 'choice-name': ['', ''], 'choice-0': ['Bangor', 'Leeds'] };
    const added = await post(question, {
      ...form,
      ...rows,
      step: 'choice:column',
      'choice-new-column': 'country',
    });
    expect(added.text).toContain('name="choice-column-country"');
    for (const [name, sentence] of [
      ['label', 'Use letters, digits and _ for the column'],
      ['two words', 'Use letters, digits and _ for the column'],
      ['country', 'There is such a column already'],
    ]) {
      const fields = { 'choice-columns': 'country', 'choice-new-column': name, step: 'choice:column' };
      const refused = await post(question, { ...form, ...rows, ...fields });
      expect([refused.status, refused.text.includes(sentence!)]).toEqual([422, true]);
    }
    const columns = { 'choice-columns': ['country', 'size'], 'choice-column-country': ['wales', 'england'] };
    await post(question, { ...form, ...rows, ...columns, 'choice-column-size': ['', ''] });
    expect((await choices('list')).map(({ filters }) => filters)).toEqual([
      { country: 'wales' },
      { country: 'england' },
    ]);
    expect(await text(question)).toContain('value="england"');
  });

  test('a new choice has the name that its author wants, where that can be one', async () => {
    const { question, form, post, choices } = await withQuestion('single-choice');
    const rows = { 'choice-source': '', 'choice-name': ['', ''], 'choice-0': ['Very good', 'Bad'] };
    const twice = await post(question, { ...form, ...rows, 'choice-wanted': ['1', '1'] });
    expect(twice.text).toContain('Give row 1 a name that no other row has');
    const odd = await post(question, { ...form, ...rows, 'choice-wanted': ['', 'b d'] });
    expect(odd.text).toContain('for the name of row 2');
    await post(question, { ...form, ...rows, 'choice-wanted': ['5', ''] });
    expect((await choices('list')).map(({ name }) => name)).toEqual(['5', 'bad']);
  });

  test('points of a scale and the ends of a best–worst task are rows by name, of which some may stay empty', async () => {
    const scale = await withQuestion('zero-to-ten');
    const shown = await scale.text(scale.question);
    expect(shown).toContain('Point 10<');
    expect(shown).not.toContain('value="choice:more"');
    expect(shown).not.toContain('parameter-tick_labelset');
    const labels = ['Not at all', ...Array.from({ length: 9 }, () => ''), 'Wholly'];
    await scale.post(scale.question, { ...scale.form, 'choice-source': '', 'choice-0': labels });
    expect((await scale.choices('list')).map(({ name, label }) => [name, label['en']])).toEqual([
      ['0', 'Not at all'],
      ['10', 'Wholly'],
    ]);
    const best = await withQuestion('best-worst');
    const page = await best.text(best.question);
    expect(page).toContain('Left empty, they are “Most important” and “Least important”.');
    const heads = { 'row-source': '', 'row-0': ['Helps most', 'Helps least'] };
    const items = { 'choice-source': '', 'choice-name': ['', '', ''], 'choice-0': ['Walks', 'Talks', 'Tea'] };
    await best.post(best.question, { ...best.form, ...heads, ...items });
    expect((await best.choices('rows')).map(({ name }) => name)).toEqual(['best', 'worst']);
    expect(await best.choices('list')).toHaveLength(3);
  });

  test('what is set by a word is chosen in plain words, and the usual is not written down', async () => {
    const { question, form, post, text, part } = await withQuestion('single-choice');
    expect(await text(question)).toContain('In another order for each respondent');
    await post(question, { ...form, 'choice-source': '', 'parameter-randomize': 'true' });
    expect((await part()).parameters).toEqual({ randomize: 'true' });
    await post(question, { ...form, 'choice-source': '', 'parameter-randomize': '' });
    expect((await part()).parameters).toEqual({});
  });
});
