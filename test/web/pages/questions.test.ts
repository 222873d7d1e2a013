import { join } from 'node:path';
import ejs from 'ejs';
import { readAnswers } from '../../../src/domain/questionnaire/answers.js';
import type { Question } from '../../../src/domain/questionnaire/definition.js';
import { QUESTION_TYPES, questionType } from '../../../src/domain/questionnaire/question-types/index.js';
import { LANGUAGES } from '../../../src/shared/language.js';
import { loadLocales, translators } from '../../../src/shared/locales.js';
import { projectRoot } from '../../../src/shared/project-root.js';
import { fieldId, fieldState } from '../../../src/web/fields.js';
import { answerErrors, shownQuestions } from '../../../src/web/pages/questions.js';
import { ONE_OF_EACH, questionOf } from '../../kit/questions.js';

const words = translators(loadLocales());
const views = join(projectRoot(), 'views');

const show = (question: Question, values: Record<string, unknown>, errors: Record<string, string> = {}) =>
  ejs.renderFile(
    join(views, 'questions', `${question.type}.ejs`),
    {
      question: shownQuestions([question], { language: 'en' })[0],
      values,
      errors,
      fieldId,
      fieldState,
      t: words.en,
      language: 'en',
    },
    { views: [views] },
  );

const ASKED = ONE_OF_EACH.filter(({ type }) => questionType(type).answeredBy === 'respondent');

test.each(
  ONE_OF_EACH.filter(({ type }) => questionType(type).answeredBy !== 'calculation').map(
    (question) => [question.type, question] as const,
  ),
)('a %s question escapes its texts', async (_type, question) => {
  const shown = await show(question, {});
  expect(shown).toContain('How &lt;b&gt;?');
  expect(shown).not.toContain('<b>');
});

test.each(['single-choice', 'multiple-choice', 'short-text', 'long-text'])(
  'a %s question gives back what was typed',
  async (type) => {
    const shown = await show(questionOf(type), { 'answer-q': 'b' });
    expect(shown).toMatch(/value="b"\s+checked|type="text" value="b"|>\s*b<\/textarea>/);
  },
);

test.each(LANGUAGES)('every question that must be answered says so in a sentence in %s', (language) => {
  const { errors } = readAnswers(ASKED, {});
  const sentences = answerErrors(ASKED, errors, language, words[language]);
  expect([...new Set(Object.keys(sentences).map((field) => field.split('.')[0]))]).toEqual(
    ASKED.map(({ name }) => `answer-${name}`),
  );
  for (const sentence of Object.values(sentences)) expect(sentence).not.toMatch(/[{}]/);
});

test.each(LANGUAGES)('every question type has a name and a hint in %s', (language) => {
  for (const { name } of QUESTION_TYPES) {
    expect(words[language](`questions.types.${name}.name`)).not.toBe('');
    expect(words[language](`questions.types.${name}.hint`)).not.toBe('');
  }
});

test('a picture says what it shows, a question’s else its words, a choice’s else nothing', () => {
  const question = questionOf('single-choice', { image: { en: 'a b.png' } });
  const image = { en: 'choice.png', cy: 'dewis.png' };
  const pictured = {
    ...question,
    choices: question.choices.map((choice, at) => ({
      ...choice,
      image,
      ...(at === 0 ? { imageAlt: { cy: 'Drws' } } : {}),
    })),
  };
  const [shown] = shownQuestions([pictured], { language: 'cy', pictures: '/s/x/pictures' });
  expect(shown?.image).toEqual({ href: '/s/x/pictures/a%20b.png', text: shown?.field.label });
  expect(shown?.field.choices.map((choice) => choice.image)).toEqual([
    { href: '/s/x/pictures/dewis.png', text: 'Drws' },
    { href: '/s/x/pictures/dewis.png', text: '' },
    { href: '/s/x/pictures/dewis.png', text: '' },
  ]);
  const [told] = shownQuestions([{ ...question, imageAlt: { en: 'A map' } }], { language: 'en' });
  expect(told?.image?.text).toBe('A map');
});

test('a text that was never translated says that it is English', () => {
  const [shown] = shownQuestions([questionOf('single-choice')], { language: 'cy' });
  expect(shown?.field).toMatchObject({
    lang: 'cy',
    choices: [
      { text: 'First & best', language: 'en' },
      { text: 'Ail', language: 'cy' },
      { text: 'Trydydd', language: 'cy' },
    ],
  });
});
