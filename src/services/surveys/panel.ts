/** Work with a panel company: its ids in, signed redirects out, and nothing of its people stored. */
import { hmacSha256, isProof } from '../../shared/digest.js';
import { type Problem, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import type { SurveyRow } from '../../storage/survey-store.js';
import type { ServiceContext } from '../context.js';
import { panelCode } from './codes.js';
import type { Stop } from './pass.js';
import { settingsOf } from './settings.js';

const LONGEST_RID = 200;

/** The key that a survey shares with its panel company: derived, never stored. Hexadecimal. */
export function panelKey({ secretKey }: ServiceContext, survey: Pick<SurveyRow, 'id'>): string {
  return hmacSha256(secretKey, 'panel-key', survey.id).toString('hex');
}

/** HMAC-SHA-256 of the text under the survey's panel key (used as UTF-8), hexadecimal. */
export function panelSignature(context: ServiceContext, survey: Pick<SurveyRow, 'id'>, text: string): string {
  return hmacSha256(panelKey(context, survey), text).toString('hex');
}

/** The code of the person with this panel id; refused where the id is none, or is not signed as it has to be. */
export function admitPanelMember(
  context: ServiceContext,
  survey: SurveyRow,
  rid: string,
  signature: string,
): Result<string, Problem> {
  const { panel } = settingsOf(survey);
  if (panel === null || !isRid(rid)) return refuse(problem('survey-link-unknown'));
  if (panel.signedIn && !isProof(signature, panelSignature(context, survey, `rid=${rid}`)))
    return refuse(problem('survey-link-unknown'));
  return ok(panelCode(context.secretKey, survey.id, rid));
}

function isRid(rid: string): boolean {
  return rid !== '' && rid.length <= LONGEST_RID && !/\p{C}/u.test(rid);
}

/**
 * Where the person goes back to: the company's own address with `{rid}` filled in, and the outcome with its signature
 * over `rid=…&status=…` added, so that nobody can claim another end than theirs.
 */
export function panelReturn(
  context: ServiceContext,
  survey: SurveyRow,
  rid: string,
  outcome: 'completed' | Stop,
): string | null {
  const { panel } = settingsOf(survey);
  if (panel === null) return null;
  const template = {
    completed: panel.completed,
    'screened-out': panel.screenedOut,
    'quota-full': panel.quotaFull,
  }[outcome];
  const address = new URL(template.replaceAll('{rid}', encodeURIComponent(rid)));
  address.searchParams.set('status', outcome);
  const signed = `rid=${rid}&status=${outcome}`;
  address.searchParams.set('signature', panelSignature(context, survey, signed));
  return address.href;
}
