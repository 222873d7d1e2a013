import { designBestWorst } from '../../../../src/domain/experiments/best-worst-design.js';
import {
  answerPage,
  blankReasons,
  compileQuestionnaire,
  orderShown,
} from '../../../../src/domain/questionnaire/flow/index.js';
import {
  choice,
  compiled,
  MOMENT,
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

describe('calculations, defaults and ways in', () => {
  test('what is worked out and read-only follows its sources; what may be typed over starts anew with them', () => {
    const ready = compiled([
      question('a', { type: 'whole-number' }),
      question('sum', { type: 'whole-number', calculation: '${a} + 1', readOnly: 'true()' }),
      question('guess', { type: 'whole-number', calculation: '${a} * 2' }),
      question('end'),
    ]);
    const state = walked(ready, started(ready), { a: '2' }, {});
    expect(state.answers).toMatchObject({ a: '2', sum: '3' });
    expect(shownPage(ready, state, 'guess').values).toEqual({ 'answer-guess': '4' });
    const typed = sent(ready, state, 'guess', { guess: '7' });
    expect(typed).toMatchObject({ at: 'end', answers: { guess: '7' } });
    const again = sent(ready, typed, 'a', { a: '5' });
    expect(sent(ready, again, 'sum', {}).answers).toMatchObject({ sum: '6' });
    expect(shownPage(ready, sent(ready, again, 'sum', {}), 'guess').values).toEqual({ 'answer-guess': '10' });
  });

  test('a triggered calculation runs when its trigger changes, and once() keeps what it has', () => {
    const ready = compiled([
      question('code'),
      question('stamp', { calculation: "concat('c-', ${code})", trigger: ['code'] }),
      question('first', { calculation: 'once(${code})', readOnly: 'true()' }),
      question('seen', { type: 'calculate', calculation: '${code}', trigger: ['code'] }),
      question('end'),
    ]);
    const state = walked(ready, started(ready), { code: 'x' }, {}, {});
    expect(state.answers).toMatchObject({ first: 'x' });
    const again = sent(ready, state, 'code', { code: 'y' });
    expect(again).toMatchObject({ at: 'stamp', answers: { seen: 'y' } });
    expect(shownPage(ready, again, 'stamp').values).toEqual({ 'answer-stamp': 'c-y' });
    expect(sent(ready, again, 'first', {}).answers).toMatchObject({ first: 'x' });
  });

  test('defaults are filled in until answered, blank answers included', () => {
    const ready = compiled([
      question('name', { default: 'Ann' }),
      question('greeting', { default: "concat('Hello ', ${name})" }),
      question('day', { type: 'date', default: '2026-01-31' }),
      question('when', { type: 'date', default: 'today()' }),
    ]);
    const state = walked(ready, started(ready), { name: 'Bo' });
    expect(shownPage(ready, state, 'greeting').values).toEqual({ 'answer-greeting': 'Hello Bo' });
    const blank = walked(ready, state, {});
    expect(shownPage(ready, blank, 'greeting').values).toEqual({});
    expect(Object.values(shownPage(ready, blank, 'day').values)).toContain('2026');
    const last = walked(ready, blank, {});
    expect(Object.values(shownPage(ready, last, 'when').values)).toContain('2027');
  });

  test('what came with the way in fills the question of its name', () => {
    const ready = compiled([question('source'), question('end')]);
    const state = started(ready, 'seed', { source: 'poster', unknown: 'x' });
    expect(shownPage(ready, state, 'source').values).toEqual({ 'answer-source': 'poster' });
  });
});

describe('piping', () => {
  const ready = compiled(
    [
      question('town', { type: 'single-choice', list: 'towns' }),
      question('name'),
      question('last', { label: { en: 'Hello ${name} of ${town}', cy: 'Helo ${name} o ${town}' } }),
    ],
    { lists: { towns: [choice('c', { label: { en: 'Cardiff', cy: 'Caerdydd' } }), choice('d')] } },
  );

  test('a choice is piped by its label in the text’s language, a typed text as it was typed', () => {
    const state = walked(ready, started(ready), { town: 'c' }, { name: '<b>${town}$&' });
    const [asked] = shownPage(ready, state, 'last').sections[0]?.questions ?? [];
    expect(asked?.question.label).toEqual({
      en: 'Hello <b>${town}$& of Cardiff',
      cy: 'Helo <b>${town}$& o Caerdydd',
    });
  });
});

describe('repeats', () => {
  test('a counted repeat has its instances, and each sees its own answers', () => {
    const ready = compiled([
      question('children', { type: 'whole-number' }),
      repeat(
        'child',
        [
          question('child_name'),
          question('child_age', { type: 'whole-number', label: { en: 'How old is ${child_name}?' } }),
        ],
        { count: '${children}' },
      ),
      question('total', { type: 'whole-number', calculation: 'sum(${child_age})', readOnly: 'true()' }),
    ]);
    const state = walked(
      ready,
      started(ready),
      { children: '2' },
      { 'child_name~1': 'Ann' },
      { 'child_age~1': '4' },
      { 'child_name~2': 'Bo' },
    );
    expect(state.at).toBe('child_age~2');
    const page = shownPage(ready, state, 'child_age~2');
    expect(page.sections).toMatchObject([
      {
        titles: [{ text: { en: 'Label of child' }, instance: 2 }],
        questions: [{ question: { label: { en: 'How old is Bo?' } } }],
      },
    ]);
    const full = walked(ready, state, { 'child_age~2': '6' });
    expect(shownPage(ready, full, 'total').values).toEqual({ 'answer-total': '10' });
    const one = sent(ready, full, 'children', { children: '1' });
    expect(one).toMatchObject({ at: 'child_name~1', hidden: ['child_age~2', 'child_name~2'] });
  });

  test('a repeat without a count offers one more, and forgets nothing when the offer is taken back', () => {
    const ready = compiled([repeat('pet', [question('pet_name')]), question('end')]);
    const state = walked(
      ready,
      started(ready),
      { 'pet_name~1': 'Rex' },
      { another: 'yes' },
      { 'pet_name~2': 'Tib' },
    );
    expect(shownPage(ready, state, 'pet~2~another').another).toEqual({
      title: { en: 'Label of pet' },
      count: 2,
    });
    const done = walked(ready, state, { another: 'no' });
    expect(done.at).toBe('end');
    const fewer = sent(ready, done, 'pet~1~another', { another: 'no' });
    expect(fewer).toMatchObject({ at: 'end', hidden: ['pet_name~2', 'pet~2~another'] });
    expect(sent(ready, fewer, 'pet~1~another', { another: 'yes' })).toMatchObject({
      at: 'pet_name~2',
      hidden: [],
    });
    expect(answerPage(ready, fewer, 'pet~1~another', {}, MOMENT)).toMatchObject({
      problem: { faults: { another: [{ key: 'choose-answer' }] } },
    });
  });
});

describe('repeats on pages', () => {
  test('all of one time is on one page, offers and repeats inside it included', () => {
    const toys = repeat('toy', [question('toy_name')], { count: '2' });
    const ready = compiled([
      repeat('child', [question('child_name'), toys], { page: true }),
      question('end'),
    ]);
    const state = started(ready);
    expect(namesOn(shownPage(ready, state, 'child~1'))).toEqual([
      'child_name~1',
      'toy_name~1~1',
      'toy_name~1~2',
    ]);
    const first = sent(ready, state, 'child~1', { 'child_name~1': 'Ann', 'toy_name~1~2': 'Ball' });
    expect(first.at).toBe('child~1~another');
    const second = sent(ready, first, 'child~1~another', { another: 'yes' });
    expect(namesOn(shownPage(ready, second, 'child~2'))[0]).toBe('child_name~2');
    expect(walked(ready, second, {}, { another: 'no' }, {})).toMatchObject({
      ended: { kind: 'complete' },
      answers: { 'child_name~1': 'Ann', 'toy_name~1~2': 'Ball', 'child_name~2': null },
    });
  });
});

describe('ways out', () => {
  const ready = compiled([yesNo('consent'), question('age', { type: 'whole-number' }), question('end')], {
    screenOuts: [
      { name: 'no-consent', when: "${consent} != 'yes'", message: {}, place: null },
      { name: 'too-young', when: '${age} < 18', message: {}, place: null },
    ],
    quotas: [
      { name: 'old', label: {}, when: '${age} >= 60', limit: 5, hard: true, place: null },
      { name: 'everybody', label: {}, when: 'true()', limit: 9, hard: false, place: null },
    ],
  });
  const next = (state: ReturnType<typeof started>, page: string, typed: Record<string, string>) => {
    const result = answerPage(ready, state, page, typed, MOMENT);
    return result.ok ? result.value.next : null;
  };

  test('a screen-out is judged once its questions are answered, and ends the interview', () => {
    const state = started(ready);
    expect(next(state, 'consent', { 'answer-consent': 'no' })).toEqual({
      kind: 'screened-out',
      name: 'no-consent',
    });
    expect(next(state, 'consent', {})).toEqual({ kind: 'screened-out', name: 'no-consent' });
    const yes = walked(ready, state, { consent: 'yes' });
    expect(yes.at).toBe('age');
    expect(next(yes, 'age', { 'answer-age': '17' })).toEqual({ kind: 'screened-out', name: 'too-young' });
  });

  test('a hard quota is to be checked where it is decided, and every quota at the end', () => {
    const yes = walked(ready, started(ready), { consent: 'yes' });
    const then = { kind: 'page', page: 'end' };
    expect(next(yes, 'age', { 'answer-age': '61' })).toEqual({
      kind: 'quota-check',
      cells: ['old'],
      then,
    });
    expect(next(yes, 'age', { 'answer-age': '40' })).toEqual(then);
    const old = walked(ready, yes, { age: '61' });
    expect(next(old, 'end', {})).toMatchObject({ kind: 'quota-check', cells: ['old', 'everybody'] });
    expect(old.at).toBe('end');
    expect(walked(ready, old, {}).ended).toEqual({ kind: 'complete' });
  });
});

describe('experiments', () => {
  const items = [...'abcde'].map((name) => choice(name));
  const designed = designBestWorst({
    items: [...'abcde'],
    itemsPerTask: 3,
    tasks: 3,
    versions: 4,
    seed: 'x',
  });
  if (!designed.ok) throw new Error('refused');
  const { design } = designed.value;
  const part = question('factors', {
    type: 'best-worst',
    list: 'items',
    required: 'true()',
    parameters: { items: '3', tasks: '3', versions: '4' },
  });
  const ready = compiled([part, question('end')], { lists: { items } }, { factors: design });

  test('each task of the version that the seed gives is a page, with its items in their order', () => {
    const state = started(ready, 'one');
    const [shown] = orderShown(ready, state);
    const version = shown?.kind === 'design' ? shown.version : 0;
    expect(state.at).toBe('factors_1');
    const [asked] = shownPage(ready, state, 'factors_1').sections[0]?.questions ?? [];
    const names = asked?.question.choices.map(({ name }) => name) ?? [];
    expect(names).toEqual(design.versions[version - 1]?.[0]?.map(([item]) => 'abcde'[item ?? 0]));
    const [best = '', worst = ''] = names;
    const typed = { 'factors_1.best': best, 'factors_1.worst': worst };
    const next = sent(ready, state, 'factors_1', typed);
    expect(next).toMatchObject({ at: 'factors_2', answers: { factors_1: { best, worst } } });
    const cells = blankReasons(ready, next, 'broke-off');
    expect(cells).toMatchObject({
      factors_1_best: { value: 'abcde'.indexOf(best) + 1 },
      factors_2_best: { blank: 'broke-off' },
    });
  });

  test('versions are given out all, and an experiment without a design is a fault', () => {
    const versions = Array.from(
      { length: 60 },
      (_, index) => orderShown(ready, started(ready, `r${index}`))[0],
    );
    expect(new Set(versions.map((shown) => (shown?.kind === 'design' ? shown.version : 0)))).toEqual(
      new Set([1, 2, 3, 4]),
    );
    const whole = questionnaire([part], { lists: { items } });
    expect(compileQuestionnaire(whole, {})).toMatchObject({ problem: [{ name: 'factors', field: 'type' }] });
    expect(compileQuestionnaire(whole, null)).toMatchObject({ ok: true });
  });
});
