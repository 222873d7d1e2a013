/** Entities and whatever else a form says to other tools: held to XLSForm's rules, and written again as it was. */
import { renamePart } from '../../../../src/domain/questionnaire/editing/index.js';
import {
  questionnaireJson,
  readQuestionnaire,
  readQuestionnaireJson,
  writeQuestionnaire,
} from '../../../../src/domain/questionnaire/xlsform/index.js';
import { faults, read, sheet, survey } from './kit.js';

const form = (saveTo: string, columns: string, ...rows: string[]) =>
  `${survey('type | name | label | save_to', `text | a | A | ${saveTo}`)}\n${sheet('entities', columns, ...rows)}`;

test('entities are accepted and kept for other tools, which the author is told', () => {
  const { notes, obstacles } = read(form('height', 'list_name | label', 'trees | ${a}'));
  expect(notes.map(({ sheet: name, sentence }) => [name, sentence])).toEqual([
    ['entities', 'surveys save no entities: the sheet is kept for other tools'],
  ]);
  expect(obstacles).toEqual([]);
  expect(faults(form('', 'dataset | entity_id', 'trees | ${a}'))).toEqual([]);
  expect(faults(form('trees#height', 'dataset | entity_id | update_if', 'trees | ${a} | true()'))).toEqual(
    [],
  );
});

test.each<[string, string, RegExp]>([
  [
    'an answer saved where no entity is',
    survey('type | name | label | save_to', 'text | a | A | x'),
    /on the sheet entities/,
  ],
  ['a property that is taken', form('Label', 'dataset | label', 'trees | x'), /other than name and label/],
  ['a property of ODK', form('__id', 'dataset | label', 'trees | x'), /found "__id"/],
  [
    'an answer that is not there',
    form('', 'dataset | label', 'trees | ${b}'),
    /^entities row 2, label: .*found "b"/,
  ],
  ['two marks', form('trees##a', 'dataset | label', 'trees | x'), /at most one # between/],
  ['an unknown list', form('bushes#a', 'dataset | label', 'trees | x'), /before #, found "bushes"/],
  [
    'a property of one of several lists',
    form('height', 'dataset | label', 'trees | x', 'bushes | x'),
    /the list and # before the property/,
  ],
  [
    'a list twice',
    form('', 'dataset | label', 'trees | x', 'trees | y'),
    /^entities row 3, dataset: .*row 2 too/,
  ],
  [
    'a property twice',
    `${survey('type | name | label | save_to', 'text | a | A | x', 'text | b | B | trees#x')}\n${sheet('entities', 'dataset | label', 'trees | x')}`,
    /^survey row 3, save_to: expected "trees#x" once, found it in row 2 too/,
  ],
  [
    'an end that is saved',
    `${survey('type | name | label | save_to', 'begin group | g | G |', 'text | a | A |', 'end group | | | x')}\n${sheet('entities', 'dataset | label', 'trees | x')}`,
    /^survey row 4, save_to: .*groups and repeats are no properties/,
  ],
  ['a list without a name', form('', 'label', 'x'), /^entities row 2, dataset/],
  ['a list with a full stop', form('', 'dataset | label', 'a.b | x'), /without full stops, found "a.b"/],
  ['no label for new ones', form('', 'dataset', 'trees'), /^entities row 2, label/],
  [
    'an update of nothing',
    form('', 'dataset | label | update_if', 'trees | x | true()'),
    /an entity_id beside update_if/,
  ],
  [
    'a column that is none',
    form('', 'dataset | label | colour', 'trees | x | red'),
    /^entities row 1, colour/,
  ],
  [
    'a condition to make without one to change',
    form('', 'dataset | entity_id | create_if', 'trees | x | true()'),
    /update_if beside create_if/,
  ],
])('%s', (_what, text, sentence) => {
  expect(faults(text)).toEqual([expect.stringMatching(sentence)]);
});

test('what a form says to other tools is written again, as sheets and as JSON, under new names of its questions', () => {
  const { questionnaire } = read(
    [
      survey(
        'type | name | label | save_to | bind::x:y | audio | note to self',
        'text | a | A | height | ${a} | a.mp3 | ask Mair',
        'osm tags | place | Place | | | |',
      ),
      sheet('entities', 'list_name | label | entity_id', 'trees | ${a} |'),
      sheet('osm', 'list_name | name | label', 'tags | building | Building'),
      sheet('settings', 'form_title | style | instance_name', 'Trees | pages theme-grid | concat(${a}, 1)'),
    ].join('\n'),
  );
  const again = readQuestionnaire(writeQuestionnaire(questionnaire));
  if (!again.ok) throw new Error(JSON.stringify(again.problem));
  const json = questionnaireJson(questionnaire);
  expect(questionnaireJson(again.value.questionnaire)).toBe(json);
  expect(readQuestionnaireJson(json).ok).toBe(true);
  const sheets = new Map(writeQuestionnaire(questionnaire).map(({ name, rows }) => [name, rows]));
  const cells = (name: string) => JSON.stringify(sheets.get(name)?.map((row) => row.cells));
  for (const said of ['save_to', 'height', 'bind::x:y', 'a.mp3', 'ask Mair', 'osm tags'])
    expect(cells('survey')).toContain(JSON.stringify(said));
  expect(cells('entities')).toContain('["trees","${a}",""]');
  expect(cells('osm')).toContain('["tags","building","Building"]');
  expect(cells('settings')).toContain('"pages theme-grid"');
  const renamed = renamePart(questionnaire, 'a', 'tree');
  if (!renamed.ok) throw new Error(renamed.problem.code);
  expect(questionnaireJson(renamed.value)).not.toContain('${a}');
});

test('sounds of choices, files and the types of devices are written again, in languages and in old headers too', () => {
  const { questionnaire } = read(
    [
      survey(
        'type | name | label::Welsh (cy) | audio::Welsh (cy)',
        'dateTime | when | Pryd? | pryd.mp3',
        'deviceid | device | |',
        'start | begun | |',
        'select_one c | a | A |',
        'begin group | g | G |',
        'csv-external | towns | |',
        'text | b | B |',
        'end group | | |',
      ),
      sheet(
        'choices',
        'list_name | name | label::Welsh (cy) | audio | note to self',
        'c | x | X | ${b}.mp3 | ask',
      ),
    ].join('\n'),
  );
  const json = questionnaireJson(questionnaire);
  const again = readQuestionnaire(writeQuestionnaire(questionnaire));
  if (!again.ok) throw new Error(JSON.stringify(again.problem));
  expect(questionnaireJson(again.value.questionnaire)).toBe(json);
  expect(readQuestionnaireJson(json).ok).toBe(true);
  const written = JSON.stringify(writeQuestionnaire(questionnaire));
  for (const said of [
    'pryd.mp3',
    'dateTime',
    'deviceid',
    'start',
    'csv-external',
    'towns',
    '${b}.mp3',
    'ask',
  ])
    expect(written).toContain(JSON.stringify(said));
  const renamed = renamePart(questionnaire, 'b', 'town');
  if (!renamed.ok) throw new Error(renamed.problem.code);
  expect(questionnaireJson(renamed.value)).toContain('${town}.mp3');
});

test('a carried word for a type is dropped with the type', () => {
  const { questionnaire } = read(survey('type | name | label', 'dateTime | when | When?'));
  const [part] = questionnaire.parts;
  if (part?.kind !== 'question') throw new Error('expected a question');
  const changed = { ...questionnaire, parts: [{ ...part, type: 'whole-number' }] };
  expect(readQuestionnaireJson(questionnaireJson(changed)).ok).toBe(true);
  expect(JSON.stringify(writeQuestionnaire(changed))).not.toContain('dateTime');
});

test('a header with one colon means nothing beside one with two, and goes on meaning nothing', () => {
  const form = survey('type | name | label::Welsh (cy) | bind:relevant', 'text | a | A | no formula at all');
  const json = questionnaireJson(read(form).questionnaire);
  expect(readQuestionnaireJson(json).ok).toBe(true);
});
