/** A closed survey of sixty questions with any number of responses, put into a scratch database of the real schema cheaply. */
import { sql } from 'kysely';
import { simulateResponse } from '../../src/domain/questionnaire/flow/index.js';
import type { Questionnaire } from '../../src/domain/questionnaire/questionnaire.js';
import { buildServices } from '../../src/services/index.js';
import { rememberedVersions } from '../../src/services/surveys/compiled.js';
import { makeSurvey, question as testQuestion } from '../../test/kit/survey.js';
import { openContext } from '../kit/context.js';
import type { OwnDatabase } from '../kit/own-database.js';

export const QUESTIONS = 60;

/** Different responses; the others are the same under keys and seeds of their own. */
const DIFFERENT = 500;

/** Rules about when responses may begin and change, which would be asked a million times: what is stored obeys them already. */
const ASKED_OF_EVERY_ROW = ['responses_insert_while_open', 'responses_begin'];

const WORDS =
  'care trust time staff listening travel waiting "kindness", a place close to home and knowing whom to ask';

/**
 * Puts a survey with so many completed responses into the database; answers with its address. One question in twelve is asked of some
 * alone; most choose one of five, as in surveys about decisions.
 */
export async function exportedSurvey(database: OwnDatabase, responses: number): Promise<string> {
  const { context, close } = await openContext(database.url, database.folder);
  const { storage, clock, config } = context;
  const survey = await makeSurvey(buildServices(context), { questionnaire: sixtyQuestions() });
  const { compiled } = await rememberedVersions()(storage.reader, survey.id, 1);
  const moment = { now: clock.now(), zone: config.labTimeZone };
  const made = Array.from({ length: DIFFERENT }, (_, number) => {
    const { state } = simulateResponse(
      compiled,
      { seed: `seed-${number}`, language: 'en', given: {} },
      moment,
    );
    const answers = { ...state.answers, comment: `${WORDS} ${number}`.slice(number % 80) };
    return { number, seed: state.seed, answers: JSON.stringify({ ...state, answers }) };
  });
  const paradata = JSON.stringify({
    device: 'phone',
    seconds: Object.fromEntries(Array.from({ length: QUESTIONS }, (_, at) => [`q${at}`, 3 + (at % 9)])),
  });
  await storage.writer.run(async (writing) => {
    for (const rule of ASKED_OF_EVERY_ROW) await sql.raw(`drop trigger ${rule}`).execute(writing);
    await sql`create temp table made (number integer primary key, seed text, answers text)`.execute(writing);
    for (const { number, seed, answers } of made)
      await sql`insert into temp.made values (${number}, ${seed}, ${answers})`.execute(writing);
    await sql`insert into responses (response_key, survey_id, version, state, way, language, consent, answers, paradata, saves)
      with recursive numbers (at) as (select 0 union all select at + 1 from numbers where at + 1 < ${responses})
      select printf('%08x', at * 4096) || lower(hex(randomblob(28))), ${survey.id}, 1, 'completed', 'open', 'en', 1,
        replace(answers, seed, seed || '-' || at), ${paradata}, 60
      from numbers join temp.made on number = at % ${DIFFERENT}`.execute(writing);
    await sql`update surveys set state = 'closed', closes_at = ${moment.now + 1} where id = ${survey.id}`.execute(
      writing,
    );
  });
  await close();
  return survey.slug;
}

function sixtyQuestions(): Questionnaire {
  return {
    settings: { title: { en: 'Sixty questions' }, id: 'sixty', version: '1', pages: 'one', completion: {} },
    languages: [{ code: 'en', name: 'English (en)' }],
    parts: Array.from({ length: QUESTIONS - 1 }, (_, at) => questionAt(at)).concat(
      question({ type: 'long-text', name: 'comment' }),
    ),
    lists: { five: choices('f', 5), seven: choices('s', 7) },
    quotas: [],
    screenOuts: [],
  };
}

const question = (part: Parameters<typeof testQuestion>[0]) =>
  testQuestion({ ...part, label: { en: `Question ${part.name}` } });

function questionAt(at: number) {
  const name = `q${at}`;
  if (at % 12 === 5) return question({ type: 'whole-number', name, constraint: '. >= 0 and . <= 120' });
  if (at % 12 === 7)
    return question({ type: 'single-choice', name, list: 'seven', relevant: `\${q${at - 1}} != 'f0'` });
  if (at % 12 === 9) return question({ type: 'rating', name });
  if (at % 30 === 11) return question({ type: 'multiple-choice', name, list: 'five' });
  if (at % 30 === 23) return question({ type: 'short-text', name });
  return question({ type: 'single-choice', name, list: 'five' });
}

function choices(name: string, count: number) {
  return Array.from({ length: count }, (_, at) => ({
    ...{ name: `${name}${at}`, label: { en: `The choice "${at}", in words` } },
    ...{ image: null, imageAlt: {}, filters: {}, behaviour: [] },
  }));
}
