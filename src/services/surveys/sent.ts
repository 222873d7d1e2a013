/** What can be said of a response that was sent, to whoever holds its withdrawal code; never what it says. */
import type { Questionnaire } from '../../domain/questionnaire/questionnaire.js';
import type { Texts } from '../../shared/language.js';
import { findResponse } from '../../storage/response-store.js';
import type { SurveyRow } from '../../storage/survey-store.js';
import { newestVersion } from '../../storage/survey-version-store.js';
import { keyOfCompleted } from './codes.js';
import type { RespondContext } from './pass.js';

export interface SentResponse {
  readonly questionnaire: Questionnaire;
  /** The number of the wording that was agreed to. */
  readonly consent: number;
  readonly isWithdrawn: boolean;
}

/** The response that this withdrawal code belongs to, or null. */
export async function sentResponse(
  context: RespondContext,
  survey: SurveyRow,
  withdrawalCode: string,
): Promise<SentResponse | null> {
  const { reader } = context.storage;
  const row = await findResponse(reader, survey.id, keyOfCompleted(withdrawalCode));
  if (row === undefined) return null;
  const { questionnaire } = await context.versions(reader, survey.id, row.version);
  return { questionnaire, consent: row.consent, isWithdrawn: row.state === 'withdrawn' };
}

/** The words of a screen-out in the newest version; none where it has no such screen-out any more. */
export async function screenOutWords(
  context: RespondContext,
  survey: SurveyRow,
  name: string,
): Promise<Texts> {
  const { reader } = context.storage;
  const number = await newestVersion(reader, survey.id);
  if (number === null) return {};
  const { questionnaire } = await context.versions(reader, survey.id, number);
  return questionnaire.screenOuts.find((one) => one.name === name)?.message ?? {};
}
