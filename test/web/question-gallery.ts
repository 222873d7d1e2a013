/** Pages with every question type on them, for tests that look at all of them in every state. */
import { join } from 'node:path';
import express, { type Express } from 'express';
import { readAnswers } from '../../src/domain/questionnaire/answers.js';
import type { Question } from '../../src/domain/questionnaire/definition.js';
import { loadLocales, translators } from '../../src/shared/locales.js';
import { projectRoot } from '../../src/shared/project-root.js';
import { loadAssets } from '../../src/web/assets.js';
import { chooseLanguage, languageOf } from '../../src/web/language.js';
import { answerErrors, questionScripts, shownQuestions } from '../../src/web/pages/questions.js';
import { prepareViews, renderPage, wordsFor } from '../../src/web/render.js';
import { cookiesFor } from '../../src/web/security/cookies.js';
import { setSecurityHeaders } from '../../src/web/security/headers.js';
import { SAMPLES, type Sample } from './question-samples.js';

const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="200"><rect width="600" height="200" fill="#e6efed"/><circle cx="120" cy="100" r="40" fill="#0b5351"/><circle cx="480" cy="100" r="40" fill="#d1802b"/></svg>';

/** What people type into each state of the page. */
const STATES = {
  empty: () => ({}),
  answered: (sample: Sample) => sample.answered,
  faulty: (sample: Sample) => sample.faulty,
  long: (sample: Sample) => sample.answered,
} as const;

export type State = keyof typeof STATES;

/**
 * A server of its own: `/<state>` has every type, `/<state>/<name>` one question alone on its page. A page of faults
 * shows what reading its form finds.
 */
export function questionGallery(): Express {
  const app = express();
  const assets = loadAssets();
  prepareViews(app, { assets, translators: translators(loadLocales()) });
  app.set('views', [join(projectRoot(), 'views'), join(projectRoot(), 'test', 'web', 'views')]);
  app.use(setSecurityHeaders());
  app.get('/pictures/picture.svg', (_request, response) => void response.type('image/svg+xml').send(PICTURE));
  app.get('/assets/:version/:name', (request, response) => assets.handle({ request, response }));
  app.use(chooseLanguage(cookiesFor('http://localhost')));
  app.use(express.urlencoded({ extended: false }));
  app.post('/{*path}', (request, response) => {
    const { answers } = readAnswers(
      SAMPLES.map(({ question }) => question),
      request.body,
    );
    response.json(answers);
  });
  app.get('/:state{/:name}', (request, response) => {
    const { state, name } = request.params as { state: State; name?: string };
    const shown = SAMPLES.filter(({ question }) => name === undefined || question.name === name);
    const questions = shown.map(({ question }) => (state === 'long' ? long(question) : question));
    const form = Object.assign({}, ...shown.map(STATES[state])) as Record<string, string>;
    const language = languageOf(response);
    const { t } = wordsFor(response, 'member');
    const { errors } = readAnswers(questions, form);
    const alone = name !== undefined;
    renderPage(response, 'question-gallery', {
      title: 'Every type of question',
      area: 'member',
      scripts: questionScripts(questions),
      values: form,
      errors: state === 'faulty' ? answerErrors(questions, errors, language, t) : {},
      alone,
      questions: shownQuestions(questions, {
        ...{ language, pictures: '/pictures' },
        ...(alone ? { standing: { labelSize: 'l', isPageHeading: true } } : {}),
      }),
    });
  });
  return app;
}

/** The question with words that are longer than anybody planned for, some of them without a place to break. */
function long(question: Question): Question {
  const text = {
    en: 'Being able to talk, in private and for as long as it takes, to somebody who has lived through the same: Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch',
  };
  const lengthened = { choices: question.choices.map((choice) => ({ ...choice, label: text })) };
  return {
    ...question,
    ...lengthened,
    label: text,
    hint: text,
    ...(question.rows === undefined ? {} : { rows: question.rows.map((row) => ({ ...row, label: text })) }),
  };
}
