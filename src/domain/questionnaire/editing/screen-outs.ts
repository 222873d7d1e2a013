/** Screen-outs: ways out of the interview before its end, added, changed and taken away. */
import type { Texts } from '../../../shared/language.js';
import { ok, type Result } from '../../../shared/result.js';
import type { Questionnaire, ScreenOut } from '../questionnaire.js';
import { type EditFault, refuseEdit } from './fault.js';
import { nameFrom } from './names.js';

/** The most screen-outs of a questionnaire. */
const MOST = 100;

/** A free name for a screen-out with these words. */
export function screenOutName({ screenOuts }: Questionnaire, words: string): string {
  return nameFrom(words, 'screen-out', new Set(screenOuts.map(({ name }) => name)));
}

/** The questionnaire with another screen-out at the end, whose condition is still to be said. */
export function addScreenOut(
  questionnaire: Questionnaire,
  name: string,
  message: Texts,
): Result<Questionnaire, EditFault> {
  const { screenOuts } = questionnaire;
  if (screenOuts.some((rule) => rule.name === name)) return refuseEdit('name-taken', name);
  if (screenOuts.length >= MOST) return refuseEdit('too-many', name);
  return ok({ ...questionnaire, screenOuts: [...screenOuts, { name, when: '', message, place: null }] });
}

/** The questionnaire with the screen-out changed; its name stays. Refused where there is none of the name. */
export function changeScreenOut(
  questionnaire: Questionnaire,
  name: string,
  change: Partial<Pick<ScreenOut, 'when' | 'message'>>,
): Result<Questionnaire, EditFault> {
  const { screenOuts } = questionnaire;
  if (screenOuts.every((rule) => rule.name !== name)) return refuseEdit('no-such-rule', name);
  return ok({
    ...questionnaire,
    screenOuts: screenOuts.map((rule) => (rule.name === name ? { ...rule, ...change } : rule)),
  });
}

/** The questionnaire without the screen-out. */
export function removeScreenOut(
  questionnaire: Questionnaire,
  name: string,
): Result<Questionnaire, EditFault> {
  const { screenOuts } = questionnaire;
  const left = screenOuts.filter((rule) => rule.name !== name);
  return left.length === screenOuts.length
    ? refuseEdit('no-such-rule', name)
    : ok({ ...questionnaire, screenOuts: left });
}
