/** or_other: the choice that a list gains, and what the list's other uses see of it. */
import {
  checkQuestionnaire,
  questionnaireJson,
  readQuestionnaireJson,
} from '../../../../src/domain/questionnaire/xlsform/index.js';
import { read, sheet, survey } from './kit.js';

test('or_other adds a choice that asks for words; further columns are filters', () => {
  const form = `${survey('type | name | label | choice_filter', 'select_one c or_other | a | A | ')}
${sheet('choices', 'list name | name | label | county | behaviour', 'c | x | X | Kent | fixed', 'c | n | None | | none')}`;
  expect(read(form).questionnaire.lists['c']).toEqual([
    {
      name: 'x',
      label: { en: 'X' },
      image: null,
      imageAlt: {},
      filters: { county: 'Kent' },
      behaviour: ['fixed'],
    },
    { name: 'n', label: { en: 'None' }, image: null, imageAlt: {}, filters: {}, behaviour: ['none'] },
    { name: 'other', label: { en: 'Other' }, image: null, imageAlt: {}, filters: {}, behaviour: ['other'] },
  ]);
});

test('a scale that is labelled by a list to which or_other adds a choice keeps it as it was written, and is read back the same', () => {
  const form = `${survey(
    'type | name | label | parameters',
    'select_one c or_other | a | A | ',
    'range | s | S | start=1 end=2 step=1 tick_labelset=c',
    'range | t | T | start=1 end=2 step=1 tick_labelset=c',
  )}
${sheet('choices', 'list name | name | label', 'c | 1 | Little', 'c | 2 | Much', 'c_scale | x | X')}`;
  const { questionnaire, obstacles } = read(form);
  const named = (list: string) => questionnaire.lists[list]?.map(({ name }) => name);
  expect(questionnaire.parts).toMatchObject([
    { list: 'c' },
    { list: 'c_scale_scale' },
    { list: 'c_scale_scale' },
  ]);
  expect([named('c'), named('c_scale'), named('c_scale_scale')]).toEqual([
    ['1', '2', 'other'],
    ['x'],
    ['1', '2'],
  ]);
  expect(obstacles).toEqual([]);
  const again = readQuestionnaireJson(questionnaireJson(questionnaire));
  expect(again).toMatchObject({ ok: true });
  expect(checkQuestionnaire(questionnaire)).toMatchObject({ ok: true });
});
