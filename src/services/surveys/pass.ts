/** What somebody comes with who answers a survey, and where it leads: nowhere yet, to answers under way, or to an end. */
import type { ResponseState } from '../../domain/questionnaire/flow/index.js';
import { type Problem, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { findResponse, type ResponseRow } from '../../storage/response-store.js';
import { findLink, type LinkRow } from '../../storage/survey-link-store.js';
import type { SurveyRow } from '../../storage/survey-store.js';
import type { Database } from '../../storage/tables.js';
import type { ServiceContext } from '../context.js';
import type { RateLimit } from '../rate-limit.js';
import { keyOfStopped, keyUnderWay, linkHash } from './codes.js';
import type { ReadyVersion, Versions } from './compiled.js';

/** An open link's return code, or the code of a link that is one person's own. */
export interface Pass {
  readonly way: ResponseRow['way'];
  readonly code: string;
}

/** An interview that stopped before its end. */
export type Stop = 'screened-out' | 'quota-full';

/** A response under way, with everything that is needed to go on. */
export interface UnderWay {
  readonly kind: 'under-way';
  readonly row: ResponseRow;
  readonly ready: ReadyVersion;
  readonly state: ResponseState;
}

/** Where a pass leads. `outcome` is null where only the respondent's own device knows it. */
export type Whereabouts =
  | UnderWay
  | { readonly kind: 'not-begun' }
  | { readonly kind: 'ended'; readonly outcome: 'completed' | Stop | null };

/** What respondents need besides the collaborators of every service. */
export interface RespondContext extends ServiceContext {
  readonly versions: Versions;
  readonly limits: RateLimit;
}

/** Why nobody can answer now, or null. The hour of closing counts even before the clock's move. */
export function answeringProblem(
  survey: Pick<SurveyRow, 'state' | 'closes_at'>,
  now: number,
): Problem | null {
  if (survey.state === 'cancelled') return problem('survey-cancelled');
  if (survey.state === 'draft' || survey.state === 'scheduled') return problem('survey-not-open');
  const over = survey.closes_at !== null && survey.closes_at <= now;
  return survey.state === 'open' && !over ? null : problem('survey-closed');
}

/**
 * Where the pass leads in this survey; refused when its link is none, replaced or withdrawn. Who is about to write looks with
 * the database of their transaction.
 */
export async function follow(
  context: RespondContext,
  survey: SurveyRow,
  pass: Pass,
  reader: Database = context.storage.reader,
): Promise<Result<Whereabouts, Problem>> {
  const row = await findResponse(reader, survey.id, keyUnderWay(pass.code));
  if (row !== undefined) {
    // Withdrawn or replaced while somebody was answering: told at once, not after the last page.
    const link = pass.way === 'open' ? undefined : await findLink(reader, survey.id, linkHash(pass.code));
    const refused = pass.way === 'open' ? null : linkProblem(link);
    if (refused !== null) return refuse(refused);
    const ready = await context.versions(reader, survey.id, row.version);
    return ok({ kind: 'under-way', row, ready, state: JSON.parse(row.answers) as ResponseState });
  }
  if (pass.way === 'open') {
    const stopped = await findResponse(reader, survey.id, keyOfStopped(pass.code));
    return ok(
      stopped === undefined ? { kind: 'not-begun' } : { kind: 'ended', outcome: stopped.state as Stop },
    );
  }
  const link = await findLink(reader, survey.id, linkHash(pass.code));
  if (link === undefined)
    return pass.way === 'panel' ? ok({ kind: 'not-begun' }) : refuse(problem('survey-link-unknown'));
  const refused = linkProblem(link);
  if (refused !== null) return refuse(refused);
  return ok(link.state === 'used' ? { kind: 'ended', outcome: link.outcome } : { kind: 'not-begun' });
}

/** Why a link leads nowhere, or null. That it was used is no refusal here. */
export function linkProblem(link: LinkRow | undefined): Problem | null {
  if (link === undefined) return problem('survey-link-unknown');
  if (link.state === 'replaced') return problem('survey-link-replaced');
  return link.state === 'withdrawn' ? problem('survey-link-withdrawn') : null;
}
