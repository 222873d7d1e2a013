/** Questionnaires that are tried out are made ready once for all pages of all their trials. */
import { questionnaireJson } from '../../../src/domain/questionnaire/xlsform/index.js';
import { rememberedDrafts } from '../../../src/services/surveys/compiled.js';
import { TEST_QUESTIONNAIRE } from '../../kit/survey.js';

test('the same texts are compiled once, an edit or another design makes another', () => {
  const asked: string[] = [];
  const real = rememberedDrafts();
  const drafts = rememberedDrafts((definition, designs) => {
    asked.push(designs);
    return real(definition, designs);
  });
  const definition = questionnaireJson(TEST_QUESTIONNAIRE);
  const edited = questionnaireJson({ ...TEST_QUESTIONNAIRE, quotas: [] });
  const first = drafts(definition, '{}');
  for (let page = 0; page < 20; page += 1) expect(drafts(definition, '{}')).toBe(first);
  expect(first.questionnaire.quotas).toHaveLength(1);
  expect(drafts(edited, '{}').questionnaire.quotas).toEqual([]);
  drafts(definition, '{"other":{}}');
  expect(asked).toHaveLength(3);
});
