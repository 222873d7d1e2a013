/** The questionnaire of a stored text, which was checked when it was stored. */
import type { Questionnaire } from '../../domain/questionnaire/questionnaire.js';
import { parseQuestionnaireJson } from '../../domain/questionnaire/xlsform/index.js';
import { present } from '../../shared/assert.js';

/** Parses what `questionnaireJson` wrote. */
export function storedQuestionnaire(json: string): Questionnaire {
  const read = parseQuestionnaireJson(json);
  return present(read.ok ? read.value : null, 'a stored questionnaire is one');
}
