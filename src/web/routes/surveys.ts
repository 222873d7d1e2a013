/** Every page about surveys, for respondents and for those who run them, in one list. */
import type { Services } from '../../services/index.js';
import { respondDesk } from '../respond-desk.js';
import type { Cookies } from '../security/cookies.js';
import type { AddDoor } from '../security/door.js';
import { addQuestionnaireRoutes } from './questionnaire.js';
import { addSurveyAboutRoutes } from './survey-about.js';
import { addSurveyAnswersRoutes } from './survey-answers.js';
import { addSurveyCodebookRoutes } from './survey-codebook.js';
import { addSurveyContactRoutes } from './survey-contact.js';
import { addSurveyContactsRoutes } from './survey-contacts.js';
import { addSurveyDatesRoutes } from './survey-dates.js';
import { addSurveyEndRoutes } from './survey-end.js';
import { addSurveyErasureRoutes } from './survey-erasure.js';
import { addSurveyFileRoutes } from './survey-file.js';
import { addSurveyHomeRoutes } from './survey-home.js';
import { addSurveyLaterRoutes } from './survey-later.js';
import { addSurveyLeaveRoutes } from './survey-leave.js';
import { addSurveyLinksRoutes } from './survey-links.js';
import { addSurveyPageRoutes } from './survey-page.js';
import { addSurveyPictureRoutes } from './survey-picture.js';
import { addSurveyReportRoutes } from './survey-report.js';
import { addSurveyStartRoutes } from './survey-start.js';
import { addSurveyTryRoutes } from './survey-try.js';
import { addSurveyVersionsRoutes } from './survey-versions.js';
import { addSurveyVisitRoutes } from './survey-visit.js';

/** Adds the pages that respondents meet, over one desk. */
export function addRespondentRoutes(door: AddDoor, services: Services, cookies: Cookies): void {
  const desk = respondDesk(services, cookies);
  addSurveyStartRoutes(door, desk);
  addSurveyPageRoutes(door, desk);
  addSurveyPictureRoutes(door, services);
  addSurveyEndRoutes(door, desk);
  addSurveyVisitRoutes(door, desk);
  addSurveyLaterRoutes(door, desk);
  addSurveyLeaveRoutes(door, desk);
}

/** Adds the pages on which surveys are set up and watched. */
export function addSurveyRoutes(door: AddDoor, services: Services): void {
  addSurveyHomeRoutes(door, services);
  addQuestionnaireRoutes(door, services);
  addSurveyAboutRoutes(door, services);
  addSurveyVersionsRoutes(door, services);
  addSurveyTryRoutes(door, services);
  addSurveyDatesRoutes(door, services);
  addSurveyLinksRoutes(door, services);
  addSurveyContactsRoutes(door, services);
  addSurveyContactRoutes(door, services);
  addSurveyErasureRoutes(door, services);
  addSurveyReportRoutes(door, services);
  addSurveyAnswersRoutes(door, services);
  addSurveyFileRoutes(door, services);
  addSurveyCodebookRoutes(door, services);
}
