/** Every page on which labs, ballots and surveys are set up, in one list. */
import type { Services } from '../../services/index.js';
import type { AddDoor } from '../security/door.js';
import { addBallotCompanionsRoutes } from './ballot-companions.js';
import { addBallotCountRoutes } from './ballot-count.js';
import { addBallotDatesRoutes } from './ballot-dates.js';
import { addBallotHomeRoutes } from './ballot-home.js';
import { addBallotMethodRoutes } from './ballot-method.js';
import { addBallotMoveRoutes } from './ballot-move.js';
import { addBallotNewRoutes } from './ballot-new.js';
import { addBallotOptionsRoutes } from './ballot-options.js';
import { addBallotPreviewRoutes } from './ballot-preview.js';
import { addBallotQuestionRoutes } from './ballot-question.js';
import { addDefinitionsRoutes } from './definitions.js';
import { addLabEditRoutes } from './lab-edit.js';
import { addManageRoutes } from './manage.js';
import { addSurveyRoutes } from './surveys.js';
import { addWorkbenchRoutes } from './workbench.js';

/** Adds all of them. */
export function addOrganiserRoutes(door: AddDoor, services: Services): void {
  // `/manage/labs/new` before `/manage/labs/:lab`; no lab has that slug.
  addLabEditRoutes(door, services);
  addManageRoutes(door, services);
  addBallotNewRoutes(door, services);
  addBallotHomeRoutes(door, services);
  addBallotQuestionRoutes(door, services);
  addBallotOptionsRoutes(door, services);
  addBallotMethodRoutes(door, services);
  addBallotCompanionsRoutes(door, services);
  addBallotDatesRoutes(door, services);
  addBallotMoveRoutes(door, services);
  addBallotCountRoutes(door, services);
  addBallotPreviewRoutes(door, services);
  addSurveyRoutes(door, services);
  addDefinitionsRoutes(door, services);
  addWorkbenchRoutes(door, services);
}
