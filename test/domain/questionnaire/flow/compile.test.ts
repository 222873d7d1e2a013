import { compileQuestionnaire } from '../../../../src/domain/questionnaire/flow/index.js';
import type { Questionnaire, QuestionnairePart } from '../../../../src/domain/questionnaire/questionnaire.js';
import {
  choice,
  compiled,
  group,
  question,
  questionnaire,
  repeat,
  shownPage,
  started,
  walked,
} from '../../../kit/questionnaire.js';

const faults = (parts: QuestionnairePart[], own: Partial<Questionnaire> = {}) => {
  const result = compileQuestionnaire(questionnaire(parts, own), null);
  return result.ok
    ? []
    : result.problem.map(({ name, field, column, sentence }) => ({ name, field, column, sentence }));
};

test('every fault is told, each with its field and column', () => {
  const place = { sheet: 'survey', row: 4 };
  const parts = [
    question('a', { relevant: '1 +', place }),
    question('b', { type: 'telepathy', constraint: '. > nothing()' }),
    question('c', { calculation: '1 + ${nobody}', trigger: ['nobody'], label: { en: 'Dear ${noone}' } }),
    question('d', { type: 'single-choice', list: 'lost' }),
  ];
  expect(faults(parts)).toMatchObject([
    { name: 'a', field: 'relevant', column: 4 },
    { name: 'b', field: 'type', column: null },
    { name: 'b', field: 'constraint', column: 5 },
    { name: 'c', field: 'calculation', column: 5, sentence: 'there is no question nobody' },
    { name: 'c', field: 'label', sentence: 'there is no question noone' },
    { name: 'c', field: 'trigger' },
    { name: 'd', field: 'list', sentence: 'there is no choice list lost' },
  ]);
  const result = compileQuestionnaire(questionnaire(parts), null);
  expect(result).toMatchObject({ ok: false, problem: [{ place }, {}, {}, {}, {}, {}, {}] });
});

test('screen-outs and quotas are held to the same', () => {
  const rule = { label: {}, limit: 1, hard: true, place: null };
  const own = {
    screenOuts: [{ name: 'out', when: '${gone}', message: {}, place: null }],
    quotas: [{ ...rule, name: 'cell', when: ' ' }],
  };
  expect(faults([question('a')], own)).toMatchObject([
    { name: 'out', field: 'when' },
    { name: 'cell', field: 'when' },
  ]);
});

test('what would have to wait for itself is refused, with the circle', () => {
  const circle = [
    question('a', { calculation: '${c} + 1' }),
    question('b', { relevant: '${a} = 1' }),
    question('c', { calculation: '${b} + 1' }),
  ];
  expect(faults(circle)).toMatchObject([
    { name: 'a', field: 'calculation', sentence: expect.stringContaining('a → c → b → a') },
  ]);
  expect(faults([question('a', { calculation: '${a} + 1' })])).toHaveLength(1);
  expect(faults([group('g', [question('a')], { relevant: '${a} = 1' })])).toHaveLength(1);
  expect(faults([repeat('r', [question('a')], { count: '${a}' })])).toHaveLength(1);
});

test('a constraint, a choice filter and a triggered calculation may look at their own question', () => {
  const own = question('a', { constraint: "${a} != 'x'", calculation: "concat(${a}, 'x')", trigger: ['b'] });
  const filtered = question('c', {
    type: 'single-choice',
    list: 'yes-no',
    choiceFilter: "${c} = '' or name = ${c}",
  });
  expect(faults([question('b'), own, filtered])).toEqual([]);
});

test('a name that several parts share may not be referred to, and each part keeps its own answer', () => {
  const twins = [group('one', [question('age')]), group('two', [question('age')])];
  expect(faults([...twins, question('end', { relevant: '${age} > 1' })])).toMatchObject([
    { name: 'end', sentence: '2 questions or groups are called age' },
  ]);
  const ready = compiled(twins);
  const state = walked(ready, started(ready), { 'one~age': 'x' }, { 'two~age': 'y' });
  expect(state.answers).toEqual({ 'one~age': 'x', 'two~age': 'y' });
});

test('groups are pages where the settings or the group say so', () => {
  const parts = [group('g', [question('a'), question('b')]), question('c')];
  const settings = { title: {}, id: '', version: '', completion: {} };
  const names = (pages: 'one' | 'groups') => {
    const ready = compiled(parts, { settings: { ...settings, pages } });
    return started(ready).at;
  };
  expect([names('one'), names('groups')]).toEqual(['a', 'g']);
});

test('names that every object has are names like any other', () => {
  const ready = compiled(
    [question('__proto__', { type: 'single-choice', list: 'constructor' }), question('end')],
    {
      lists: { constructor: [choice('toString'), choice('__proto__')] } as never,
    },
  );
  const state = walked(
    ready,
    started(ready),
    JSON.parse('{"__proto__": "__proto__"}') as Record<string, string>,
  );
  expect(Object.entries(state.answers)).toEqual([['__proto__', '__proto__']]);
  expect(shownPage(ready, state, '__proto__').values).toEqual({ 'answer-__proto__': '__proto__' });
});
