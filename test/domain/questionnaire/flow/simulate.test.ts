import fc from 'fast-check';
import { designBestWorst } from '../../../../src/domain/experiments/best-worst-design.js';
import {
  answerPage,
  type Preferences,
  simulateResponse,
  startResponse,
} from '../../../../src/domain/questionnaire/flow/index.js';
import { QUESTION_TYPES } from '../../../../src/domain/questionnaire/question-types/index.js';
import { choice, compiled, group, MOMENT, question, yesNo } from '../../../kit/questionnaire.js';
import { compiledParts, partLists } from '../../../kit/questionnaire-shapes.js';

const letters = [...'abcde'].map((name) => choice(name));
const lists = { letters };
const startOf = (seed: string) => ({ seed, language: 'en', given: {} });
const simulated = (ready: ReturnType<typeof compiled>, seed: string, preferences: Preferences = {}) =>
  simulateResponse(ready, startOf(seed), MOMENT, preferences);

test('a made-up response is complete, follows from its seed, and is what its forms give', () => {
  fc.assert(
    fc.property(partLists, fc.string(), (parts, seed) => {
      const ready = compiledParts(parts);
      const { state, sent } = simulated(ready, seed);
      expect(state.ended).toEqual({ kind: 'complete' });
      expect(simulated(ready, seed)).toEqual({ state, sent });
      let again = startResponse(ready, startOf(seed), MOMENT);
      for (const { page, form } of sent) {
        const result = answerPage(ready, again, page, form, MOMENT);
        if (result.ok) again = result.value.state;
      }
      expect(again).toEqual(state);
    }),
    { numRuns: 40 },
  );
});

test('every type that a respondent answers is answered, each where it is required', () => {
  const designed = designBestWorst({
    items: [...'abcde'],
    itemsPerTask: 3,
    tasks: 2,
    versions: 2,
    seed: 'x',
  });
  const design = designed.ok ? designed.value.design : null;
  const pair = designBestWorst({ items: [...'abcde'], itemsPerTask: 2, tasks: 2, versions: 2, seed: 'x' });
  const levels = [...'abcd'].map((name) =>
    choice(name, { filters: { attribute: name < 'c' ? 'one' : 'two' } }),
  );
  const profiles = {
    attributes: [
      { name: 'one', levels: ['a', 'b'] },
      { name: 'two', levels: ['c', 'd'] },
    ],
    versions: [
      [
        [
          [0, 0],
          [1, 1],
        ],
        [
          [0, 1],
          [1, 0],
        ],
      ],
    ],
  };
  const parameters: Record<string, Record<string, string>> = {
    'best-worst': { items: '3', tasks: '2' },
    paired: { tasks: '2' },
    'choice-task': { alternatives: '2', tasks: '2' },
  };
  for (const type of QUESTION_TYPES.filter(({ answeredBy }) => answeredBy === 'respondent')) {
    const list = type.name === 'choice-task' ? 'levels' : type.choices === 'needed' ? 'letters' : null;
    const rows = type.rows === 'needed' ? (type.name === 'choice-task' ? 'attributes' : 'yes-no') : null;
    const own = { type: type.name, required: 'true()', list, rows, parameters: parameters[type.name] ?? {} };
    const designs = {
      'best-worst': design,
      paired: pair.ok ? pair.value.design : null,
      'choice-task': profiles,
    }[type.name];
    const ready = compiled(
      [question('q', own)],
      { lists: { ...lists, levels, attributes: [choice('one'), choice('two')] } },
      designs === null || designs === undefined ? null : { q: designs },
    );
    const { state } = simulated(ready, 'seed');
    expect([type.name, state.ended?.kind]).toEqual([type.name, 'complete']);
    expect(Object.values(state.answers)).not.toContain(null);
  }
});

test('a constraint is met by trying again, and one that nothing meets leaves the response where it is', () => {
  const age = { type: 'whole-number', required: 'true()' };
  const met = compiled([question('age', { ...age, constraint: '. > 80' })]);
  expect(Number(simulated(met, 'x').state.answers['age'])).toBeGreaterThan(80);
  const never = compiled([question('age', { ...age, constraint: 'false()' })]);
  expect(simulated(never, 'x').state).toMatchObject({ at: 'age', ended: null });
});

test('what is liked is chosen more often, in choices, rankings and best–worst tasks', () => {
  const designed = designBestWorst({
    items: [...'abcde'],
    itemsPerTask: 3,
    tasks: 5,
    versions: 3,
    seed: 'x',
  });
  if (!designed.ok) throw new Error('refused');
  const ready = compiled(
    [
      question('one', { type: 'single-choice', list: 'letters', required: 'true()' }),
      question('rank', { type: 'ranking', list: 'letters', required: 'true()' }),
      question('bw', {
        type: 'best-worst',
        list: 'letters',
        required: 'true()',
        parameters: { items: '3', tasks: '5' },
      }),
    ],
    { lists },
    { bw: designed.value.design },
  );
  const liked = { a: 3, e: -3 };
  const utilities = { one: liked, rank: liked, bw: liked };
  const answers = Array.from(
    { length: 60 },
    (_, index) => simulated(ready, `r${index}`, { utilities }).state.answers,
  );
  const share = (holds: (each: (typeof answers)[number]) => boolean) =>
    answers.filter(holds).length / answers.length;
  expect(share(({ one }) => one === 'a')).toBeGreaterThan(0.6);
  expect(share(({ rank }) => Array.isArray(rank) && rank[0] === 'a')).toBeGreaterThan(0.6);
  expect(share(({ rank }) => Array.isArray(rank) && rank[4] === 'e')).toBeGreaterThan(0.6);
  const ends = answers.flatMap((each) => Object.entries(each).filter(([path]) => path.startsWith('bw_')));
  const count = (end: string, item: string) =>
    ends.filter(([, answer]) => (answer as Record<string, string>)[end] === item).length;
  expect(count('best', 'a')).toBeGreaterThan(5 * count('worst', 'a'));
  expect(count('worst', 'e')).toBeGreaterThan(5 * count('best', 'e'));
});

test('some skip what is not required, and some leave half-way', () => {
  const ready = compiled([group('g', [yesNo('a'), yesNo('b')], { page: true }), yesNo('c'), yesNo('d')]);
  const many = Array.from({ length: 40 }, (_, index) =>
    simulated(ready, `r${index}`, { skipping: 0.5, leaving: 0.2 }),
  );
  expect(many.some(({ state }) => state.at !== null)).toBe(true);
  expect(many.some(({ state }) => state.ended !== null)).toBe(true);
  expect(many.some(({ state }) => state.answers['a'] === null)).toBe(true);
});

test('what is said is put together from the sentences, as often as people write, and leaves every other answer as it was', () => {
  const ready = compiled(
    [question('why', { type: 'long-text' }), question('pick', { type: 'single-choice', list: 'letters' })],
    { lists },
  );
  const sentences = { why: ['It is near.', 'It is kind.'] };
  const seeds = Array.from({ length: 200 }, (_, index) => String(index));
  const answersOf = (seed: string, more: Preferences) =>
    simulated(ready, seed, { skipping: 0, ...more }).state.answers;
  const told = seeds.map((seed) => answersOf(seed, { sentences, writing: 0.4 }));
  const written = told.map((answers) => answers['why']).filter((answer) => answer != null);
  expect(written.length).toBeGreaterThan(50);
  expect(written.length).toBeLessThan(110);
  expect(new Set(written)).toEqual(
    new Set(['It is near.', 'It is kind.', 'It is near. It is kind.', 'It is kind. It is near.']),
  );
  for (const [index, seed] of seeds.entries())
    expect(told[index]?.['pick']).toBe(answersOf(seed, {})['pick']);
});
