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
