/** Erasing on somebody's request: the answers that their code leads to, and the details of a contact, each confirmed first. */
import type { Services } from '../../services/index.js';
import type { CodeLeadsTo } from '../../services/surveys/erasure.js';
import { type Problem, ProblemError } from '../../shared/problem.js';
import { actorOf } from '../actor.js';
import { textField } from '../form.js';
import { belowContactsFrame } from '../pages/survey-contact.js';
import { belowSurveyFrame, surveyHome } from '../pages/survey-desk.js';
import { contactConsequences, erasurePage, FOUND_SENTENCES } from '../pages/survey-erasure.js';
import { orThrow } from '../refusal.js';
import { renderPage } from '../render.js';
import type { AddDoor } from '../security/door.js';
import { seeOther } from '../see-other.js';
import type { SurveyVisit } from '../visit.js';

/** Adds `/manage/surveys/:survey/erasure` and the erasure of a contact. */
export function addSurveyErasureRoutes(door: AddDoor, services: Services): void {
  addAnswers(door, services);
  addContact(door, services);
}

function addAnswers(door: AddDoor, { surveys }: Services): void {
  door('GET /manage/surveys/:survey/erasure', (visit) => {
    const done = textField(visit.request.query, 'done', 3) === 'yes';
    renderPage(visit.response, 'survey-erasure', erasurePage(visit, { done }));
  });

  door('POST /manage/surveys/:survey/erasure', async (visit) => {
    const { request, response, survey } = visit;
    const code = textField(request.body, 'code', 300).trim();
    const found = await surveys.erasure.find(survey, code);
    if (!found.ok) return refuse(visit, code, found.problem);
    const done = `${surveyHome(survey.slug)}/erasure?done=yes`;
    if (found.value === 'erased') return seeOther(response, done);
    if (textField(request.body, 'step') !== 'erase') return confirm(visit, code, found.value);
    const erased = await surveys.erasure.erase(survey, actorOf(visit), code);
    if (!erased.ok) return refuse(visit, code, erased.problem);
    seeOther(response, done);
  });
}

function refuse(visit: SurveyVisit, code: string, why: Problem): void {
  const errors = {
    code:
      why.code === 'survey-link-used'
        ? 'This link was used, and nothing says which answers came by it. They can be erased with the withdrawal code that was shown at the end.'
        : 'This code leads to no answers of this survey. Check each group of four, and whether it is a code of this survey.',
  };
  renderPage(visit.response, 'survey-erasure', erasurePage(visit, { code, errors }), 422);
}

function confirm(visit: SurveyVisit, code: string, found: Exclude<CodeLeadsTo, 'erased'>): void {
  const { home, ...frame } = belowSurveyFrame(visit, {
    text: 'Erase on request',
    href: `${surveyHome(visit.survey.slug)}/erasure`,
  });
  renderPage(visit.response, 'survey-erase', {
    ...frame,
    title: 'Erase these answers?',
    confirmation: {
      heading: 'Erase these answers?',
      text: FOUND_SENTENCES[found],
      consequences: [
        'Everything that was answered is erased, with codes and quotes that were made of it, down to the bytes of the database’s files.',
        'That one set of answers was erased is counted, and that you did it is written to the log. The code is not.',
        'Backups, and files of answers that were downloaded before, still hold them until you destroy those.',
        'This cannot be undone.',
      ],
      action: `${home}/erasure`,
      fields: { code, step: 'erase' },
      button: 'Erase the answers',
      kind: 'warning',
      cancel: `${home}/erasure`,
    },
  });
}

function addContact(door: AddDoor, { surveys }: Services): void {
  door('GET /manage/surveys/:survey/contacts/:contact/erase', async (visit) => {
    const contact = orThrow(await surveys.contacts.show(visit.survey, contactOf(visit)));
    const { home, ...frame } = belowContactsFrame(visit);
    renderPage(visit.response, 'survey-erase', {
      ...frame,
      title: 'Erase this contact’s details?',
      confirmation: {
        heading: 'Erase this contact’s details?',
        text: contact.name === '' ? contact.email : `${contact.name}, ${contact.email}`,
        consequences: contactConsequences(contact.state),
        action: `${home}/contacts/${contact.id}/erase`,
        button: 'Erase the details',
        kind: 'warning',
        cancel: `${home}/contacts/${contact.id}`,
      },
    });
  });

  door('POST /manage/surveys/:survey/contacts/:contact/erase', async (visit) => {
    const erased = await surveys.contacts.erase(visit.survey, actorOf(visit), contactOf(visit));
    if (!erased.ok) throw new ProblemError(erased.problem);
    seeOther(visit.response, `${surveyHome(visit.survey.slug)}/contacts?erased=yes`);
  });
}

function contactOf({ request }: SurveyVisit): string {
  return String(request.params['contact']);
}
