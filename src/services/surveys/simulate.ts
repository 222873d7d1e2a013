/** Filling an open survey of a synthetic lab with made-up responses, as if people had come by the open link. */
import { type Problem, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { labById } from '../../storage/lab-store.js';
import { beginResponse, endResponse } from '../../storage/response-store.js';
import { countInHour, countInQuota } from '../../storage/survey-count-store.js';
import type { SurveyRow } from '../../storage/survey-store.js';
import { newestConsent, newestVersion } from '../../storage/survey-version-store.js';
import type { Database } from '../../storage/tables.js';
import { keyOfNobody } from './codes.js';
import { type MadeUp, madeUpResponses, type People, type Period } from './made-up.js';
import { answeringProblem, type RespondContext } from './pass.js';
import { auditSurvey } from './set-up.js';

/** What is to be made up. */
export interface Simulation {
  /** How many responses are to be completed; those that stop or leave come on top. */
  readonly completions: number;
  readonly seed: string;
  readonly people: People;
  readonly period: Period;
  readonly actor: string;
}

/** How the responses of a simulation ended. */
export interface SimulationReport {
  readonly completed: number;
  readonly stopped: number;
  readonly left: number;
}

/** So many responses share a commit. */
const BATCH = 100;
/** More responses for one completion than any questionnaire needs that can be completed at all. */
const MOST_FOR_ONE = 50;
const HOUR = 3_600_000;

/**
 * Stores made-up responses until so many are completed. Refused with `survey-not-synthetic` in a lab of real people,
 * with `survey-not-open` and its like, and with `survey-not-completable` when hardly anybody reaches the end.
 */
export async function simulate(
  context: RespondContext,
  survey: SurveyRow,
  simulation: Simulation,
  progress: (completed: number) => void = () => undefined,
): Promise<Result<SimulationReport, Problem>> {
  const { storage, clock } = context;
  const lab = await labById(storage.reader, survey.lab_id);
  if (lab.synthetic !== 1) return refuse(problem('survey-not-synthetic'));
  const closed = answeringProblem(survey, clock.now());
  if (closed !== null) return refuse(closed);
  const version = (await newestVersion(storage.reader, survey.id)) ?? 1;
  const consent = (await newestConsent(storage.reader, survey.id))?.number ?? 1;
  const ready = await context.versions(storage.reader, survey.id, version);
  const made = madeUpResponses(ready, simulation.people, simulation.seed, simulation.period);
  const report = { completed: 0, stopped: 0, left: 0 };
  let tried = 0;
  while (report.completed < simulation.completions) {
    if (tried > simulation.completions * MOST_FOR_ONE) return refuse(problem('survey-not-completable'));
    const batch: MadeUp[] = [];
    let completing = report.completed;
    while (batch.length < BATCH && completing < simulation.completions) {
      const { value } = made.next();
      batch.push(value);
      tried += 1;
      if (value.state.ended?.kind === 'complete') completing += 1;
    }
    const stored = await storage.writer.run(async (database) => {
      const ends: Stored[] = [];
      for (const one of batch) ends.push(await store(context, database, { survey, version, consent }, one));
      return ends;
    });
    for (const end of stored) report[end] += 1;
    progress(report.completed);
    // Whoever is being served comes first.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { actor } = simulation;
  await storage.writer.run((database) =>
    auditSurvey(database, survey, { at: clock.now(), actor, action: 'survey-simulated', details: report }),
  );
  return ok(report);
}

type Stored = keyof SimulationReport;

interface Place {
  readonly survey: SurveyRow;
  readonly version: number;
  readonly consent: number;
}

/** Stores one response with its numbers; a hard quota that is full stops it, as it would stop a person. */
async function store(
  { randomness }: RespondContext,
  database: Database,
  { survey, version, consent }: Place,
  { state, paradata, cells, begun, ended }: MadeUp,
): Promise<Stored> {
  const key = keyOfNobody(randomness);
  const kept = {
    language: state.language,
    answers: JSON.stringify(state),
    paradata: JSON.stringify(paradata),
  };
  const hour = { survey_id: survey.id, way: 'open', shard: 0 } as const;
  await beginResponse(database, {
    ...{ response_key: key, survey_id: survey.id, version, way: 'open', consent, page: state.at },
    ...{ ...kept, touched_at: begun },
  });
  await countInHour(database, { ...hour, event: 'started', hour: begun - (begun % HOUR) });
  if (state.ended === null) return 'left';
  const full = [];
  for (const cell of [...cells].sort()) if (!(await countInQuota(database, survey.id, cell))) full.push(cell);
  const completed = full.length === 0 ? 'completed' : 'quota-full';
  const end = state.ended.kind === 'complete' ? completed : 'screened-out';
  const page = end === 'completed' ? null : state.at;
  await endResponse(database, { key, endKey: keyOfNobody(randomness), saves: 0, state: end, page, ...kept });
  await countInHour(database, { ...hour, event: end, hour: ended - (ended % HOUR) });
  return end === 'completed' ? 'completed' : 'stopped';
}
