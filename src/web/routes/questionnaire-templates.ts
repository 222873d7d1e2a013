/** Starting a questionnaire from a template, or putting one in the place of what is there. */
import { lengthOf } from '../../domain/questionnaire/editing/index.js';
import type { Services } from '../../services/index.js';
import { listTemplates, type Template } from '../../services/surveys/templates.js';
import { inLanguage } from '../../shared/language.js';
import { FormReader } from '../form-reader.js';
import { belowQuestionnaire, type Desk, deskOf } from '../questionnaire-desk.js';
import { renderPage } from '../render.js';
import type { AddDoor } from '../security/door.js';

const BASE = '/manage/surveys/:survey/questionnaire/templates';

/** Adds the page. */
export function addQuestionnaireTemplatesRoutes(door: AddDoor, services: Services): void {
  door(`GET ${BASE}`, async (visit) => show(await deskOf(services, visit), await listTemplates()));

  door(`POST ${BASE}`, async (visit) => {
    const desk = await deskOf(services, visit);
    const reader = new FormReader(visit.request.body);
    const templates = await listTemplates();
    const template = templates.find(({ name }) => name === reader.all('template')[0]);
    if (template === undefined) {
      reader.refuse('template', 'Choose a template');
      return show(desk, templates, reader);
    }
    const { questionnaire } = template;
    const title = `Template: ${inLanguage(questionnaire.settings.title, 'en')}`;
    await services.surveys.authoring.stage(visit.survey.id, questionnaire, title);
    visit.response.redirect(303, `${desk.address}/import/confirm`);
  });
}

function show(desk: Desk, templates: readonly Template[], reader?: FormReader): void {
  const page = {
    ...belowQuestionnaire(desk),
    title: 'Start from a template',
    action: `${desk.address}/templates`,
    choices: templates.map(({ name, questionnaire }) => {
      const { questions, minutes } = lengthOf(questionnaire);
      const languages = questionnaire.languages.map((language) => language.name).join(' and ');
      return {
        value: name,
        text: inLanguage(questionnaire.settings.title, 'en'),
        hint: `${questions} questions, about ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, in ${languages}.`,
      };
    }),
    values: reader?.typed ?? {},
    errors: reader?.errors ?? {},
  };
  renderPage(desk.visit.response, 'questionnaire-templates', page, reader === undefined ? 200 : 422);
}
