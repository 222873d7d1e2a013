/** Durable page saves per second over HTTP, against the bare ceiling in the same run. */
import { answerPage, type ResponseState, startResponse } from '../../src/domain/questionnaire/flow/index.js';
import { drawCode, keyUnderWay } from '../../src/services/surveys/codes.js';
import { rememberedVersions } from '../../src/services/surveys/compiled.js';
import { present } from '../../src/shared/assert.js';
import { systemRandomness } from '../../src/shared/random.js';
import { beginResponse } from '../../src/storage/response-store.js';
import { startServer } from '../kit/canvass-process.js';
import { ownSqlite } from '../kit/own-database.js';
import { openSurveyStation, type SurveyStation } from '../kit/survey-station.js';
import { CONNECTIONS, measure, startBare } from './measure.js';

const FORMS = 4000;
const PASSES = 5;

/** Requests a second in each pass. */
export interface SavingFigures {
  readonly connections: number;
  readonly forms: number;
  readonly bare: readonly number[];
  readonly saves: readonly number[];
}

/** Runs bare and saving passes in turn; every save is of a response of its own, half-way through the survey. */
export async function measureSaving(): Promise<SavingFigures> {
  const database = ownSqlite();
  const station = await openSurveyStation(database.url, database.folder, 1);
  const codes = await beginHalfWay(station, FORMS * (PASSES + 1));
  const [server, bare] = [await startServer({ ...station.settings, LOG_LEVEL: 'info' }), await startBare()];
  const figures = { bare: [] as number[], saves: [] as number[] };
  for (let pass = 0; pass <= PASSES; pass += 1) {
    const forms = codes.slice(pass * FORMS, (pass + 1) * FORMS).map((code) => formOf(station.slug, code));
    const speeds = {
      bare: await measure(database.folder, bare.baseUrl, forms),
      saves: await measure(database.folder, server.baseUrl, forms),
    };
    // The first pass warms everything up.
    if (pass > 0) for (const name of ['bare', 'saves'] as const) figures[name].push(speeds[name]);
  }
  bare.child.kill('SIGTERM');
  await server.end('SIGTERM');
  await mustBeSaved(station);
  await station.close();
  await database.remove();
  return { ...figures, connections: CONNECTIONS, forms: FORMS };
}

function formOf(slug: string, code: string) {
  return {
    path: `/s/${slug}/page/matters`,
    cookie: `canvass_survey-${slug}=${code}`,
    body: new URLSearchParams({
      shown: 'matters',
      'answer-matters': `Trust ${code}`,
      step: 'next',
    }).toString(),
  };
}

const ANSWERED = { role: 'patient', country: 'wales', years: '7' } as const;

/** Puts responses with their first answers straight into storage; answers with their codes. */
async function beginHalfWay(
  { context, surveyId }: SurveyStation,
  responses: number,
): Promise<readonly string[]> {
  const { writer, reader } = context.storage;
  const { compiled } = await rememberedVersions()(reader, surveyId, 1);
  const moment = { now: context.clock.now(), zone: context.config.labTimeZone };
  let state: ResponseState = startResponse(compiled, { seed: 'half-way', language: 'en', given: {} }, moment);
  for (const [page, answer] of Object.entries(ANSWERED)) {
    const answered = answerPage(compiled, state, page, { shown: page, [`answer-${page}`]: answer }, moment);
    state = present(answered.ok ? answered.value.state : null, 'the page is answered');
  }
  const codes = Array.from({ length: responses }, () => drawCode(systemRandomness));
  await writer.run(async (database) => {
    for (const code of codes)
      await beginResponse(database, {
        response_key: keyUnderWay(code),
        survey_id: surveyId,
        version: 1,
        way: 'open',
        language: 'en',
        consent: 1,
        answers: JSON.stringify({ ...state, seed: code }),
        paradata: JSON.stringify({ device: 'phone', seconds: { role: 3, country: 2, years: 4 } }),
        page: state.at,
        touched_at: moment.now,
      });
  });
  return codes;
}

/** A save that is not there was not measured. */
async function mustBeSaved({ context, surveyId }: SurveyStation): Promise<void> {
  const { length } = await context.storage.reader
    .selectFrom('responses')
    .select('response_key')
    .where('survey_id', '=', surveyId)
    .where('saves', '=', 1)
    .where('page', '=', 'comment')
    .where('answers', 'like', '%"matters":"Trust %')
    .execute();
  const expected = FORMS * (PASSES + 1);
  if (length !== expected) throw new Error(`${length} of ${expected} pages are stored: nothing was measured`);
}
