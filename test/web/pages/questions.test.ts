import { join } from 'node:path';
import ejs from 'ejs';
import { readAnswers } from '../../../src/domain/questionnaire/answers.js';
import type { Question } from '../../../src/domain/questionnaire/definition.js';
import { QUESTION_TYPES } from '../../../src/domain/questionnaire/question-types/index.js';
import { LANGUAGES } from '../../../src/shared/language.js';
import { loadLocales, translators } from '../../../src/shared/locales.js';
import { projectRoot } from '../../../src/shared/project-root.js';
import { fieldId, fieldState } from '../../../src/web/fields.js';
import { answerErrors, shownQuestions } from '../../../src/web/pages/questions.js';

const words = translators(loadLocales());
const views = join(projectRoot(), 'views');

const QUESTIONS: readonly Question[] = QUESTION_TYPES.map(({ name, hasChoices }, index) => ({
  type: name,
  name: `q${index}`,
  label: { en: `Question ${index} <b>`, cy: `Cwestiwn ${index}` },
  hint: null,
  required: true,
  choices: hasChoices
    ? [
        { name: 'a', label: { en: 'First & best' } },
        { name: 'b', label: { en: 'Second', cy: 'Ail' } },
      ]
    : [],
}));

const show = (index: number, values: Record<string, unknown>, errors: Record<string, string> = {}) =>
  ejs.renderFile(
    join(views, 'questions', `${QUESTIONS[index]?.type}.ejs`),
    { question: shownQuestions(QUESTIONS, 'en')[index], values, errors, fieldId, fieldState, t: words.en },
    { views: [views] },
  );

test.each(QUESTIONS.map(({ type }, index) => [type, index] as const))(
  'a %s question escapes its texts and gives back what was typed',
  async (_type, index) => {
    const shown = await show(index, { [`answer-q${index}`]: 'b' });
    expect(shown).toContain(`Question ${index} &lt;b&gt;`);
    expect(shown).not.toContain('<b>');
    expect(shown).toMatch(/value="b"\s+checked|type="text" value="b"|>\s*b<\/textarea>/);
  },
);

test.each(LANGUAGES)('every fault of every type has its sentence in %s', (language) => {
  const forms = [{}, Object.fromEntries(QUESTIONS.map(({ name }) => [`answer-${name}`, 'x'.repeat(5000)]))];
  for (const form of forms) {
    const { errors } = readAnswers(QUESTIONS, form);
    const sentences = answerErrors(QUESTIONS, errors, language, words[language]);
    expect(Object.keys(sentences)).toEqual(QUESTIONS.map(({ name }) => `answer-${name}`));
    for (const sentence of Object.values(sentences)) expect(sentence).not.toMatch(/[{}]/);
  }
});

test.each(LANGUAGES)('every question type has a name and a hint in %s', (language) => {
  for (const { name } of QUESTION_TYPES) {
    expect(words[language](`questions.types.${name}.name`)).not.toBe('');
    expect(words[language](`questions.types.${name}.hint`)).not.toBe('');
  }
});

test('a text that was never translated says that it is English', () => {
  const [shown] = shownQuestions(
    QUESTIONS.filter(({ choices }) => choices.length > 0),
    'cy',
  );
  expect(shown?.field).toMatchObject({
    lang: 'cy',
    choices: [
      { text: 'First & best', language: 'en' },
      { text: 'Ail', language: 'cy' },
    ],
  });
});
