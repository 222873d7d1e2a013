/** The languages of a questionnaire: which it has, how much of it is written in each, and its texts side by side. */
import { textCells, withLanguage, withTranslations } from '../../domain/questionnaire/editing/index.js';
import type { Services } from '../../services/index.js';
import { ProblemError, problem } from '../../shared/problem.js';
import { revisionOf } from '../draft-desk.js';
import { FormReader } from '../form-reader.js';
import { languagesPage, readTranslations, translationsPage } from '../pages/questionnaire-languages.js';
import { type Desk, deskOf, storeEdit } from '../questionnaire-desk.js';
import { renderPage } from '../render.js';
import type { AddDoor } from '../security/door.js';

const BASE = '/manage/surveys/:survey/questionnaire/languages';

/** Adds the pages. */
export function addQuestionnaireLanguagesRoutes(door: AddDoor, services: Services): void {
  door(`GET ${BASE}`, async (visit) => {
    const desk = await deskOf(services, visit);
    renderPage(visit.response, 'questionnaire-languages', languagesPage(desk));
  });

  door(`POST ${BASE}`, async (visit) => {
    const desk = await deskOf(services, visit);
    const reader = new FormReader(visit.request.body);
    const name = reader.line('name', { label: 'what the language is called', longest: 60, required: true });
    const code = reader.line('code', { label: 'the code of the language', longest: 20, required: true });
    if (code !== '' && !/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(code))
      reader.refuse('code', 'Type a code such as pl, ur or pt-BR');
    if (/::|[()]/.test(name)) reader.refuse('name', 'Leave out brackets and colons');
    if (Object.keys(reader.errors).length > 0)
      return renderPage(visit.response, 'questionnaire-languages', languagesPage(desk, reader), 422);
    await storeEdit(services, desk, reader, {
      what: 'language-added',
      name: code,
      change: (questionnaire) => withLanguage(questionnaire, { code, name }),
      afterwards: () => `${desk.address}/languages/${encodeURIComponent(code)}`,
    });
  });

  door(`GET ${BASE}/:language`, async (visit) => {
    const desk = await deskOf(services, visit);
    const language = languageAt(desk);
    renderPage(visit.response, 'questionnaire-translations', translationsPage(desk, language, pageOf(desk)));
  });

  door(`POST ${BASE}/:language`, async (visit) => {
    const desk = await deskOf(services, visit);
    const language = languageAt(desk);
    const reader = new FormReader(visit.request.body);
    const page = pageOf(desk, reader);
    const texts = readTranslations(reader, textCells(desk.questionnaire));
    if (Object.keys(reader.errors).length > 0)
      return renderPage(
        visit.response,
        'questionnaire-translations',
        translationsPage(desk, language, page, { reader, revision: revisionOf(reader) }),
        422,
      );
    await storeEdit(services, desk, reader, {
      what: 'translated',
      name: language.code,
      change: (questionnaire) => withTranslations(questionnaire, language.code, texts),
      afterwards: () => `${desk.address}/languages/${encodeURIComponent(language.code)}?page=${page}`,
    });
  });
}

function languageAt({ questionnaire, visit }: Desk) {
  const code = String(visit.request.params['language']);
  const language = questionnaire.languages.find((one) => one.code === code);
  if (language === undefined) throw new ProblemError(problem('not-found'));
  return language;
}

function pageOf({ visit }: Desk, reader?: FormReader): number {
  const asked = Number(reader?.all('page')[0] ?? visit.request.query['page'] ?? 1);
  return Number.isInteger(asked) && asked > 0 ? asked : 1;
}
