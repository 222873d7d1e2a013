/** The ends of a response: sent, stopped, deleted, withdrawn. At each it is cut from whatever led to it, in one transaction. */
import { onwardNow, quotaCells, type ResponseState } from '../../domain/questionnaire/flow/index.js';
import { type Problem, ProblemError, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { withdrawResponse } from '../../storage/response-erasure-store.js';
import { dropResponse, type End, endResponse, findResponse } from '../../storage/response-store.js';
import { countInQuota } from '../../storage/survey-count-store.js';
import { dropExports } from '../../storage/survey-export-store.js';
import { dropPanelLink, moveLink } from '../../storage/survey-link-store.js';
import { oweSurveyScrub } from '../../storage/survey-scrub-store.js';
import { holdSurvey, type SurveyRow } from '../../storage/survey-store.js';
import type { Database } from '../../storage/tables.js';
import { removeFiles } from '../exports/surveys/sealed-file.js';
import { runOrRefuse } from '../refusing.js';
import { countEvent, whileAnswerable } from './begin.js';
import { keyOfCompleted, keyOfNobody, keyOfStopped, keyUnderWay, linkHash, readTypedCode } from './codes.js';
import { answeringProblem, follow, type Pass, type RespondContext, type Stop } from './pass.js';
import { paySurveyScrubs } from './scrub.js';

/** What came of sending the answers. */
export type Sent =
  | { readonly kind: 'completed'; readonly withdrawalCode: string }
  | { readonly kind: 'stopped'; readonly stop: Stop }
  /** Something is still to be asked. */
  | { readonly kind: 'unfinished' };

/** Thrown inside a transaction to take it back: a hard quota filled up meanwhile, or another request was faster. */
class NotNow extends Error {
  constructor(readonly why: 'quota' | 'overtaken') {
    super(why);
  }
}

const MOST_TRIES = 5;

/**
 * Sends the answers of this pass: counted in their quotas, cut from the link, under the key of the withdrawal code that
 * was drawn for the page. The same form again finds what it sent. A quota that filled up meanwhile stops the response.
 */
export async function complete(
  context: RespondContext,
  survey: SurveyRow,
  pass: Pass,
  typedCode: string,
): Promise<Result<Sent, Problem>> {
  const withdrawalCode = readTypedCode(typedCode);
  if (withdrawalCode === null) return refuse(problem('form-stale'));
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const sent = await tryToComplete(context, survey, pass, withdrawalCode);
    if (sent !== 'overtaken') return sent;
  }
  return refuse(problem('saved-elsewhere'));
}

async function tryToComplete(
  context: RespondContext,
  survey: SurveyRow,
  pass: Pass,
  withdrawalCode: string,
): Promise<Result<Sent, Problem> | 'overtaken'> {
  const { reader } = context.storage;
  const followed = await follow(context, survey, pass);
  if (!followed.ok) return followed;
  const place = followed.value;
  if (place.kind !== 'under-way') {
    const stored = await findResponse(reader, survey.id, keyOfCompleted(withdrawalCode));
    if (stored !== undefined) return ok({ kind: 'completed', withdrawalCode });
    if (place.kind === 'not-begun') return refuse(problem('no-response'));
    const { outcome } = place;
    return outcome === 'screened-out' || outcome === 'quota-full'
      ? ok({ kind: 'stopped', stop: outcome })
      : refuse(problem('survey-link-used'));
  }
  const closed = answeringProblem(survey, context.clock.now());
  if (closed !== null) return refuse(closed);
  const { row, state, ready } = place;
  const taken = await findResponse(reader, survey.id, keyOfCompleted(withdrawalCode));
  if (taken !== undefined) {
    // Either this very form was sent twice and the other was faster, or it is the last page of answers sent before.
    const isHere = (await findResponse(reader, survey.id, row.response_key)) !== undefined;
    return isHere ? refuse(problem('form-stale')) : 'overtaken';
  }
  const moment = { now: context.clock.now(), zone: context.config.labTimeZone };
  if (onwardNow(ready.compiled, state, moment).kind === 'page') return ok({ kind: 'unfinished' });
  const ended: ResponseState = { ...state, at: null, ended: { kind: 'complete' } };
  const answers = JSON.stringify(ended);
  const content = { key: row.response_key, saves: row.saves, language: row.language, answers };
  const cells = [...quotaCells(ready.compiled, state, moment)].sort();
  const end = { ...content, paradata: row.paradata, page: null };
  try {
    return await whileAnswerable(
      runOrRefuse(context.storage.writer, async (database) => {
        for (const cell of cells)
          if (!(await countInQuota(database, survey.id, cell))) throw new NotNow('quota');
        const endKey = keyOfCompleted(withdrawalCode);
        await endOnce(context, database, survey.id, pass, { ...end, endKey, state: 'completed' });
        return { kind: 'completed', withdrawalCode } as const;
      }),
    );
  } catch (error) {
    if (!(error instanceof NotNow)) throw error;
    if (error.why === 'overtaken') return 'overtaken';
    const stopped = await endStopped(context, survey, pass, { ...end, stop: 'quota-full' });
    if (!stopped.ok) return stopped;
    return stopped.value ? ok({ kind: 'stopped', stop: 'quota-full' }) : 'overtaken';
  }
}

/** Ends a response that was screened out or met a full quota; false when it is no longer as it was read. */
export async function endStopped(
  context: RespondContext,
  survey: SurveyRow,
  pass: Pass,
  { stop, ...end }: Omit<End, 'endKey' | 'state'> & { readonly stop: Stop },
): Promise<Result<boolean, Problem>> {
  const endKey = pass.way === 'open' ? keyOfStopped(pass.code) : keyOfNobody(context.randomness);
  try {
    return await whileAnswerable(
      runOrRefuse(context.storage.writer, async (database) => {
        await endOnce(context, database, survey.id, pass, { ...end, endKey, state: stop });
        return true;
      }),
    );
  } catch (error) {
    if (error instanceof NotNow) return ok(false);
    throw error;
  }
}

/** Ends the response and uses up its link, or takes everything back. */
async function endOnce(
  context: RespondContext,
  database: Database,
  surveyId: string,
  pass: Pass,
  end: End,
): Promise<void> {
  if (!(await endResponse(database, end))) throw new NotNow('overtaken');
  if (pass.way !== 'open') {
    const outcome = pass.way === 'panel' ? end.state : null;
    const used = await moveLink(database, linkHash(pass.code), ['started'], { state: 'used', outcome });
    if (!used) throw new ProblemError(problem('survey-link-used'));
  }
  await countEvent(context, database, surveyId, pass.way, end.state);
}

/** Deletes the answers of a response under way, as if it had never begun; its link can be used again. */
export async function deleteUnderWay(
  context: RespondContext,
  survey: SurveyRow,
  pass: Pass,
): Promise<Result<void, Problem>> {
  const deleted = await runOrRefuse(context.storage.writer, async (database) => {
    const dropped = await dropResponse(database, survey.id, keyUnderWay(pass.code));
    if (dropped === undefined) throw new ProblemError(problem('no-response'));
    if (pass.way === 'personal')
      await moveLink(database, linkHash(pass.code), ['started'], { state: 'unused' });
    if (pass.way === 'panel') await dropPanelLink(database, linkHash(pass.code));
    await oweSurveyScrub(database, survey.id);
  });
  if (deleted.ok) await paySurveyScrubs(context);
  return deleted;
}

/**
 * Erases what was sent under this withdrawal code, down to the bytes of the files, and every file of answers that was prepared
 * while it was there; asked again, it stays erased.
 */
export async function withdraw(
  context: RespondContext,
  survey: SurveyRow,
  typedCode: string,
): Promise<Result<void, Problem>> {
  const code = readTypedCode(typedCode);
  if (code === null) return refuse(problem('withdrawal-code-unknown'));
  const key = keyOfCompleted(code);
  const withdrawn = await runOrRefuse(context.storage.writer, async (database) => {
    await holdSurvey(database, survey.id);
    const erased = await withdrawResponse(database, survey.id, key);
    if (erased === undefined) {
      if ((await findResponse(database, survey.id, key)) === undefined)
        throw new ProblemError(problem('withdrawal-code-unknown'));
      return [];
    }
    await countEvent(context, database, survey.id, erased.way, 'withdrawn');
    await oweSurveyScrub(database, survey.id);
    return dropExports(database, survey.id);
  });
  if (!withdrawn.ok) return withdrawn;
  await removeFiles(context.config.dataDir, withdrawn.value);
  await paySurveyScrubs(context);
  return ok(undefined);
}
