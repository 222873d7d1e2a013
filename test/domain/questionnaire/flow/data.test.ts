import {
  blankReasons,
  differences,
  instancesIn,
  mergeVersions,
  type Outcome,
  orderShown,
  type ResponseState,
} from '../../../../src/domain/questionnaire/flow/index.js';
import {
  choice,
  compiled,
  group,
  namesOn,
  question,
  questionnaire,
  repeat,
  sent,
  shownPage,
  started,
  walked,
  yesNo,
} from '../../../kit/questionnaire.js';

describe('why a cell is blank', () => {
  const ready = compiled([
    yesNo('used'),
    question('what', { relevant: "${used} = 'yes'" }),
    question('deep', { relevant: "${what} = 'help'" }),
    question('end'),
  ]);
  const blanks = (state: ResponseState, outcome: Outcome) =>
    Object.fromEntries(
      Object.entries(blankReasons(ready, state, outcome)).map(([name, { value, blank }]) => [
        name,
        value ?? blank,
      ]),
    );

  test('hidden, skipped, broke off and not asked are told apart', () => {
    const no = walked(ready, started(ready), { used: 'no' });
    expect(blanks(no, 'broke-off')).toEqual({ used: 2, what: 'hidden', deep: 'hidden', end: 'broke-off' });
    expect(blanks(walked(ready, no, {}), 'complete')).toEqual({
      used: 2,
      what: 'hidden',
      deep: 'hidden',
      end: 'skipped',
    });
    const yes = walked(ready, started(ready), { used: 'yes' });
    expect(blanks(yes, 'screened-out')).toEqual({
      used: 1,
      what: 'not-asked',
      deep: 'not-asked',
      end: 'not-asked',
    });
    expect(blanks(yes, 'broke-off')).toMatchObject({ what: 'broke-off', deep: 'broke-off' });
  });

  test('an answer that was kept aside is not exported as given', () => {
    const yes = walked(ready, started(ready), { used: 'yes' }, { what: 'help' });
    const no = sent(ready, yes, 'used', { used: 'no' });
    expect(no.answers['what']).toBe('help');
    expect(blanks(no, 'broke-off')).toMatchObject({ what: 'hidden' });
  });

  test('a choice that was not offered was not asked about', () => {
    const towns = [choice('a', { filters: { in: 'x' } }), choice('b', { filters: { in: 'y' } })];
    const filtered = compiled(
      [question('many', { type: 'multiple-choice', list: 'towns', choiceFilter: "in = 'x'" })],
      {
        lists: { towns },
      },
    );
    expect(blankReasons(filtered, walked(filtered, started(filtered), { many: ['a'] }), 'complete')).toEqual({
      many_a: { value: 1, blank: null },
      many_b: { value: null, blank: 'not-asked' },
    });
  });

  test('what depends on the day is read as it was kept', () => {
    const dated = compiled([
      question('year', { calculation: "format-date(today(), '%Y')", readOnly: 'true()' }),
      question('after', { relevant: "${year} = '2027'" }),
    ]);
    const state = walked(dated, started(dated), {}, { after: 'x' });
    expect(blankReasons(dated, state, 'complete')).toMatchObject({
      year: { value: '2027' },
      after: { value: 'x' },
    });
  });

  test('each instance of a repeat has its own variables', () => {
    const pets = compiled([repeat('pet', [question('pet_name')])]);
    const state = walked(
      pets,
      started(pets),
      { 'pet_name~1': 'Rex' },
      { another: 'yes' },
      { 'pet_name~2': '' },
      { another: 'no' },
    );
    expect(instancesIn(pets, state)).toEqual({ pet: 2 });
    expect(blankReasons(pets, state, 'complete')).toEqual({
      pet_name_1: { value: 'Rex', blank: null },
      pet_name_2: { value: null, blank: 'skipped' },
    });
    const plan = mergeVersions([pets], { pet: 3 });
    expect(plan.cells(0, state, 'complete')[2]).toEqual({ value: null, blank: 'hidden' });
  });
});

describe('versions', () => {
  const few = [choice('a'), choice('c')];
  const more = [choice('a'), choice('b'), choice('c', { label: { en: 'New words' } })];
  const first = compiled(
    [question('gone'), question('pick', { type: 'single-choice', list: 'some' }), question('kept')],
    {
      lists: { some: few },
    },
  );
  const second = compiled(
    [
      question('new'),
      question('pick', { type: 'single-choice', list: 'some' }),
      question('kept', { type: 'whole-number' }),
    ],
    { lists: { some: more } },
  );

  test('one data set has every question of every version, and codes keep their meaning', () => {
    const { variables, versions, cells } = mergeVersions([first, second]);
    expect(variables.map(({ name }) => name)).toEqual(['gone', 'new', 'pick', 'kept_v1', 'kept']);
    expect(versions).toEqual([[0], [1], [0, 1], [0], [1]]);
    expect(variables[2]?.codes).toEqual([
      { code: 1, label: { en: 'Choice a' }, name: 'a' },
      { code: 2, label: { en: 'New words' }, name: 'c' },
      { code: 3, label: { en: 'Choice b' }, name: 'b' },
    ]);
    const old = walked(first, started(first), { gone: 'x' }, { pick: 'c' }, { kept: 'words' });
    const now = walked(second, started(second), { new: 'y' }, { pick: 'c' }, { kept: '7' });
    const shown = (version: number, state: ResponseState) =>
      cells(version, state, 'complete').map(({ value, blank }) => value ?? blank);
    expect(shown(0, old)).toEqual(['x', 'not-in-version', 2, 'words', 'not-in-version']);
    expect(shown(1, now)).toEqual(['not-in-version', 'y', 2, 'not-in-version', 7]);
  });

  test('differences name what was added, removed, changed and moved', () => {
    const before = questionnaire([question('a'), question('b'), question('c'), group('g', [question('d')])], {
      lists: { some: few },
    });
    const after = questionnaire(
      [
        question('b', { relevant: "${a} = 'x'" }),
        question('a'),
        question('e'),
        group('g', [question('d')], { page: true }),
      ],
      {
        lists: { some: more },
        quotas: [{ name: 'q', label: {}, when: 'true()', limit: 1, hard: true, place: null }],
      },
    );
    expect(
      differences(before, after).map(({ kind, what, name, fields }) => [
        kind,
        what,
        name,
        ...fields.map(({ field }) => field),
      ]),
    ).toEqual([
      ['changed', 'question', 'b', 'relevant'],
      ['moved', 'question', 'b'],
      ['added', 'question', 'e'],
      ['changed', 'group', 'g', 'page'],
      ['added', 'choice', 'b'],
      ['changed', 'choice', 'c', 'label'],
      ['added', 'quota', 'q'],
      ['removed', 'question', 'c'],
    ]);
    expect(differences(before, before)).toEqual([]);
  });
});

describe('what chance decides', () => {
  const letters = [...'abcdefgh'].map((name) => choice(name, name === 'h' ? { behaviour: ['fixed'] } : {}));
  const ready = compiled(
    [
      group('g', [question('q1'), question('q2'), question('q3'), question('q4')], { order: 'random' }),
      question('pick', { type: 'single-choice', list: 'letters', parameters: { randomize: 'true' } }),
    ],
    { lists: { letters } },
  );

  test('the order follows from the seed, is told for export, and leaves fixed choices in place', () => {
    const shown = orderShown(ready, started(ready, 'one'));
    expect(orderShown(ready, started(ready, 'one'))).toEqual(shown);
    const [groups, choices] = shown.flatMap((each) => (each.kind === 'design' ? [] : [each.names]));
    expect([...(groups ?? [])].sort()).toEqual(['q1', 'q2', 'q3', 'q4']);
    expect([...(choices ?? [])].sort()).toEqual([...'abcdefgh']);
    expect(choices?.at(-1)).toBe('h');
    const state = walked(ready, started(ready, 'one'), {}, {}, {}, {});
    const page = shownPage(ready, state, 'pick');
    expect(namesOn(page)).toEqual(['pick']);
    expect(page.sections[0]?.questions[0]?.question.choices.map(({ name }) => name)).toEqual(choices);
  });

  test('every order comes up', () => {
    const orders = Array.from({ length: 400 }, (_, seed) => {
      const [first] = orderShown(ready, started(ready, `seed ${seed}`));
      return first?.kind === 'group' ? first.names.join('') : '';
    });
    expect(new Set(orders).size).toBe(24);
  });
});
