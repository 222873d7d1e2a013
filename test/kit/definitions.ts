/** Stored definitions for tests. */
import type { DefinitionContent } from '../../src/services/analysis/definitions/definition.js';
import type { Services } from '../../src/services/index.js';
import type { SurveyRow } from '../../src/storage/survey-store.js';
import { agreed } from './survey.js';

/** Stores a definition of the survey as it is, without trying it. */
export async function addTestDefinition(
  { analysis }: Services,
  survey: SurveyRow,
  name: string,
  content: DefinitionContent,
): Promise<void> {
  const subject = { kind: 'survey' as const, id: survey.id, labId: survey.lab_id };
  await agreed(analysis.definitions.add(subject, { name, content }, 'system'));
}

/** A filter of the test questionnaire; answers with its name. */
export async function addTestFilter(services: Services, survey: SurveyRow): Promise<string> {
  const content = { kind: 'filter' as const, label: { en: 'Patients' }, expression: "${role} = 'patient'" };
  await addTestDefinition(services, survey, 'patients', content);
  return 'patients';
}
