/** What holds for a questionnaire as a whole: its title, whether questions come one to a page, and its last words. */
import type { Services } from '../../services/index.js';
import { ok } from '../../shared/result.js';
import { revisionOf } from '../draft-desk.js';
import { FormReader } from '../form-reader.js';
import { readTexts, textValues } from '../pages/question-form.js';
import { questionnaireSections } from '../pages/questionnaire-sections.js';
import { belowQuestionnaire, type Desk, deskOf, storeEdit } from '../questionnaire-desk.js';
import { renderPage } from '../render.js';
import type { AddDoor } from '../security/door.js';

const BASE = '/manage/surveys/:survey/questionnaire/settings';

/** Adds the page. */
export function addQuestionnaireSettingsRoutes(door: AddDoor, services: Services): void {
  door(`GET ${BASE}`, async (visit) => show(await deskOf(services, visit)));

  door(`POST ${BASE}`, async (visit) => {
    const desk = await deskOf(services, visit);
    const { languages, settings } = desk.questionnaire;
    const reader = new FormReader(visit.request.body);
    const titled = { label: 'the title', longest: 200, required: true };
    const title = readTexts(reader, 'title', settings.title, languages, titled);
    const last = { label: 'the last words', longest: 10_000 };
    const completion = readTexts(reader, 'completion', settings.completion, languages, last);
    const pages = reader.oneOf('pages', ['one', 'groups'], 'Choose how questions come');
    if (Object.keys(reader.errors).length > 0) return show(desk, reader);
    await storeEdit(services, desk, reader, {
      what: 'settings',
      name: 'settings',
      change: (questionnaire) =>
        ok({ ...questionnaire, settings: { ...questionnaire.settings, title, completion, pages } }),
      afterwards: () => desk.address,
    });
  });
}

function show(desk: Desk, reader?: FormReader): void {
  const { visit, questionnaire, address } = desk;
  const { settings, languages } = questionnaire;
  const values = Object.fromEntries([
    ...textValues('title', settings.title, languages),
    ...textValues('completion', settings.completion, languages),
    ['pages', settings.pages],
  ]);
  const page = {
    ...belowQuestionnaire(desk),
    title: 'Title and pages',
    sections: questionnaireSections(desk, 'settings'),
    action: `${address}/settings`,
    revision: reader === undefined ? visit.survey.revision : revisionOf(reader),
    languages,
    values: reader?.typed ?? values,
    errors: reader?.errors ?? {},
  };
  renderPage(visit.response, 'questionnaire-settings', page, reader === undefined ? 200 : 422);
}
