/** Consent asked twice: taking part is agreed to on a survey's first page, whatever its questionnaire asks. */
import { isQuestionType, questionType } from '../question-types/index.js';
import type { Questionnaire } from '../questionnaire.js';
import type { AuthoringFault } from './faults.js';
import { outline, type Placed } from './outline.js';

/**
 * A fault for every box that all respondents must tick to go on: it asks again for what they agreed to on the first page. Consent
 * to something else (being quoted, being written to) is left blank by whoever does not give it, put as yes or no, or asked of some.
 */
export function consentAgain(questionnaire: Questionnaire): readonly AuthoringFault[] {
  return outline(questionnaire)
    .filter(isAskedOfAll)
    .map(({ key, part }) => ({
      ...{ sheet: 'survey', key, name: part.name, field: 'required', column: null },
      sentence:
        'respondents agree to take part on the survey’s first page: let them leave this blank, put it as yes or no, or leave it out',
    }));
}

function isAskedOfAll({ part, parents }: Placed): boolean {
  if (part.kind !== 'question' || !isQuestionType(part.type)) return false;
  if (!questionType(part.type).asksConsent || part.parameters['ask'] === 'yes-no') return false;
  return part.required === 'true()' && [...parents, part].every(({ relevant }) => relevant === null);
}
