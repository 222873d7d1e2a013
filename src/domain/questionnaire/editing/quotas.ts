/** Quotas: cells of respondents with a limit each, added, changed and taken away. */
import { ok, type Result } from '../../../shared/result.js';
import type { Questionnaire, Quota } from '../questionnaire.js';
import { type EditFault, refuseEdit } from './fault.js';
import { nameFrom } from './names.js';

/** The most quotas of a questionnaire: each is judged for every respondent. */
export const MOST_QUOTAS = 200;

type NewQuota = Omit<Quota, 'name' | 'place'>;

/** A free name for a quota with these words. */
export function quotaName({ quotas }: Questionnaire, words: string): string {
  return nameFrom(words, 'quota', new Set(quotas.map(({ name }) => name)));
}

/** The questionnaire with more quotas at the end, named after their labels in the first language. */
export function addQuotas(
  questionnaire: Questionnaire,
  added: readonly NewQuota[],
): Result<Questionnaire, EditFault> {
  const language = questionnaire.languages[0]?.code ?? 'en';
  let changed = questionnaire;
  for (const quota of added) {
    const name = quotaName(changed, quota.label[language] ?? '');
    if (changed.quotas.length >= MOST_QUOTAS) return refuseEdit('too-many', name);
    changed = { ...changed, quotas: [...changed.quotas, { ...quota, name, place: null }] };
  }
  return ok(changed);
}

/** The questionnaire with the quota changed; its name stays. Refused where there is none of the name. */
export function changeQuota(
  questionnaire: Questionnaire,
  name: string,
  change: Partial<NewQuota>,
): Result<Questionnaire, EditFault> {
  const { quotas } = questionnaire;
  if (quotas.every((quota) => quota.name !== name)) return refuseEdit('no-such-quota', name);
  return ok({
    ...questionnaire,
    quotas: quotas.map((quota) => (quota.name === name ? { ...quota, ...change } : quota)),
  });
}

/** The questionnaire without the quota. */
export function removeQuota(questionnaire: Questionnaire, name: string): Result<Questionnaire, EditFault> {
  const left = questionnaire.quotas.filter((quota) => quota.name !== name);
  return left.length === questionnaire.quotas.length
    ? refuseEdit('no-such-quota', name)
    : ok({ ...questionnaire, quotas: left });
}
