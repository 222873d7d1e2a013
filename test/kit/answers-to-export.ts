/** A closed survey with every kind of question and answers at every limit, for tests of the files that are made of it. */
import type { Answer } from '../../src/domain/questionnaire/definition.js';
import type { ResponseState } from '../../src/domain/questionnaire/flow/index.js';
import type { ListedChoice, Questionnaire } from '../../src/domain/questionnaire/questionnaire.js';
import type { AskedChoice } from '../../src/services/exports/surveys/choice.js';
import type { Services } from '../../src/services/index.js';
import { keyOfNobody } from '../../src/services/surveys/codes.js';
import { CLOSE } from '../../src/services/surveys/moves.js';
import type { EndedState } from '../../src/storage/response-store.js';
import { beginResponse, breakOff, endResponse } from '../../src/storage/response-store.js';
import type { SurveyRow } from '../../src/storage/survey-store.js';
import { gathered } from './gathered.js';
import { HOSTILE_TEXTS } from './hostile.js';
import { agreed, makeSurvey, question, TEST_QUESTIONNAIRE } from './survey.js';

const listed = (name: string, en: string, own: Partial<ListedChoice> = {}): ListedChoice => ({
  ...{ name, label: { en, cy: `${en} (cy)` }, image: null, imageAlt: {}, filters: {}, behaviour: [] },
  ...own,
});

/** Every kind of answer; labels that begin like formulas or hold what formats have to escape. */
export const EVERY_KIND: Questionnaire = {
  ...TEST_QUESTIONNAIRE,
  quotas: [],
  screenOuts: [],
  lists: {
    roles: [
      listed('patient', '=Patient, "expert" & <friend>'),
      listed('clinician', 'Clinician'),
      listed('other', 'Somebody else', { behaviour: ['other'] }),
      listed('silent', 'Prefer not to say', { behaviour: ['missing'] }),
    ],
    numbered: [
      listed('1', 'Agree'),
      listed('2', 'Disagree'),
      listed('98', 'Do not know', { behaviour: ['missing'] }),
      listed('99', 'Rather not say', { behaviour: ['missing'] }),
    ],
    helps: [listed('friend', 'A friend'), listed('group', 'A group'), listed('app', 'An app')],
    rows: [listed('quality', 'Quality'), listed('trust', 'Trust')],
    factors: ['quality', 'trust', 'time', 'place'].map((name) => listed(name, `The ${name}`)),
  },
  parts: [
    question({
      type: 'single-choice',
      name: 'role',
      label: { en: 'Who are you?', cy: 'Pwy ydych chi?' },
      list: 'roles',
    }),
    question({ type: 'single-choice', name: 'agree', list: 'numbered' }),
    question({ type: 'multiple-choice', name: 'helps', label: { en: 'What helps?' }, list: 'helps' }),
    question({ type: 'short-text', name: 'profession', relevant: "${role} = 'clinician'" }),
    question({ type: 'long-text', name: 'comment', label: { en: '@What matters, in your words?' } }),
    question({ type: 'whole-number', name: 'age' }),
    question({ type: 'decimal-number', name: 'share' }),
    question({ type: 'date', name: 'since' }),
    question({ type: 'rating', name: 'stars' }),
    question({ type: 'grid', name: 'matters', list: 'numbered', rows: 'rows' }),
    question({ type: 'ranking', name: 'order', list: 'helps', parameters: { top: '2' } }),
    question({ type: 'constant-sum', name: 'points', list: 'helps' }),
    question({
      ...{ type: 'best-worst', name: 'tasks', list: 'factors' },
      parameters: { items: '3', tasks: '2', versions: '3' },
    }),
    question({
      type: 'short-text',
      name: 'a_question_whose_name_is_as_long_as_names_of_questions_may_be_here',
    }),
  ],
};

/** A long Welsh text with signs of one to four bytes, so that no format may cut between them. */
export const WELSH = 'Mae’r ŵyl yn ŵych – “dŵr, tŷ, sŵn” 🏴󠁧󠁢󠁷󠁬󠁳󠁿🎉 '.repeat(60);

/** Texts that formats have to escape, quote, count in bytes or leave out of formulas. */
export const AWKWARD_TEXTS: readonly string[] = [
  ...HOSTILE_TEXTS.map((text) => text.replace('\u0000', '')),
  ...['=1+1', '+1', '-1', '@SUM(A1)', '\tx', ' =x', "'=x", "'", '"', 'a,b;c', 'two\nlines\r\nand more'],
  ...[
    '',
    ' ',
    ' spaces around ',
    '😀',
    'e\u0301 is not é',
    '\u2028\u2029',
    '_x0041_',
    ']]>',
    '&amp;',
    '1e5',
    'NA',
    'true',
    '[skipped]',
    '#N/A',
  ],
  ...['\u0001\u0008\u000b\u001f\u007f', '\uFFFD\uFEFF', WELSH],
].filter((text) => text !== '');

/** One response to be stored, by the answers that differ from those of everybody. */
export interface KeptAnswers {
  readonly answers: Readonly<Record<string, Answer>>;
  readonly hidden?: readonly string[];
  readonly state?: EndedState;
  readonly seconds?: Readonly<Record<string, number>>;
}

const EVERYTHING: Readonly<Record<string, Answer>> = {
  role: 'patient',
  agree: '1',
  helps: ['friend', 'app'],
  comment: 'Trust',
  age: '47',
  share: '0.1',
  since: '2017-01-31',
  stars: '4',
  matters: { quality: '2', trust: '99' },
  order: ['app', 'friend'],
  points: { friend: '50', group: '0', app: '50' },
  tasks_1: { best: 'quality', worst: 'time' },
  tasks_2: { best: 'trust', worst: 'quality' },
  a_question_whose_name_is_as_long_as_names_of_questions_may_be_here: null,
};

/** Everything at its limits, every blank reason, and an awkward text each. */
export const AWKWARD_ANSWERS: readonly KeptAnswers[] = [
  { answers: EVERYTHING, seconds: { role: 7, comment: 120 } },
  { answers: { ...EVERYTHING, role: { chosen: 'other', other: '=cmd' }, agree: '98', helps: ['group'] } },
  { answers: { ...EVERYTHING, role: 'silent', agree: '99', age: '-999999999999999', share: '-0.000001' } },
  { answers: { ...EVERYTHING, age: '999999999999999', share: '123456789.012345', since: '1582-10-14' } },
  { answers: { ...EVERYTHING, role: 'clinician', profession: 'Nurse', since: '9999-12-31', age: '0' } },
  { answers: Object.fromEntries(Object.keys(EVERYTHING).map((name) => [name, null])) },
  {
    answers: { role: 'clinician', profession: 'gone', agree: '2' },
    hidden: ['profession'],
    state: 'broke-off',
  },
  { answers: { role: 'clinician' }, state: 'screened-out' },
  { answers: { role: 'patient' }, state: 'quota-full' },
  ...AWKWARD_TEXTS.map((comment) => ({ answers: { ...EVERYTHING, comment } })),
];

/** Stores responses as if people had given them, the flow aside; all under the newest wording of the first version. */
export async function keepAnswers(
  { context }: Services,
  survey: Pick<SurveyRow, 'id'>,
  responses: readonly KeptAnswers[],
): Promise<void> {
  const { storage, clock, randomness } = context;
  await storage.writer.run(async (database) => {
    for (const [number, { answers, hidden = [], state = 'completed', seconds = {} }] of responses.entries()) {
      const kept: ResponseState = {
        ...{ seed: `seed ${number}`, language: 'en', given: {}, answers, hidden, at: null },
        ended: state === 'completed' ? { kind: 'complete' } : null,
      };
      const [key, endKey] = [keyOfNobody(randomness), keyOfNobody(randomness)];
      const content = {
        ...{ language: 'en', answers: JSON.stringify(kept), page: null },
        paradata: JSON.stringify({ device: 'phone', seconds }),
      };
      await beginResponse(database, {
        ...{ response_key: key, survey_id: survey.id, version: 1, way: 'open', consent: 1 },
        ...{ ...content, touched_at: clock.now() },
      });
      if (state === 'broke-off') await breakOff(database, key, endKey);
      else await endResponse(database, { key, endKey, saves: 0, state, ...content });
    }
  });
}

/** A closed survey of every kind of question, with these answers, in a lab of its own or in this one. */
export async function surveyToExport(
  services: Services,
  responses: readonly KeptAnswers[] = AWKWARD_ANSWERS,
  questionnaire: Questionnaire = EVERY_KIND,
  labSlug?: string,
): Promise<SurveyRow> {
  const survey = await makeSurvey(services, { questionnaire }, labSlug);
  await keepAnswers(services, survey, responses);
  await agreed(services.surveys.move(CLOSE, { surveyId: survey.id, actor: 'system', revision: null }));
  return services.surveys.reread(survey.id);
}

/** The bytes of the file that somebody asks for, prepared and downloaded as the pages do it. */
export async function exportedFile(
  { surveyExports }: Services,
  survey: SurveyRow,
  asked: AskedChoice,
): Promise<Buffer> {
  const id = await agreed(surveyExports.ask(survey, 'system', asked));
  await surveyExports.idle();
  await surveyExports.tidy();
  const file = await agreed(surveyExports.open(survey, 'system', id));
  return file.bytes === 0 ? Buffer.alloc(0) : gathered(file.read(0, file.bytes - 1));
}
