import { definedQuestion, partFaults } from '../../../src/domain/questionnaire/defined-question.js';
import { choice, question } from '../../kit/questionnaire.js';

const lists = { items: ['a', 'b', 'c'].map((name) => choice(name)) };
const experiment = (parameters: Record<string, string>) =>
  question('weigh', { type: 'best-worst', list: 'items', parameters });

test('a question as defined has its whole lists; a list that is not there is empty', () => {
  const defined = definedQuestion(question('q', { type: 'grid', list: 'items', rows: '__proto__' }), lists);
  expect(defined.choices.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  expect(defined.rows).toEqual([]);
  expect(definedQuestion(question('q'), lists)).toMatchObject({ choices: [], required: false });
  expect(definedQuestion(question('q', { required: 'true()' }), lists).required).toBe(true);
});

test('faults are the type’s own, and then those of a design that cannot be', () => {
  expect(partFaults(experiment({ items: '4', tasks: '2' }), lists)).toMatchObject([{ found: '4' }]);
  expect(partFaults(experiment({ items: '3', tasks: '2' }), lists)).toEqual([
    { column: 'parameters', expected: expect.stringContaining('at most 1'), found: '2' },
  ]);
  expect(partFaults(experiment({ items: '3', tasks: '1' }), lists)).toEqual([]);
  expect(partFaults(question('q', { type: 'no-such-type' }), lists)).toEqual([]);
});
