/** Comments from answers to counted codes and back: read by group, coded apart, compared, settled, quoted, erased to the row. */
import { FIRST_VIEW } from '../../../src/services/analysis/view/view.js';
import { ANYBODY } from '../../../src/services/surveys/made-up.js';
import { findSurveyMove } from '../../../src/services/surveys/moves.js';
import { eraseSurvey } from '../../../src/services/surveys/retention.js';
import { type SurveyRow, surveyById } from '../../../src/storage/survey-store.js';
import { codeAs, commentedSurvey, commentsAs, commentWith } from '../../kit/comments.js';
import { addTestDefinition, addTestFilter } from '../../kit/definitions.js';
import { everyRow } from '../../kit/every-row.js';
import { repeat } from '../../kit/questionnaire.js';
import { refusal } from '../../kit/refusal.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { agreed, makeSurvey, question, TEST_QUESTIONNAIRE } from '../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

const WORDS = [
  'The journey to the clinic is too long.',
  'Nobody told me what was possible.',
  'A long bus journey, and no bus back.',
  'Trust.',
  'The nurse explained everything.',
  'Ring me on 07700 900123, says Mair.',
] as const;
const EVERYTHING = { search: '', filter: null, group: null, code: null, page: 1 };

onEveryDatabase((open) => {
  let house: TestHouse;
  let survey: SurveyRow;
  let codes: readonly string[];
  beforeAll(async () => {
    house = await openTestHouse(open);
    ({ survey, codes } = await commentedSurvey(house.services, [...WORDS, '']));
  });
  afterAll(() => house.remove());

  const comments = () => house.services.analysis.comments;
  const anwen = () => commentsAs(survey, 'anwen');
  const owain = () => commentsAs(survey, 'owain');
  const listed = async (change: Readonly<Record<string, string>>, as = anwen()) =>
    agreed(comments().ask(as, 'list', { ...EVERYTHING, ...change }) as never) as Promise<{
      found: number;
      total: number;
      faults: string[];
      comments: { text: string; hits: unknown[]; codes: string[]; coding: string }[];
    }>;
  const look = async (rows: readonly string[]) => {
    const answer = await house.services.analysis.enquire([anwen().subject], 'look', {
      ...{ view: { ...FIRST_VIEW, rows: [...rows] }, language: 'en', waves: null },
    });
    if (answer.ok !== true) throw new Error('a table can be made');
    const [part] = answer.value.parts;
    return { faults: answer.value.faults, blocks: part?.kind === 'table' ? part.table.blocks : [] };
  };

  test('are listed, searched with their hits, and chosen by group and by stored filter', async () => {
    const all = await listed({});
    expect([all.total, all.found]).toEqual([6, 6]);
    expect((await listed({ search: 'BUS "journey, and"' })).comments).toMatchObject([
      {
        text: WORDS[2],
        hits: [
          [7, 10],
          [11, 23],
          [27, 30],
        ],
      },
    ]);
    expect((await listed({ group: 'role=clinician' })).comments.map(({ text }) => text).sort()).toEqual(
      [WORDS[1], WORDS[3], WORDS[5]].sort(),
    );
    const filter = await addTestFilter(house.services, survey);
    expect((await listed({ filter, search: '-nurse' })).found).toBe(2);
    expect((await listed({ group: 'role=nobody' })).faults).toHaveLength(1);
  });

  test('are coded apart, blindly, with suggestions from one’s own codes, then compared and settled', async () => {
    await codeAs(house.services, anwen(), WORDS[0], ['Distance']);
    await codeAs(house.services, anwen(), WORDS[2], ['Distance', 'Transport']);
    await codeAs(house.services, anwen(), WORDS[3], []);
    await codeAs(house.services, owain(), WORDS[0], ['Distance']);
    await codeAs(house.services, owain(), WORDS[2], ['Distance']);
    expect((await listed({ code: 'uncoded' })).found).toBe(3);
    expect((await listed({ code: 'mine' }, owain())).found).toBe(2);
    expect((await listed({ search: 'back' }, owain())).comments[0]).toMatchObject({
      codes: ['Distance'],
      coding: 'own',
    });
    const seen = await commentWith(house.services.analysis, owain(), WORDS[3]);
    expect([seen.mine, seen.codings, seen.done, seen.total]).toEqual([null, [], 2, 6]);
    // Nothing of it is in the data set, and nobody settles anything, before the coders are compared.
    expect((await look(['codes.comment'])).faults).toHaveLength(1);
    const { key } = await commentWith(house.services.analysis, anwen(), WORDS[2]);
    expect(await comments().saveCodes(owain(), { key, codes: [] }, 'settled')).toMatchObject({ ok: false });

    await agreed(comments().compare(anwen()));
    const compared = await comments().ask(anwen(), 'compared', { page: 1 });
    expect(compared).toMatchObject({
      value: {
        coders: expect.arrayContaining([
          { coder: 'anwen', comments: 3 },
          { coder: 'owain', comments: 2 },
        ]),
        disputed: 1,
        disputes: [{ text: WORDS[2] }],
        report: { overall: { measure: 'kappa', comments: 2, alike: 1 } },
      },
    });
    const [distance] = (await comments().frame(anwen())).codes;
    await agreed(comments().saveCodes(owain(), { key, codes: [distance!.id] }, 'settled'));
    expect(await comments().ask(anwen(), 'compared', { page: 1 })).toMatchObject({
      value: { disputed: 0, settled: 1 },
    });
  });

  test('their codes are questions of the data set, with the base of coded comments and that of everybody asked', async () => {
    const { blocks } = await look(['codes.comment', 'codes-of-all.comment']);
    const cells = blocks.map(({ rows, cells, bases }) => [
      rows.map(({ label }) => label),
      cells.map(([cell]) => cell?.n),
      bases[0]?.n,
    ]);
    expect(cells).toEqual([
      [['Distance', 'Transport'], [2, 0], 3],
      [['Distance', 'Transport'], [2, 0], 4],
    ]);
    const content = {
      ...{ kind: 'filter' as const, label: { en: 'Far away' } },
      expression: "selected(${codes.comment}, 'distance') and ${role} = 'patient'",
    };
    await addTestDefinition(house.services, survey, 'far', content);
    expect((await listed({ filter: 'far' })).found).toBe(2);
    const counts = await comments().ask(anwen(), 'counts', { by: 'role' });
    expect(counts).toMatchObject({
      value: {
        groups: [
          { label: 'Everybody', comments: 6, coded: 3, without: 1 },
          { label: 'A patient', comments: 3, coded: 2, without: 0 },
          { label: 'A clinician', comments: 3, coded: 1, without: 1 },
        ],
        codes: [{ label: 'Distance', counts: [2, 2, 0] }, { counts: [0, 0, 0] }],
      },
    });
  });

  test('a code is merged and taken back, retired, changed only as shown, and every act is audited', async () => {
    const codeNow = async (label: string) =>
      (await comments().frame(anwen())).codes.find((code) => code.label === label)!;
    const transport = await codeNow('Transport');
    const merger = { name: 'transport', revision: transport.revision, into: 'distance' };
    await agreed(comments().mergeCode(anwen(), merger));
    expect(await comments().mergeCode(anwen(), merger)).toMatchObject({
      problem: { code: 'code-changed-since' },
    });
    await codeAs(house.services, anwen(), WORDS[1], ['Information']);
    const into = await comments().saveCodes(anwen(), {
      key: (await commentWith(house.services.analysis, anwen(), WORDS[1])).key,
      codes: [transport.id],
    });
    expect(into).toMatchObject({ problem: { code: 'code-changed-since' } });
    const { revision } = await codeNow('Transport');
    await agreed(comments().retireCode(anwen(), { name: 'transport', revision, retired: false }));
    const theme = await codeNow('Distance');
    const edit = {
      name: 'transport',
      revision: revision + 1,
      label: 'Getting there',
      description: 'Buses',
      theme: theme.name,
    };
    await agreed(comments().editCode(anwen(), edit));
    expect(
      await comments().editCode(anwen(), { ...edit, revision: revision + 2, theme: 'transport' }),
    ).toMatchObject({
      problem: { fields: { theme: expect.any(String) } },
    });
    const { reader } = house.services.context.storage;
    const lines = await reader
      .selectFrom('audit_log')
      .select('action')
      .where('subject', '=', survey.id)
      .where('actor', '=', 'anwen')
      .execute();
    expect(new Set(lines.map(({ action }) => action))).toEqual(
      new Set(['codes-added', 'coders-compared', 'code-merged', 'code-restored', 'code-changed']),
    );
  });

  test('a quote keeps to the comment, and is marked only when what is flagged was confirmed', async () => {
    const { key, text } = await commentWith(house.services.analysis, anwen(), WORDS[5]);
    const quote = { key, original: text, text, saidBy: 'A clinician', confirmed: false };
    expect(await comments().markQuote(anwen(), quote)).toMatchObject({
      problem: { fields: { confirmed: expect.any(String) } },
    });
    expect(await comments().markQuote(anwen(), { ...quote, text: 'Do not ring me' })).toMatchObject({
      problem: { fields: { text: expect.any(String) } },
    });
    await agreed(comments().markQuote(anwen(), { ...quote, confirmed: true }));
    expect(await comments().quotes(anwen())).toMatchObject([{ flags: 2, confirmed: 1, author: 'anwen' }]);
    await agreed(comments().markQuote(anwen(), { ...quote, text: 'Ring me […]', confirmed: true }));
    const [fit, ...more] = await comments().quotesFitToPublish(anwen());
    expect([fit, more]).toEqual([{ id: expect.any(String), text: 'Ring me […]', saidBy: 'A clinician' }, []]);
    expect((await listed({ code: 'quoted' })).found).toBe(1);
  });

  test('promise 24: withdrawal takes codes and quotes, the end of retention everything, down to the row', async () => {
    const { services, clock } = house;
    const rowsWith = async (key: string) =>
      Object.entries(await everyRow(services.context.storage))
        .filter(([table]) => table.startsWith('comment_'))
        .flatMap(([, rows]) => rows.filter((row) => row.includes(key)));
    for (const [at, text] of [
      [5, WORDS[5]],
      [2, WORDS[2]],
    ] as const) {
      const { key } = await commentWith(services.analysis, anwen(), text);
      expect(await rowsWith(key)).not.toEqual([]);
      await agreed(
        at === 5
          ? services.surveys.respond.withdraw(survey, codes[at]!)
          : services.surveys.erasure.erase(survey, 'olwen', codes[at]!),
      );
      expect(await rowsWith(key)).toEqual([]);
    }
    expect((await listed({})).total).toBe(4);
    expect(await comments().quotes(anwen())).toEqual([]);
    const key = (await commentWith(services.analysis, anwen(), WORDS[0])).key;
    const late = { key: 'f'.repeat(64), codes: [] };
    expect(await refusal(comments().saveCodes(anwen(), late))).toMatch(/of an ended response/);
    clock.set(clock.now() + 1000);
    await agreed(
      services.surveys.move(findSurveyMove('close')!, {
        surveyId: survey.id,
        actor: 'system',
        revision: null,
      }),
    );
    expect(await rowsWith(key)).not.toEqual([]);
    clock.set(clock.now() + 86_400_000 * 36_501);
    await agreed(eraseSurvey(services.context, survey.id));
    expect((await surveyById(services.context.storage.reader, survey.id)).erased_at).not.toBeNull();
    const left = Object.entries(await everyRow(services.context.storage)).filter(([table]) =>
      table.startsWith('comment_'),
    );
    expect(left.flatMap(([, rows]) => rows)).toEqual([]);
  });

  test('those of every instance of a repeat are there, each under a label of its own', async () => {
    const part = question({ type: 'long-text', name: 'told', label: { en: 'What was said?' } });
    const visits = repeat('visit', [part], { count: '2' });
    const questionnaire = { ...TEST_QUESTIONNAIRE, quotas: [], screenOuts: [], parts: [visits] };
    const repeated = await makeSurvey(house.services, { questionnaire });
    const period = { from: house.clock.now() - 86_400_000, to: house.clock.now(), zone: 'Europe/London' };
    const simulation = { completions: 30, seed: '4', people: ANYBODY, period, actor: 'system' };
    await agreed(house.services.surveys.simulate(repeated, simulation));
    const { subject } = commentsAs(repeated, 'anwen');
    const found = await comments().questions(subject);
    if (found.ok !== true) throw new Error('the questions can be read');
    expect(found.questions.map(({ label }) => label)).toEqual([
      'What was said? (1 of 2)',
      'What was said? (2 of 2)',
    ]);
    for (const { name, comments: count } of found.questions) {
      expect(count).toBeGreaterThan(0);
      const all = await agreed(
        comments().ask({ subject, question: name, actor: 'anwen' }, 'list', EVERYTHING) as never,
      );
      expect(all).toMatchObject({ total: count });
    }
  });
});
