/** What is written is read back the same: as sheets, as JSON, and as JSON of what was read from sheets. */
import fc from 'fast-check';
import {
  checkQuestionnaire,
  parseQuestionnaireJson,
  questionnaireJson,
  readQuestionnaire,
  readQuestionnaireJson,
  writeQuestionnaire,
} from '../../../../src/domain/questionnaire/xlsform/index.js';
import { questionnaires } from './questionnaires.js';

const given = <Value>(result: { ok: true; value: Value } | { ok: false; problem: unknown }) => {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.problem, null, 1));
};

test('a questionnaire written as sheets is read back the same', () => {
  fc.assert(
    fc.property(questionnaires, (questionnaire) => {
      const read = given(readQuestionnaire(writeQuestionnaire(questionnaire))).questionnaire;
      expect(JSON.parse(questionnaireJson(read))).toEqual(JSON.parse(questionnaireJson(questionnaire)));
      expect(read.languages).toEqual(questionnaire.languages);
    }),
    { numRuns: 60 },
  );
});

test('a questionnaire written as JSON is read back the same, its texts in the order of its languages', () => {
  fc.assert(
    fc.property(questionnaires, (questionnaire) => {
      const json = questionnaireJson(questionnaire);
      const shaped = given(parseQuestionnaireJson(json));
      expect(shaped).toEqual(questionnaire);
      const codes = questionnaire.languages.map(({ code }) => code);
      const titles = Object.keys(shaped.settings.title);
      expect(titles).toEqual(codes.filter((code) => titles.includes(code)));
      expect(questionnaireJson(given(readQuestionnaireJson(json)).questionnaire)).toBe(json);
    }),
    { numRuns: 60 },
  );
});

test('the text does not depend on the order in which an object was filled', () => {
  fc.assert(
    fc.property(questionnaires, ({ settings, languages, parts, lists, quotas, screenOuts }) => {
      const turned = {
        screenOuts,
        quotas,
        lists: Object.fromEntries(Object.entries(lists).reverse()),
        parts,
        languages,
        settings: Object.fromEntries(Object.entries(settings).reverse()) as typeof settings,
      };
      expect(questionnaireJson(turned)).toBe(
        questionnaireJson({ settings, languages, parts, lists, quotas, screenOuts }),
      );
    }),
  );
});

test('a questionnaire that breaks a rule is told where its workbook would break it', () => {
  const questionnaire = given(
    parseQuestionnaireJson(
      JSON.stringify({
        canvass: 'questionnaire/1',
        settings: {},
        languages: [{ code: 'en', name: 'English' }],
        parts: [
          { kind: 'question', type: 'short-text', name: 'a', label: { en: 'A' }, relevant: '${b} = 1' },
          { kind: 'question', type: 'single-choice', name: 'c', label: { en: 'C' }, list: 'missing' },
        ],
      }),
    ),
  );
  expect(checkQuestionnaire(questionnaire)).toMatchObject({
    ok: false,
    problem: [
      { sheet: 'survey', row: 2, column: 'relevant' },
      { sheet: 'survey', row: 3, column: 'type' },
    ],
  });
});

test('whatever form is accepted can be kept as JSON and written as sheets', () => {
  const language = fc.oneof(
    fc.constantFrom(
      'English (en)',
      '(cy)',
      'a (b) (c)',
      '__proto__',
      'x::y',
      ' ',
      'Welsh',
      'constructor',
      'ŵ ()',
    ),
    fc.string({ maxLength: 6 }),
  );
  const column = fc.oneof(
    fc.constantFrom('my county', 'media', 'a:b', 'Label ', 'VALUE', '1st', 'x'),
    fc.string({ maxLength: 5 }),
  );
  const start = fc.constantFrom(
    '5',
    '007',
    '1e5',
    '.5',
    '+5',
    '-0',
    'Infinity',
    'a - b',
    '“x”',
    'it\'s "so"',
    '0x1F',
  );
  const form = fc.tuple(
    language,
    language,
    column,
    start,
    fc.constantFrom('text', 'integer', 'date', 'note'),
  );
  let accepted = 0;
  fc.assert(
    fc.property(form, ([one, other, filter, first, type]) => {
      const read = readQuestionnaire([
        {
          name: 'survey',
          rows: [
            ['type', 'name', `label::${one}`, `hint::${other}`, 'default'],
            [type, 'a', 'A', 'why', first],
            ['select_one c', 'b', 'B', 'why', 'x'],
          ].map((cells, at) => ({ row: at + 1, cells })),
        },
        {
          name: 'choices',
          rows: [
            ['list_name', 'name', 'label', filter],
            ['c', 'x', 'X', 'Kent'],
            ['c', 'y', 'Y', ''],
          ].map((cells, at) => ({ row: at + 1, cells })),
        },
      ]);
      if (!read.ok) return;
      accepted += 1;
      const json = questionnaireJson(read.value.questionnaire);
      expect(questionnaireJson(given(parseQuestionnaireJson(json)))).toBe(json);
      expect(questionnaireJson(given(checkQuestionnaire(read.value.questionnaire)).questionnaire)).toBe(json);
    }),
    { numRuns: 300 },
  );
  expect(accepted).toBeGreaterThan(100);
});

test('choices from a file keep the words that XLSForm has for them', () => {
  const file = 'select_multiple_from_file towns.csv';
  const read = given(
    readQuestionnaire([
      {
        name: 'survey',
        rows: [
          { row: 1, cells: ['type', 'name', 'label', 'parameters'] },
          { row: 2, cells: [file, 'a', 'A', 'value=id label=title'] },
        ],
      },
    ]),
  );
  const [survey] = writeQuestionnaire(read.questionnaire);
  expect(survey?.rows[1]?.cells).toContain(file);
});
