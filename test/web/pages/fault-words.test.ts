import { authoringFaults } from '../../../src/domain/questionnaire/editing/index.js';
import { QUESTION_TYPES } from '../../../src/domain/questionnaire/question-types/index.js';
import { faultSentence } from '../../../src/web/pages/fault-words.js';
import { choice, question, questionnaire, yesNo } from '../../kit/questionnaire.js';

const told = (field: string, sentence: string, column: number | null = null) =>
  faultSentence({ field, sentence, column });

test.each([
  [
    'type',
    'expected a list of the sheet choices after select_one, found none',
    'Write its choices: there are none yet',
  ],
  ['parameters', 'expected tasks=, a number, found "none"', 'Settings: say “Tasks for each respondent”'],
  [
    'parameters',
    'expected items to be at most 3, as many as there are choices, found "4"',
    'Settings: “Items in each task” must be at most 3, as many as there are choices, but is 4',
  ],
  ['parameters', 'expected only min and max, found "top"', 'Settings: “top” means nothing here'],
  ['media::image', 'expected the picture to show, found none', 'Add the picture that it shows'],
  ['guidance_hint', 'expected the story that is told, found none', 'Guidance: write the story'],
  [
    'limit',
    'expected a whole number from 0, found "many"',
    'Limit: this needs a whole number from 0, but has "many"',
  ],
  ['bind::oddity', 'expected something else', 'Oddity: this needs something else'],
])('%s: %s', (field, sentence, words) => {
  expect(told(field, sentence)).toBe(words);
});

test('an expression is told with the field’s words and the character', () => {
  expect(told('relevant', 'there is no question nobody', 4)).toBe(
    'Asked if, character 4: there is no question nobody',
  );
});

test('no question of any type that has only its words is told of in the language of sheets', () => {
  const parts = QUESTION_TYPES.map(({ name }, at) => question(`q${at}`, { type: name }));
  const broken = questionnaire([yesNo('fine'), ...parts], {
    lists: { 'yes-no': [choice('yes'), choice('no')] },
  });
  const sentences = authoringFaults(broken).map(faultSentence);
  expect(sentences.length).toBeGreaterThan(5);
  expect(sentences.filter((sentence) => /expected|found|sheet/i.test(sentence))).toEqual([]);
});
