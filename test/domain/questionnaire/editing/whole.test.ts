import {
  addQuotas,
  addScreenOut,
  authoringFaults,
  changeQuota,
  changeScreenOut,
  crossedCells,
  lengthOf,
  MOST_QUOTAS,
  removePart,
  removeQuota,
  removeScreenOut,
  screenOutName,
  textCells,
  usersOf,
  withLanguage,
  withList,
  withoutUnused,
  withTranslations,
} from '../../../../src/domain/questionnaire/editing/index.js';
import { choice, group, question, questionnaire, repeat, yesNo } from '../../../kit/questionnaire.js';
import { made, TALKING } from './kit.js';

test('a questionnaire has as many pages as somebody meets who is asked everything', () => {
  const experiment = question('best', {
    type: 'best-worst',
    list: 'yes-no',
    parameters: { items: '3', tasks: '4' },
  });
  const counted = questionnaire([
    question('a'),
    group('page', [question('b'), question('c')], { page: true }),
    group('loose', [question('d'), question('e')]),
    group('empty', [], { page: true }),
    group('unseen', [question('f', { type: 'calculate', calculation: '1' })], { page: true }),
    repeat('again', [question('g')]),
    repeat('together', [question('h'), question('i')], { page: true }),
    experiment,
  ]);
  expect(lengthOf(counted)).toMatchObject({ pages: 1 + 1 + 2 + 1 + 1 + 4, questions: 12 });
  const byGroups = { ...counted, settings: { ...counted.settings, pages: 'groups' as const } };
  expect(lengthOf(byGroups).pages).toBe(1 + 1 + 1 + 1 + 1 + 4);
  expect(lengthOf(questionnaire([]))).toEqual({ pages: 0, questions: 0, minutes: 0 });
});

test('longer words take longer', () => {
  const words = Array.from({ length: 238 * 3 }, () => 'word').join(' ');
  const reading = questionnaire([question('n', { type: 'note', label: { en: words } })]);
  expect(lengthOf(reading).minutes).toBe(3);
});

test('faults are told at their part, with the column where an expression has one', () => {
  const broken = questionnaire(
    [
      group('g', [question('a', { relevant: '${b} = ' }), question('c', { type: 'single-choice' })]),
      question('d', { label: { en: 'Why ${nobody}?' } }),
    ],
    { screenOuts: [{ name: 'out', when: '', message: {}, place: null }] },
  );
  const found = authoringFaults(broken);
  expect(found.map(({ key, field, column }) => [key, field, column])).toEqual(
    expect.arrayContaining([
      ['a', 'relevant', 8],
      ['d', 'label', null],
      [null, 'when', null],
    ]),
  );
  expect(found.find(({ key }) => key === 'c')).toBeDefined();
  expect(found.map(({ key }) => key)).toEqual(
    [...found]
      .sort((x, y) => ['a', 'c', 'd', null].indexOf(x.key) - ['a', 'c', 'd', null].indexOf(y.key))
      .map(({ key }) => key),
  );
  expect(authoringFaults(questionnaire([]))).toMatchObject([{ key: null }]);
  expect(authoringFaults(questionnaire([yesNo('used')]))).toEqual([]);
});

test('a fault of a choice is told at the first question that has it', () => {
  const many = { type: 'multiple-choice', list: 'spaced' };
  const spaced = questionnaire([question('a'), question('b', many), question('c', many)], {
    lists: { spaced: [choice('one'), choice('an other')] },
  });
  const keys = authoringFaults(spaced).map(({ key }) => key);
  expect(keys).toContain('b');
  expect(keys).not.toContain('a');
});

test('a box that everybody must tick asks again for what the survey’s first page asks', () => {
  const agree = (name: string, more = {}) => question(name, { type: 'consent', required: 'true()', ...more });
  const asking = questionnaire([
    group('first', [agree('taking_part')]),
    agree('quoted', { required: null }),
    agree('written_to', { parameters: { ask: 'yes-no' } }),
    yesNo('used'),
    agree('health', { relevant: "${used} = 'yes'" }),
    group('some', [agree('recorded')], { relevant: "${used} = 'yes'" }),
  ]);
  const found = authoringFaults(asking);
  expect(found.map(({ key, field }) => [key, field])).toEqual([['taking_part', 'required']]);
});

test('texts stand side by side in the order of the questionnaire, and are written by their place', () => {
  const cells = textCells(TALKING);
  expect(cells.slice(0, 2).map(({ about, field }) => [about, field])).toEqual([
    ['title', 'title'],
    ['used', 'label'],
  ]);
  const written = made(
    withTranslations(
      TALKING,
      'cy',
      new Map([
        [1, 'Wedi’i ddefnyddio?'],
        [0, ''],
      ]),
    ),
  );
  expect(textCells(written)[1]!.texts).toEqual({ en: 'Label of used', cy: 'Wedi’i ddefnyddio?' });
  expect(made(withTranslations(written, 'cy', new Map([[1, '']])))).toEqual(TALKING);
  expect(withTranslations(TALKING, 'pl', new Map())).toMatchObject({ problem: { code: 'no-such-language' } });
});

test('what pictures show is translated beside the words of what they belong to', () => {
  const shown = choice('a', { imageAlt: { en: 'A door' } });
  const pictured = questionnaire([question('q', { imageAlt: { en: 'A map' } })], { lists: { l: [shown] } });
  expect(textCells(pictured).filter(({ field }) => field === 'imageAlt')).toMatchObject([
    { about: 'q', texts: { en: 'A map' } },
    { about: 'l: a', texts: { en: 'A door' } },
  ]);
});

test('a language is added once, by its code', () => {
  const more = made(withLanguage(TALKING, { code: 'pl', name: 'Polish' }));
  expect(more.languages.map(({ code }) => code)).toEqual(['en', 'cy', 'pl']);
  expect(withLanguage(more, { code: 'pl', name: 'Again' })).toMatchObject({
    problem: { code: 'language-there' },
  });
  expect(withLanguage(more, { code: 'a b', name: 'No' })).toMatchObject({
    problem: { code: 'no-such-language' },
  });
});

test('a list is shared until nothing uses it', () => {
  const shared = questionnaire([yesNo('a'), yesNo('b')]);
  expect(usersOf(shared, 'yes-no').map(({ key }) => key)).toEqual(['a', 'b']);
  const one = made(removePart(shared, 'a'));
  expect(one.lists).toHaveProperty('yes-no');
  expect(made(removePart(one, 'b')).lists).toEqual({});
  const said = withList(
    questionnaire([question('c', { calculation: "count(instance('x')/root/item)" })]),
    'x',
    [],
  );
  expect(withoutUnused(said, ['x']).lists).toHaveProperty('x');
});

test('a fault of a quota is not told at the question of the same name', () => {
  const quota = { name: 'used', label: {}, when: '${nobody} = 1', limit: 1, hard: true, place: null };
  const found = authoringFaults(questionnaire([yesNo('used')], { quotas: [quota] }));
  expect(found).toMatchObject([{ sheet: 'quotas', key: null, name: 'used', field: 'when', column: 1 }]);
});

test('quotas are added under names of their own, changed and taken away', () => {
  const cell = { label: { en: 'Users' }, when: '', limit: 3, hard: true };
  const added = made(addQuotas(TALKING, [cell, cell]));
  expect(added.quotas.map(({ name }) => name)).toEqual(['users', 'users_2', 'users_3']);
  expect(made(changeQuota(added, 'users_2', { limit: 4 })).quotas[1]).toMatchObject({ limit: 4, when: '' });
  expect(made(removeQuota(made(removeQuota(added, 'users_3')), 'users_2'))).toEqual(TALKING);
  expect(changeQuota(TALKING, 'gone', {})).toMatchObject({ problem: { code: 'no-such-quota' } });
  expect(removeQuota(TALKING, 'gone')).toMatchObject({ problem: { code: 'no-such-quota' } });
  const many = Array.from({ length: MOST_QUOTAS }, () => cell);
  expect(addQuotas(TALKING, many)).toMatchObject({ problem: { code: 'too-many' } });
});

test('cells that interlock are every combination of the choices, in words and as an expression', () => {
  const subject = (name: string, kind: 'one' | 'many', choices: readonly string[]) => ({
    ...{ name, kind, label: {} },
    choices: choices.map((each) => ({ name: each, label: { en: each.toUpperCase() } })),
  });
  const cells = crossedCells(
    [subject('a', 'one', ['x', 'y']), subject('b', 'many', ['u', 'v'])],
    ['en', 'cy'],
  );
  expect(cells).toEqual([
    { label: { en: 'X, U' }, when: "${a} = 'x' and selected(${b}, 'u')" },
    { label: { en: 'X, V' }, when: "${a} = 'x' and selected(${b}, 'v')" },
    { label: { en: 'Y, U' }, when: "${a} = 'y' and selected(${b}, 'u')" },
    { label: { en: 'Y, V' }, when: "${a} = 'y' and selected(${b}, 'v')" },
  ]);
  const wide = Array.from({ length: 11 }, (_, at) => `c${at}`);
  expect(crossedCells([subject('a', 'one', wide), subject('b', 'one', wide)], ['en'])).toBeNull();
  expect(crossedCells([subject('a', 'one', [])], ['en'])).toBeNull();
  expect(crossedCells([], ['en'])).toBeNull();
});

test('screen-outs are added, changed and taken away by their name', () => {
  const name = screenOutName(TALKING, 'Thank you. Out');
  const added = made(addScreenOut(TALKING, name, { en: 'Thank you' }));
  expect(added.screenOuts.map((rule) => rule.name)).toEqual(['out', 'thank_you_out']);
  expect(made(changeScreenOut(added, name, { when: 'true()' })).screenOuts[1]).toMatchObject({
    when: 'true()',
  });
  expect(made(removeScreenOut(added, name))).toEqual(TALKING);
  expect(addScreenOut(added, name, {})).toMatchObject({ problem: { code: 'name-taken' } });
  expect(removeScreenOut(TALKING, name)).toMatchObject({ problem: { code: 'no-such-rule' } });
});
