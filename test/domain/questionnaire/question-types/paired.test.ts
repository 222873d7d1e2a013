import { questionType } from '../../../../src/domain/questionnaire/question-types/index.js';
import { answerTo, faultsOf, questionOf, valuesOf } from '../../../kit/questions.js';

const experiment = questionOf('paired', { parameters: { tasks: '2', equal: 'yes' } });
const type = questionType('paired');
const [pair] = type.expand(experiment, [[{ item: 'b' }, { item: 'a' }]]);

test('one of the two, or no preference where that is offered', () => {
  expect(answerTo(pair!, { '': 'a' })).toBe('a');
  expect(answerTo(pair!, { '': 'equal' })).toBe('equal');
  expect(faultsOf(pair!, { '': 'c-3' })).toEqual({ '': ['choice-unknown'] });
  expect(faultsOf({ ...pair!, parameters: { tasks: '2' } }, { '': 'equal' })).toEqual({
    '': ['choice-unknown'],
  });
  expect(faultsOf(pair!, {})).toEqual({ '': ['choose-answer'] });
});

test('no preference is the code after the choices’', () => {
  const [defined] = type.expand(experiment, null);
  expect(valuesOf(defined!, 'a')).toEqual({ q_1: 1 });
  expect(valuesOf(defined!, 'equal')).toEqual({ q_1: 4 });
});

test('no choice may take its name', () => {
  const choices = ['equal', 'b'].map((name) => ({ name, label: { en: name } }));
  expect(type.check({ ...experiment, choices })).toMatchObject([{ column: 'choices' }]);
});
