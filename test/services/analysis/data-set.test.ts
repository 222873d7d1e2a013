/** Columns of answers: what each cell holds, and that they grow by what is new without being read again. */

import { BLANK_REASONS, type BlankReason } from '../../../src/domain/questionnaire/flow/index.js';
import { ballotBlock } from '../../../src/services/analysis/data-set/ballot-block.js';
import { openBlock } from '../../../src/services/analysis/data-set/block.js';
import { type DataSet, placeOf } from '../../../src/services/analysis/data-set/data-set.js';
import { grownBlock } from '../../../src/services/analysis/data-set/grow.js';
import { loadSolver } from '../../../src/services/solver/highs.js';
import { drawCode } from '../../../src/services/surveys/codes.js';
import { rememberedVersions } from '../../../src/services/surveys/compiled.js';
import { ANYBODY } from '../../../src/services/surveys/made-up.js';
import type { SurveyRow } from '../../../src/storage/survey-store.js';
import { closedBallot, countedBallot, FORTY_PAPERS } from '../../kit/counted-ballot.js';
import { onEveryDatabase } from '../../kit/storages.js';
import {
  agreed,
  answerAll,
  beginWith,
  makeSurvey,
  openPass,
  publishTestVersion,
  question,
  sendTestPage,
  TEST_QUESTIONNAIRE,
} from '../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

const FACTORS = ['quality', 'health', 'near', 'free', 'soon'];

const QUESTIONNAIRE = {
  ...TEST_QUESTIONNAIRE,
  lists: {
    ...TEST_QUESTIONNAIRE.lists,
    factors: FACTORS.map((name) => ({
      ...TEST_QUESTIONNAIRE.lists['roles']![0]!,
      name,
      label: { en: name },
    })),
  },
  parts: [
    ...TEST_QUESTIONNAIRE.parts,
    question({ type: 'multiple-choice', name: 'used', list: 'roles' }),
    question({ type: 'whole-number', name: 'years' }),
    question({ type: 'date', name: 'since' }),
    question({ type: 'calculate', name: 'kind', calculation: "if(${years} > 5, 'long', 'short')" }),
    question({ type: 'calculate', name: 'twice', calculation: '${years} * 2' }),
    question({
      type: 'best-worst',
      name: 'weigh',
      list: 'factors',
      parameters: { items: '3', tasks: '2', versions: '3' },
    }),
  ],
};

onEveryDatabase((open) => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse(open);
  });
  afterAll(() => house.remove());

  const grown = async ({ id }: SurveyRow, known: SharedArrayBuffer | null = null) => {
    const { reader } = house.services.context.storage;
    const reading = { reader, versions: rememberedVersions(), onProgress: () => undefined };
    return (await grownBlock(reading, id, known))!;
  };
  const columnOf = (data: DataSet, name: string) => {
    const place = placeOf(data, name);
    const { categories } = data.variables[place]!;
    const { codes, values } = data.columns[place]!;
    return [...codes].map((code, row) =>
      code < 0 ? BLANK_REASONS[-1 - code] : (categories[code]?.name ?? values?.[row] ?? 'given'),
    );
  };
  const simulated = async (survey: SurveyRow, completions: number, seed: string) => {
    const period = { from: house.clock.now() - 86_400_000, to: house.clock.now(), zone: 'Europe/London' };
    const simulation = { completions, seed, people: ANYBODY, period, actor: 'system' };
    return agreed(house.services.surveys.simulate(survey, simulation));
  };
  const completed = async (survey: SurveyRow, role: string) => {
    const pass = openPass(house.services);
    await answerAll(house.services, survey, pass, role);
    const code = drawCode(house.services.context.randomness);
    await agreed(house.services.surveys.respond.complete(survey, pass, code));
    return code;
  };

  test('cells hold the place of a category, or why they are blank', async () => {
    const survey = await makeSurvey(house.services);
    await completed(survey, 'clinician');
    await completed(survey, 'patient');
    const { data } = openBlock(await grown(survey));
    expect(data.rows).toBe(2);
    expect(columnOf(data, 'role').sort()).toEqual(['clinician', 'patient']);
    expect(columnOf(data, 'profession').sort()).toEqual(['hidden', 'skipped']);
    expect(columnOf(data, 'comment')).toEqual(['given', 'given']);
    expect(columnOf(data, '.outcome')).toEqual(['completed', 'completed']);
    expect(columnOf(data, '.language')).toEqual(['en', 'en']);
    expect(columnOf(data, '.device')).toEqual(['computer', 'computer']);
    expect(data.variables.find(({ name }) => name === 'role')).toMatchObject({
      label: { en: 'Who are you?', cy: 'Pwy ydych chi?' },
      kind: 'categories',
      categories: [
        { code: 1, name: 'patient', label: { en: 'A patient', cy: 'Claf' }, missing: false },
        { code: 2, name: 'clinician' },
        { code: 3, name: 'other' },
      ],
    });
  });

  test('what was worked out is categories while there are few words; numbers and dates are numbers', async () => {
    const survey = await makeSurvey(house.services, { questionnaire: QUESTIONNAIRE });
    await simulated(survey, 20, 'words');
    const { data } = openBlock(await grown(survey));
    const kinds = Object.fromEntries(data.variables.map(({ name, kind }) => [name, kind]));
    expect(kinds).toMatchObject({
      kind: 'categories',
      twice: 'categories',
      years: 'numbers',
      since: 'dates',
    });
    expect(kinds).toMatchObject({ used_patient: 'categories', comment: 'texts', '.seconds': 'numbers' });
    const years = columnOf(data, 'years');
    const worked = columnOf(data, 'kind');
    years.forEach((each, row) => {
      if (typeof each === 'number') expect(worked[row]).toBe(each > 5 ? 'long' : 'short');
    });
    const twice = data.variables[placeOf(data, 'twice')]!.categories.map(({ name }) => Number(name));
    expect(twice).toEqual([...twice].sort((a, b) => a - b));
    expect(data.questions.find(({ name }) => name === 'used')?.variables).toHaveLength(3);
    // An experiment is one question, and every answer is an item that the response's version of the design showed.
    const weigh = data.questions.filter(({ experiment }) => experiment === 'weigh');
    expect(weigh).toMatchObject([{ name: 'weigh', table: 'best-worst' }]);
    expect(weigh[0]!.variables.map((place) => data.variables[place]!.name)).toEqual([
      'weigh_1_best',
      'weigh_1_worst',
      'weigh_2_best',
      'weigh_2_worst',
    ]);
    const [experiment] = data.experiments;
    expect(experiment!.choices.map(({ name }) => name)).toEqual(FACTORS);
    const lots = data.columns[experiment!.versionVariable]!.codes;
    expect(new Set(lots).size).toBeGreaterThan(1);
    const best = columnOf(data, 'weigh_1_best');
    lots.forEach((lot, row) => {
      const items = experiment!.shown[0]![lot]![0]!.map(({ item }) => item);
      expect(items).toHaveLength(3);
      if (!BLANK_REASONS.includes(best[row] as BlankReason)) expect(items).toContain(best[row]);
    });
  });

  test('a block that grew step by step is the block that is built at once', async () => {
    const survey = await makeSurvey(house.services);
    let known = await grown(survey);
    expect(openBlock(known).data.rows).toBe(0);
    for (const step of ['a', 'b', 'c']) {
      await simulated(survey, 7, step);
      known = await grown(survey, known);
    }
    expect(openBlock(known).data.rows).toBeGreaterThanOrEqual(21);
    expect(Buffer.from(known).equals(Buffer.from(await grown(survey)))).toBe(true);
    expect(await grown(survey, known)).toBe(known);
  });

  test('what is known is not read again; who withdraws is in it no more', async () => {
    const survey = await makeSurvey(house.services);
    const [first] = [await completed(survey, 'clinician'), await completed(survey, 'patient')];
    const known = await grown(survey);
    const { data } = openBlock(known);
    data.columns[placeOf(data, 'role')]!.codes.fill(2);
    await completed(survey, 'patient');
    const grownOnce = openBlock(await grown(survey, known)).data;
    expect(columnOf(grownOnce, 'role').sort()).toEqual(['other', 'other', 'patient']);
    await agreed(house.services.surveys.respond.withdraw(survey, first!));
    const after = openBlock(await grown(survey, known)).data;
    expect(after.rows).toBe(2);
    expect(columnOf(openBlock(await grown(survey)).data, 'role')).toEqual(['patient', 'patient']);
  });

  test('a new version adds its variables, with the reason why older answers have none', async () => {
    const survey = await makeSurvey(house.services);
    await completed(survey, 'patient');
    const known = await grown(survey);
    const years = question({ type: 'whole-number', name: 'years' });
    const parts = [...TEST_QUESTIONNAIRE.parts, years];
    await publishTestVersion(house.services, survey.id, { ...TEST_QUESTIONNAIRE, parts });
    const { data } = openBlock(await grown(survey, known));
    expect(columnOf(data, 'years')).toEqual(['not-in-version']);
    expect(columnOf(data, '.version')).toEqual(['1']);
  });

  test('who was screened out is told apart from who completed', async () => {
    const survey = await makeSurvey(house.services);
    const pass = openPass(house.services);
    await beginWith(house.services, survey, pass);
    await sendTestPage(house.services, survey, pass, 'role', { 'answer-role': 'other' });
    const { data } = openBlock(await grown(survey));
    expect(columnOf(data, '.outcome')).toEqual(['screened-out']);
    expect(columnOf(data, 'comment')).toEqual(['not-asked']);
  });

  test('instances of repeats get as many columns as somebody has', async () => {
    const child = question({ type: 'whole-number', name: 'age' });
    const parts = [
      question({ type: 'whole-number', name: 'children' }),
      {
        ...{ kind: 'repeat' as const, name: 'child', label: { en: 'Child' }, hint: {}, relevant: null },
        ...{ appearance: [], place: null, count: '${children}', children: [child], page: false },
      },
    ];
    const questionnaire = { ...TEST_QUESTIONNAIRE, parts, quotas: [], screenOuts: [] };
    const survey = await makeSurvey(house.services, { questionnaire });
    const withChildren = async (ages: readonly string[]) => {
      const pass = openPass(house.services);
      await beginWith(house.services, survey, pass);
      await sendTestPage(house.services, survey, pass, 'children', {
        'answer-children': String(ages.length),
      });
      for (const [index, age] of ages.entries())
        await sendTestPage(house.services, survey, pass, `age~${index + 1}`, {
          [`answer-age~${index + 1}`]: age,
        });
      await agreed(house.services.surveys.respond.complete(survey, pass, openPass(house.services).code));
    };
    await withChildren(['4']);
    const known = await grown(survey);
    await withChildren(['7', '9']);
    const { data } = openBlock(await grown(survey, known));
    expect(columnOf(data, 'age_1').sort()).toEqual([4, 7]);
    expect(columnOf(data, 'age_2').sort()).toEqual([9, 'hidden']);
  });

  test('a counted ballot gives the vote and the groups that its result shows, without keys, and nothing before', async () => {
    const { reader } = house.services.context.storage;
    const from = { reader, solver: loadSolver };
    const ballot = await countedBallot(house.services);
    const block = (await ballotBlock(from, ballot.id, null))!;
    const { data, keys } = openBlock(block);
    expect(data.variables.map(({ name }) => name)).toEqual(['.vote', 'role', 'country']);
    expect(data.rows).toBe(39);
    expect(columnOf(data, 'country').filter((country) => country === 'wales')).toHaveLength(10);
    expect(new Set(columnOf(data, 'role'))).toEqual(new Set(['carer+.', 'nurse', 'manager']));
    expect(data.told).toContain('[]');
    expect(keys).toHaveLength(0);
    expect(await ballotBlock(from, ballot.id, block)).toBe(block);
    const { id } = await closedBallot(house.services, FORTY_PAPERS.slice(0, 3));
    expect(await ballotBlock(from, id, null)).toBeNull();
  });
});
