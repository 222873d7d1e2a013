/** XLSForm's types that surveys do not ask: accepted by XLSForm's rules, kept, and never fielded. */
import { authoringFaults } from '../../../../src/domain/questionnaire/editing/index.js';
import {
  parseQuestionnaireJson,
  questionnaireJson,
  readQuestionnaire,
  writeQuestionnaire,
} from '../../../../src/domain/questionnaire/xlsform/index.js';
import { choices, faults, read, sheet, survey } from './kit.js';

const Q = 'type | name | label | parameters | appearance | trigger | calculation';
const one = (cells: string) => survey(Q, 'integer | n | N', cells);

test.each([
  ...['image', 'photo', 'audio', 'video', 'file', 'osm', 'barcode', 'geopoint', 'geoshape', 'geotrace'].map(
    (type) => `${type} | a | A`,
  ),
  'add image prompt | a | A',
  'q location | a | A',
  'background-audio | a',
  'start-geopoint | a',
  'background-geopoint | a | | | | ${n}',
  'image | a | A | max-pixels=640',
  'image | a | A | app=com.example.camera | annotate',
  'image | a | A | app=no | signature',
  'audio | a | A | quality=external',
  'background-audio | a | | quality=voice-only',
  'geopoint | a | A | capture-accuracy=2.5 warning-accuracy=10 allow-mock-accuracy=true',
  'geotrace | a | A | incremental=yes',
])('accepted: %s', (cells) => {
  expect(faults(one(cells))).toEqual([]);
  const { questionnaire, obstacles } = read(one(cells));
  expect(obstacles).toEqual([
    expect.objectContaining({ row: 3, sentence: expect.stringMatching(/^surveys do not ask for this type/) }),
  ]);
  const again = readQuestionnaire(writeQuestionnaire(questionnaire));
  if (!again.ok) throw new Error(JSON.stringify(again.problem));
  expect(questionnaireJson(again.value.questionnaire)).toBe(questionnaireJson(questionnaire));
  expect(parseQuestionnaireJson(questionnaireJson(questionnaire)).ok).toBe(true);
  expect(authoringFaults(questionnaire)).toEqual([expect.objectContaining({ key: 'a', field: 'type' })]);
});

test.each<[string, RegExp]>([
  ['image | a | ', /label: expected a label/],
  ['image | a | A | max-pixels=large', /a whole number for max-pixels/],
  ['image | a | A | app=camera', /a package/],
  ['image | a | A | quality=low', /expected max-pixels, app for image/],
  ['audio | a | A | quality=high', /voice-only or low or normal or external for quality/],
  ['background-audio | a | | quality=external', /for quality, found "external"/],
  ['geopoint | a | A | capture-accuracy=near', /a number for capture-accuracy/],
  ['geopoint | a | A | incremental=true', /found "incremental"/],
  ['geoshape | a | A | capture-accuracy=2', /found "capture-accuracy"/],
  ['geoshape | a | A | allow-mock-accuracy=maybe', /true or false for allow-mock-accuracy/],
  ['geotrace | a | A | incremental=false', /true for incremental/],
  ['geopoint | a | A | reference-geometry=nowhere', /a list, a file or a repeat/],
  ['background-geopoint | a', /trigger: expected a question that sets off/],
  ['background-geopoint | a | | | | ${n} | 5 * 2', /no calculation for background-geopoint/],
])('refused: %s', (cells, sentence) => {
  expect(faults(one(cells))).toEqual([expect.stringMatching(sentence)]);
});

test('places to choose from are a list, entities, a file of the form or a repeat', () => {
  const place = (value: string) => `geopoint | a | A | reference-geometry=${value}`;
  const form = survey(
    Q,
    place('towns'),
    place('lakes').replace('| a |', '| b |'),
    place('${visit}').replace('| a |', '| c |'),
    place('rivers').replace('| a |', '| d |'),
    place('trees').replace('| a |', '| e |'),
    'select_one_from_file rivers.geojson | river | River',
    'csv-external | lakes',
    'begin repeat | visit | Visit',
    'text | where | Where',
    'end repeat',
  );
  const entities = sheet('entities', 'list_name | label', 'trees | ${where}');
  expect(faults([form, choices('towns', 'leeds'), entities].join('\n'))).toEqual([]);
});
