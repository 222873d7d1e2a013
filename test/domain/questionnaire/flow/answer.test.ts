import { answerPage, pageAt } from '../../../../src/domain/questionnaire/flow/index.js';
import {
  choice,
  compiled,
  group,
  MOMENT,
  namesOn,
  question,
  sent,
  shownPage,
  started,
  typedForm,
  walked,
  yesNo,
} from '../../../kit/questionnaire.js';

describe('one question after another', () => {
  const ready = compiled([
    yesNo('used', { required: 'true()' }),
    question('what', { relevant: "${used} = 'yes'" }),
    question('end'),
  ]);

  test('only what is relevant is asked, and the last page completes', () => {
    const yes = walked(ready, started(ready), { used: 'yes' });
    expect(yes.at).toBe('what');
    expect(walked(ready, yes, { what: 'help' }, {})).toMatchObject({ at: null, ended: { kind: 'complete' } });
    expect(walked(ready, started(ready), { used: 'no' }).at).toBe('end');
  });

  test('an answer under a path that is hidden is kept aside and comes back with the path', () => {
    const yes = walked(ready, started(ready), { used: 'yes' }, { what: 'help' });
    const no = sent(ready, yes, 'used', { used: 'no' });
    expect(no).toMatchObject({ at: 'end', hidden: ['what'], answers: { what: 'help' } });
    const again = sent(ready, no, 'used', { used: 'yes' });
    expect(again).toMatchObject({ at: 'what', hidden: [] });
    expect(shownPage(ready, again, 'what').values).toEqual({ 'answer-what': 'help' });
  });

  test('a page that is not on the way, not yet or not at all, says where to go', () => {
    const state = started(ready);
    const next = { kind: 'page', page: 'used' };
    for (const page of ['what', 'end', 'nowhere', '__proto__']) {
      expect(pageAt(ready, state, page, MOMENT)).toEqual({ ok: false, problem: next });
      expect(answerPage(ready, state, page, {}, MOMENT)).toEqual({
        ok: false,
        problem: { kind: 'elsewhere', next },
      });
    }
  });

  test('a page sent twice gives the same state and the same next page', () => {
    const form = { 'answer-used': 'yes', shown: ['used'] };
    const once = answerPage(ready, started(ready), 'used', form, MOMENT);
    if (!once.ok) throw new Error('refused');
    expect(answerPage(ready, once.value.state, 'used', form, MOMENT)).toEqual(once);
  });

  test('progress counts what may still be asked, and back leads the way that was come', () => {
    expect(shownPage(ready, started(ready), 'used').progress).toEqual({ part: 1, of: 3 });
    const no = walked(ready, started(ready), { used: 'no' });
    expect(shownPage(ready, no, 'end')).toMatchObject({ progress: { part: 2, of: 2 }, back: 'used' });
  });

  test('a response that has ended stays as it is', () => {
    const over = walked(ready, started(ready), { used: 'no' }, { end: 'x' });
    expect(pageAt(ready, over, 'end', MOMENT)).toEqual({ ok: false, problem: { kind: 'complete' } });
    expect(answerPage(ready, over, 'end', { 'answer-end': 'y' }, MOMENT)).toEqual({
      ok: true,
      value: { state: over, next: { kind: 'complete' } },
    });
  });
});

describe('faults', () => {
  const ready = compiled([
    group(
      'about',
      [
        question('age', {
          type: 'whole-number',
          required: 'true()',
          requiredMessage: { en: 'Say how old you are' },
          constraint: '. >= 18 and . <= 120',
          constraintMessage: { en: 'From 18 to 120' },
        }),
        question('why', { required: '${age} > 60' }),
      ],
      { page: true },
    ),
    question('end'),
  ]);
  const faults = (form: Record<string, unknown>) => {
    const result = answerPage(ready, started(ready), 'about', form, MOMENT);
    return result.ok || result.problem.kind === 'elsewhere' ? null : result.problem.faults;
  };

  test('the author’s words stand beside the type’s own', () => {
    expect(faults({})).toMatchObject({
      'answer-age': [{ key: 'type-number', message: { en: 'Say how old you are' } }],
    });
    expect(faults({ 'answer-age': '17' })).toMatchObject({
      'answer-age': [{ key: 'constraint', message: { en: 'From 18 to 120' } }],
    });
    expect(faults({ 'answer-age': 'old' })).toMatchObject({
      'answer-age': [{ key: 'number-unreadable', message: null }],
    });
  });

  test('an answer on the same page may make another one required', () => {
    expect(faults({ 'answer-age': '61' })).toMatchObject({ 'answer-why': [{ key: 'type-answer' }] });
    expect(faults({ 'answer-age': '60' })).toBeNull();
  });

  test('an answer that a later change makes wrong is asked again, with its fault', () => {
    const parts = [
      question('limit', { type: 'whole-number' }),
      question('spent', { type: 'whole-number', constraint: '. <= ${limit}' }),
      question('end'),
    ];
    const both = compiled(parts);
    const state = walked(both, started(both), { limit: '10' }, { spent: '8' });
    const lower = sent(both, state, 'limit', { limit: '5' });
    expect(lower.at).toBe('spent');
    expect(shownPage(both, lower, 'spent').faults).toMatchObject({ 'answer-spent': [{ key: 'constraint' }] });
    expect(pageAt(both, lower, 'end', MOMENT)).toEqual({
      ok: false,
      problem: { kind: 'page', page: 'spent' },
    });
  });
});

describe('answers on one page that bring about others', () => {
  const towns = [
    choice('cardiff', { filters: { country: 'wales' } }),
    choice('swansea', { filters: { country: 'wales' } }),
    choice('leeds', { filters: { country: 'england' } }),
  ];
  const lists = { countries: [choice('wales'), choice('england')], towns };
  const ready = compiled(
    [
      group(
        'place',
        [
          question('country', { type: 'single-choice', list: 'countries', required: 'true()' }),
          question('town', {
            type: 'single-choice',
            list: 'towns',
            choiceFilter: 'country = ${country}',
            required: 'true()',
          }),
          question('visits', { relevant: "${country} = 'wales'", required: 'true()' }),
        ],
        { page: true },
      ),
      question('end'),
    ],
    { lists },
  );
  const choicesOf = (state: ReturnType<typeof started>) =>
    shownPage(ready, state, 'place').sections[0]?.questions[1]?.question.choices.map(({ name }) => name);

  test('the page comes again with what is asked now, without a fault', () => {
    const first = started(ready);
    expect(choicesOf(first)).toEqual([]);
    expect(namesOn(shownPage(ready, first, 'place'))).toEqual(['country', 'town']);
    const wales = sent(ready, first, 'place', { country: 'wales' });
    expect(wales.at).toBe('place');
    expect(choicesOf(wales)).toEqual(['cardiff', 'swansea']);
    expect(namesOn(shownPage(ready, wales, 'place'))).toEqual(['country', 'town', 'visits']);
    const full = sent(ready, wales, 'place', { country: 'wales', town: 'cardiff', visits: 'two' });
    expect(full.at).toBe('end');
  });

  test('what was on the page and left blank is a fault', () => {
    const wales = sent(ready, started(ready), 'place', { country: 'wales' });
    const form = typedForm(shownPage(ready, wales, 'place'), { country: 'wales' });
    expect(answerPage(ready, wales, 'place', form, MOMENT)).toMatchObject({
      problem: {
        faults: { 'answer-town': [{ key: 'choose-answer' }], 'answer-visits': [{ key: 'type-answer' }] },
      },
    });
  });

  test('a choice that is no longer offered is asked again', () => {
    const wales = sent(ready, started(ready), 'place', { country: 'wales' });
    const full = sent(ready, wales, 'place', { country: 'wales', town: 'cardiff', visits: 'two' });
    const england = sent(ready, full, 'place', { country: 'england', town: 'cardiff' });
    expect(england).toMatchObject({ at: 'place', hidden: ['visits'] });
  });
});
