import { authoringFaults } from '../../../src/domain/questionnaire/editing/index.js';
import { isOfLevels, namedFault, partFaultSentence } from '../../../src/web/pages/part-faults.js';
import { question, questionnaire } from '../../kit/questionnaire.js';

const trip = { ...question('trip', { type: 'choice-task' }), label: { en: 'Which trip would you take?' } };
const who = { ...question('who', { type: 'single-choice' }), label: { en: 'Who are you?' } };
const desk = { questionnaire: questionnaire([trip, who]) };
const faults = authoringFaults(desk.questionnaire, new Set());
const told = faults.map((fault) => namedFault(fault, desk));

test('a fault is told after what its question asks, not after a name in the data', () => {
  expect(told).toContain('“Who are you?”: Write its choices: there are none yet');
});

test('what options differ in are attributes and levels, and put right on a page of their own', () => {
  expect(told).toContain('“Which trip would you take?”: Write its attributes and levels: there are none yet');
  const ofLevels = faults.filter((fault) => isOfLevels(fault, desk));
  expect(ofLevels.map(({ name }) => name)).toEqual(['trip']);
  expect(ofLevels.map((fault) => partFaultSentence(trip, fault))).toEqual([
    'Write its attributes and levels: there are none yet',
  ]);
});
