/** Codes of comments in reports: counted by group as any other question, kept as they were published about, and gone with any of the answers. */
import request from 'supertest';
import type { SettledCodes } from '../../../../src/services/analysis/comments/code-columns.js';
import { freezeCodes, thawCodes } from '../../../../src/services/analysis/publishing/frozen-codes.js';
import { SERVICE_RULE } from '../../../../src/services/analysis/publishing/rule-choice.js';
import { findSurveyMove } from '../../../../src/services/surveys/moves.js';
import { type LabRow, labById } from '../../../../src/storage/lab-store.js';
import { type SurveyRow, surveyById } from '../../../../src/storage/survey-store.js';
import { commentedSurvey, commentsAs } from '../../../kit/comments.js';
import { planOf, viewOf } from '../../../kit/publishing.js';
import { publishTestReport } from '../../../kit/reports.js';
import { onEveryDatabase } from '../../../kit/storages.js';
import { agreed } from '../../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../../kit/web.js';

/** 52 comments, from patients and clinicians by turns: 28 about the bus, of whom 14 are patients; the rest about money. */
const COMMENTS = Array.from({ length: 52 }, (_, at) => (at < 28 ? `The bus, ${at}` : `Money, ${at}`));

onEveryDatabase((open) => {
  let house: TestHouse;
  let survey: SurveyRow;
  let lab: LabRow;
  let withdrawals: readonly string[];
  let codeIds: Record<string, string>;
  const reader = () => house.services.context.storage.reader;
  const place = () => commentsAs(survey, 'anwen');
  const frozen = () => reader().selectFrom('report_codes').selectAll().execute();

  beforeAll(async () => {
    house = await openTestHouse(open);
    const { services } = house;
    const made = await commentedSurvey(services, COMMENTS);
    [survey, withdrawals] = [made.survey, made.codes];
    lab = await labById(reader(), survey.lab_id);
    const { revision } = await surveyById(reader(), survey.id);
    const order = { surveyId: survey.id, actor: 'system', revision };
    await agreed(services.surveys.move(findSurveyMove('close')!, order));
    const { comments } = services.analysis;
    const words = ['Bus', 'Money'].map((label) => ({ label, description: '', theme: null }));
    await agreed(comments.addCodes(place(), words));
    const { codes } = await comments.frame(place());
    codeIds = Object.fromEntries(codes.map(({ id, label }) => [label, id]));
    const rows = await reader().selectFrom('responses').select(['response_key', 'answers']).execute();
    for (const { response_key: key, answers } of rows)
      await code(key, answers.includes('The bus') ? ['Bus'] : ['Money']);
  });
  afterAll(() => house.remove());

  const code = (key: string, labels: readonly string[]) =>
    agreed(
      house.services.analysis.comments.saveCodes(place(), {
        key,
        codes: labels.map((label) => codeIds[label]!),
      }),
    );
  const publish = async (title: string, rows: readonly string[], banner: readonly string[]) => {
    const { services } = house;
    const part = viewOf(survey.slug, { rows: [...rows], banner: [...banner] });
    const slug = await services.analysis.plans.make(lab, { ...planOf(part), title: { en: title } }, 'system');
    await publishTestReport(services, lab, slug);
    const { publication, row } = (await services.analysis.reports.edition(lab, slug, null))!;
    const [table] = publication.parts;
    if (table?.kind !== 'table') throw new Error('there is a table');
    const counts = table.table.blocks[0]!.cells.map((line) => line.map(({ n }) => n));
    return { counts, table, source: publication.sources[0]!, content: row.content };
  };

  test('codes that coders have not compared yet are nobody’s to publish', async () => {
    const { plans, reports } = house.services.analysis;
    const part = viewOf(survey.slug, { rows: ['codes.comment'] });
    const slug = await plans.make(lab, planOf(part), 'system');
    const preview = await reports.preview(lab, (await plans.find(lab, slug))!, SERVICE_RULE);
    expect(preview).toMatchObject({
      value: { refused: { code: 'report-incomplete' }, draft: { frozen: [] } },
    });
  });

  test('they are counted by group, and kept as they were where no reader sees them', async () => {
    await agreed(house.services.analysis.comments.compare(place()));
    const { counts, table, source, content } = await publish('Codes', ['codes.comment'], ['role']);
    expect(table.table.blocks[0]!.rows.map(({ label }) => label)).toEqual(['Bus', 'Money']);
    expect(counts[0]!.slice(0, 3)).toEqual([28, 14, 14]);
    const [kept, ...others] = await frozen();
    expect(others).toEqual([]);
    expect(source.codes).toEqual([{ question: 'comment', digest: kept!.digest }]);
    const { response_key } = await reader()
      .selectFrom('responses')
      .select('response_key')
      .executeTakeFirstOrThrow();
    expect(kept!.content).toContain(response_key);
    expect(content).not.toContain(response_key);
  });

  test('a report after coders changed their minds is laid beside the codes of then', async () => {
    const { response_key } = await reader()
      .selectFrom('responses')
      .select('response_key')
      .where('answers', 'like', '%The bus, 0%')
      .executeTakeFirstOrThrow();
    await code(response_key, ['Money']);
    const { counts } = await publish('Codes again', ['codes.comment'], []);
    // 27 now and 28 then: one person has changed, whom nobody may find.
    expect(counts[0]).toEqual([null]);
    expect(await frozen()).toHaveLength(2);
    await code(response_key, ['Bus']);
    const same = await publish('Codes as they were', ['codes.comment'], []);
    expect(same.counts[0]).toEqual([28]);
    expect(await frozen()).toHaveLength(2);
  });

  test('quotes are read anew whenever a report is shown: one that was taken back, or went with its response, is gone', async () => {
    const { services, app } = house;
    const { comments, plans, reports } = services.analysis;
    const rows = await reader().selectFrom('responses').select(['response_key', 'answers']).execute();
    const mark = async (comment: string, saidBy: string) => {
      const { response_key: key } = rows.find(({ answers }) => answers.includes(`"${comment}"`))!;
      const quote = { key, original: comment, text: comment, saidBy, confirmed: true };
      await agreed(comments.markQuote(place(), quote));
      return key;
    };
    const taken = await mark('The bus, 2', 'A patient <b>');
    await mark('Money, 31', '');
    await mark('The bus, 4', '');
    const [asked] = await reports.quotes(lab);
    const ids = Object.fromEntries(asked!.quotes.map(({ id, text }) => [text, id]));
    const part = {
      ...{
        kind: 'quotes' as const,
        subject: { kind: 'survey' as const, slug: survey.slug },
        question: 'comment',
      },
      ...{
        title: { en: 'In their words' },
        quotes: ['The bus, 2', 'Money, 31', 'The bus, 4'].map((text) => ids[text]!),
      },
    };
    const slug = await plans.make(lab, { ...planOf(part), title: { en: 'Quotes' } }, 'system');
    await publishTestReport(services, lab, slug);
    const { row } = (await reports.edition(lab, slug, null))!;
    expect(row.content).not.toContain('The bus, 2');
    const address = `/labs/${lab.slug}/reports/${slug}`;
    const page = async () => (await request(app).get(address).expect(200)).text;
    expect(await page()).toMatch(/<blockquote[^>]*><p>The bus, 2<\/p>[\s\S]*A patient &lt;b&gt;/);
    const file = await request(app).get(`${address}/part-1.csv`).expect(200);
    expect(file.text.trim().split('\r\n')).toHaveLength(4);
    const all = await request(app).get(`${address}/report.json`).expect(200);
    expect(all.body.quotes[ids['The bus, 2']!]).toEqual({ text: 'The bus, 2', saidBy: 'A patient <b>' });
    await agreed(comments.unmarkQuote(place(), taken));
    await agreed(services.surveys.respond.withdraw(survey, withdrawals[31]!));
    const left = await page();
    expect(left).not.toContain('The bus, 2');
    expect(left).not.toContain('Money, 31');
    expect(left).toContain('The bus, 4');
    expect(left).toContain('2 quotes have been taken back since.');
    const preview = await reports.preview(lab, (await plans.find(lab, slug))!, SERVICE_RULE);
    expect(preview).toMatchObject({ value: { refused: { code: 'report-incomplete' } } });
  });

  test('with any of the answers they go, and nothing more is published about these answers', async () => {
    const { services } = house;
    await agreed(services.surveys.respond.withdraw(survey, withdrawals[5]!));
    expect(await frozen()).toEqual([]);
    await expect(publish('Too late', ['role'], [])).rejects.toThrow('report-answers-changed');
    const again = await publish('As it was', ['codes.comment'], []);
    expect(again.counts[0]).toEqual([28]);
    expect(await frozen()).toEqual([]);
  });
});

test('frozen codes come back for the same rows, in any order', () => {
  const settled: SettledCodes = {
    question: 'why',
    codes: [{ name: 'bus', label: 'Bus' }],
    byRow: [[0], null, []],
  };
  const keys = ['c', 'b', 'a'];
  const { text, digest } = freezeCodes(settled, (row) => keys[row]!);
  expect(thawCodes(text, 3, (row) => keys[row]!)).toEqual(settled);
  const turned = { ...settled, byRow: [[], null, [0]] };
  expect(freezeCodes(turned, (row) => ['a', 'b', 'c'][row]!).digest).toBe(digest);
});
