/** Beginning a response: once for a code, however often the form is sent. */
import { startResponse } from '../../domain/questionnaire/flow/index.js';
import type { Questionnaire } from '../../domain/questionnaire/questionnaire.js';
import { present } from '../../shared/assert.js';
import { type Problem, ProblemError, problem } from '../../shared/problem.js';
import { type Result, refuse } from '../../shared/result.js';
import { isResponsesClosed } from '../../storage/failures.js';
import { beginResponse, findResponse } from '../../storage/response-store.js';
import { countInHour } from '../../storage/survey-count-store.js';
import { beginPanelLink, findLink, moveLink } from '../../storage/survey-link-store.js';
import type { SurveyRow } from '../../storage/survey-store.js';
import type { SurveyHoursTable } from '../../storage/survey-tables.js';
import { newestVersion } from '../../storage/survey-version-store.js';
import type { Database } from '../../storage/tables.js';
import { runOrRefuse } from '../refusing.js';
import { keyUnderWay, linkHash } from './codes.js';
import type { Device } from './paradata.js';
import { answeringProblem, linkProblem, type Pass, type RespondContext } from './pass.js';

/** How somebody begins. */
export interface Beginning {
  readonly pass: Pass;
  /** What the pages are read in. */
  readonly language: string;
  /** The number of the wording that was agreed to. */
  readonly consent: number;
  readonly device: Device;
  /** The block of internet addresses that the form came from; it is counted for a while, and stored nowhere. */
  readonly from: string;
}

/**
 * As many can begin a survey from one block of addresses in a quarter of an hour: a hospital stands behind one, and everybody
 * in it may have been sent the same mail. Personal links are counted by their contacts.
 */
export const BEGINNINGS = 300;
const QUARTER_HOUR = 15 * 60_000;

/** Begins the response of this pass with the newest version; sent again, it finds what it began. */
export async function begin(
  context: RespondContext,
  survey: SurveyRow,
  beginning: Beginning,
): Promise<Result<void, Problem>> {
  const { storage, clock, config } = context;
  const { pass } = beginning;
  const now = clock.now();
  const closed = answeringProblem(survey, now);
  if (closed !== null) return refuse(closed);
  const crowded = await crowdedProblem(context, survey.id, beginning);
  if (crowded !== null) return refuse(crowded);
  const version = present(await newestVersion(storage.reader, survey.id), 'an open survey has a version');
  const ready = await context.versions(storage.reader, survey.id, version);
  const language = languageFor(ready.questionnaire, beginning.language);
  const seed = context.randomness.bytes(16).toString('hex');
  const state = startResponse(
    ready.compiled,
    { seed, language, given: {} },
    { now, zone: config.labTimeZone },
  );
  return whileAnswerable(
    runOrRefuse(storage.writer, async (database) => {
      await takeLink(database, survey.id, pass);
      const begun = await beginResponse(database, {
        response_key: keyUnderWay(pass.code),
        survey_id: survey.id,
        version,
        way: pass.way,
        language,
        consent: beginning.consent,
        answers: JSON.stringify({ ...state, ended: null }),
        paradata: JSON.stringify({ device: beginning.device, seconds: {} }),
        page: state.at,
        touched_at: now,
      });
      if (begun) await countEvent(context, database, survey.id, pass.way, 'started');
    }),
  );
}

/**
 * Refuses who comes from a place from which too many began lately, and counts who does not: filling a survey by a script
 * takes many places. Not in the transaction that begins, whose mark PostgreSQL would put on both rows.
 */
async function crowdedProblem(
  { limits, storage }: RespondContext,
  surveyId: string,
  { pass, from }: Beginning,
): Promise<Problem | null> {
  if (pass.way === 'personal') return null;
  if ((await findResponse(storage.reader, surveyId, keyUnderWay(pass.code))) !== undefined) return null;
  const spent = await limits.spend(['survey-beginnings', surveyId, from], BEGINNINGS, QUARTER_HOUR);
  return spent.ok ? null : problem('survey-crowded', { parameters: spent.problem.parameters });
}

/** A link that is one person's own must still be theirs to use. */
async function takeLink(database: Database, surveyId: string, { way, code }: Pass): Promise<void> {
  if (way === 'open') return;
  const hash = linkHash(code);
  if (way === 'panel') await beginPanelLink(database, surveyId, hash);
  const known = (await findLink(database, surveyId, hash)) !== undefined;
  // On PostgreSQL this waits for whoever replaces or withdraws it at the same moment; only then is it known how it stands.
  if (known && (await moveLink(database, hash, ['unused', 'started'], { state: 'started' }))) return;
  const refused = linkProblem(await findLink(database, surveyId, hash));
  throw new ProblemError(refused ?? problem('survey-link-used'));
}

/** The questionnaire's language for somebody who reads this one: the same, or its first. */
export function languageFor(questionnaire: Questionnaire, read: string): string {
  const known = questionnaire.languages.find(({ code }) => code === read) ?? questionnaire.languages[0];
  return present(known, 'a questionnaire has a language').code;
}

const HOUR = 3_600_000;
/** As many counters of one hour as keep responses from waiting for each other. */
const SHARDS = 16;

/** Counts what happened in its hour, inside the transaction in which it happened. */
export async function countEvent(
  { clock, randomness }: RespondContext,
  database: Database,
  surveyId: string,
  way: Pass['way'],
  event: SurveyHoursTable['event'],
): Promise<void> {
  const now = clock.now();
  const shard = (randomness.bytes(1)[0] ?? 0) % SHARDS;
  await countInHour(database, { survey_id: surveyId, hour: now - (now % HOUR), way, event, shard });
}

/** A survey that closed in the meantime is an answer, not an accident. */
export async function whileAnswerable<Answer>(
  job: Promise<Result<Answer, Problem>>,
): Promise<Result<Answer, Problem>> {
  try {
    return await job;
  } catch (error) {
    if (isResponsesClosed(error)) return refuse(problem('survey-closed'));
    throw error;
  }
}
