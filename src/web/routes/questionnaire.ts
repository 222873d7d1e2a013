/** Every page on which a questionnaire is written, in one list. */
import type { Services } from '../../services/index.js';
import type { AddDoor } from '../security/door.js';
import { addQuestionnaireAddRoutes } from './questionnaire-add.js';
import { addQuestionnaireDesignRoutes } from './questionnaire-design.js';
import { addQuestionnaireImportRoutes } from './questionnaire-import.js';
import { addQuestionnaireLanguagesRoutes } from './questionnaire-languages.js';
import { addQuestionnaireLevelsRoutes } from './questionnaire-levels.js';
import { addQuestionnaireLogicRoutes } from './questionnaire-logic.js';
import { addQuestionnaireMoveRoutes } from './questionnaire-move.js';
import { addQuestionnairePartRoutes } from './questionnaire-part.js';
import { addQuestionnairePicturesRoutes } from './questionnaire-pictures.js';
import { addQuestionnairePreviewRoutes } from './questionnaire-preview.js';
import { addQuestionnaireProhibitionsRoutes } from './questionnaire-prohibitions.js';
import { addQuestionnaireQuotaCellsRoutes } from './questionnaire-quota-cells.js';
import { addQuestionnaireQuotasRoutes } from './questionnaire-quotas.js';
import { addQuestionnaireScreenOutsRoutes } from './questionnaire-screen-outs.js';
import { addQuestionnaireSettingsRoutes } from './questionnaire-settings.js';
import { addQuestionnaireTemplatesRoutes } from './questionnaire-templates.js';
import { addSurveyQuestionnaireRoutes } from './survey-questionnaire.js';

/** Adds them. */
export function addQuestionnaireRoutes(door: AddDoor, services: Services): void {
  addSurveyQuestionnaireRoutes(door, services);
  addQuestionnaireAddRoutes(door, services);
  addQuestionnairePartRoutes(door, services);
  addQuestionnaireLogicRoutes(door, services);
  addQuestionnaireLevelsRoutes(door, services);
  addQuestionnaireProhibitionsRoutes(door, services);
  addQuestionnaireDesignRoutes(door, services);
  addQuestionnairePicturesRoutes(door, services);
  addQuestionnaireMoveRoutes(door, services);
  addQuestionnaireSettingsRoutes(door, services);
  addQuestionnaireLanguagesRoutes(door, services);
  addQuestionnaireScreenOutsRoutes(door, services);
  addQuestionnaireQuotasRoutes(door, services);
  addQuestionnaireQuotaCellsRoutes(door, services);
  addQuestionnaireTemplatesRoutes(door, services);
  addQuestionnairePreviewRoutes(door, services);
  addQuestionnaireImportRoutes(door, services);
}
