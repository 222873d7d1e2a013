/** One contact of a survey: looked at, given a new link, withdrawn. */
import type { Services } from '../../services/index.js';
import { surveyOccasion } from '../../services/mail/occasions/index.js';
import type { Handover } from '../../services/surveys/replaced-link.js';
import { type Problem, ProblemError } from '../../shared/problem.js';
import { actorOf } from '../actor.js';
import { countIn, textField } from '../form.js';
import { contactLinkPage, contactPage } from '../pages/survey-contact.js';
import { surveyHome } from '../pages/survey-desk.js';
import { orThrow } from '../refusal.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';
import { showSurveyRefusal } from '../survey-refusal.js';
import type { SurveyVisit } from '../visit.js';

/** Adds `/manage/surveys/:survey/contacts/:contact` and its steps. */
export function addSurveyContactRoutes(door: AddDoor, services: Services): void {
  const { mail, context } = services;
  const { contacts } = services.surveys;

  door('GET /manage/surveys/:survey/contacts/:contact', async (visit) => {
    const contact = orThrow(await contacts.show(visit.survey, contactOf(visit)));
    const hasBegun = await contacts.hasBegun(visit.survey.id, contact);
    const { format } = wordsFor(visit.response, 'organiser');
    const words = { format, zone: context.config.labTimeZone };
    const canMail = surveyOccasion(visit.survey).barrier(context.clock.now()) === null;
    renderPage(visit.response, 'survey-contact', contactPage(visit, contact, words, { canMail, hasBegun }));
  });

  door('POST /manage/surveys/:survey/contacts/:contact/withdraw', async (visit) => {
    const withdrawn = await contacts.withdraw(visit.survey, actorOf(visit), contactOf(visit));
    if (!withdrawn.ok) return refuse(visit, withdrawn.problem);
    visit.response.redirect(303, contactAddress(visit));
  });

  door('POST /manage/surveys/:survey/contacts/:contact/replace', async (visit) => {
    const { request, response, survey } = visit;
    orThrow(await contacts.show(survey, contactOf(visit)));
    const occasion = surveyOccasion(survey);
    const issue = countIn(textField(request.body, 'issue', 9)) ?? 0;
    const handover = HANDOVERS.find((known) => known === textField(request.body, 'then')) ?? 'mail';
    const barrier = handover === 'mail' ? occasion.barrier(context.clock.now()) : null;
    if (barrier !== null) return refuse(visit, barrier);
    const order = { issue, handover };
    const replaced = await contacts.reissue(survey, actorOf(visit), contactOf(visit), order);
    if (!replaced.ok) return refuse(visit, replaced.problem);
    const { contact, link } = replaced.value;
    if (link !== null)
      return renderPage(response, 'link-replaced', contactLinkPage(visit, contact, link, handover));
    orThrow(await mail.sendReplacement(occasion, actorOf(visit), contact));
    mail.wake();
    response.redirect(303, contactAddress(visit));
  });
}

const HANDOVERS = ['mail', 'show', 'show-anew'] as const satisfies readonly Handover[];

function contactOf({ request }: SurveyVisit): string {
  return String(request.params['contact']);
}

function contactAddress(visit: SurveyVisit): string {
  return `${surveyHome(visit.survey.slug)}/contacts/${contactOf(visit)}`;
}

function refuse(visit: SurveyVisit, problem: Problem): void {
  if (problem.code === 'not-found') throw new ProblemError(problem);
  showSurveyRefusal(visit, problem, { text: 'See the contact as it is now', href: contactAddress(visit) });
}
