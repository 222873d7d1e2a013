/** What voters wrote, quoted in a report: only what was found fit, beside a published vote, and gone from the page once it is taken back. */
import request from 'supertest';
import { emptyPlan, storedPlan } from '../../../src/services/analysis/report-plan/plan.js';
import { publishBallot } from '../../../src/services/ballots/publish.js';
import type { BallotRow } from '../../../src/storage/ballot-store.js';
import { type LabRow, labById } from '../../../src/storage/lab-store.js';
import { allPapers } from '../../../src/storage/paper-store.js';
import { makeToken } from '../../kit/access-tokens.js';
import { commentWith } from '../../kit/comments.js';
import { countedBallot, FORTY_PAPERS } from '../../kit/counted-ballot.js';
import { type Browser, giveRole, makeAccount, signIn } from '../../kit/people.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

const SAID = 'I waited for Dr Nia Prys, <and> nobody listened';
const FIT = 'I waited for [a doctor], <and> nobody listened';

onEveryDatabase((open) => {
  let house: TestHouse;
  let lab: LabRow;
  let ballot: BallotRow;
  let [organiser, analyst] = [] as unknown as [Browser, Browser];
  let plan: string;
  let ref: string;
  let bearer: string;
  const place = () => ({
    subject: { kind: 'ballot' as const, id: ballot.id, labId: ballot.lab_id },
    question: 'why',
    actor: 'anwen',
  });
  const quotePage = () => `/manage/ballots/${ballot.slug}/comments/why/quote`;
  const mark = (fields: object) =>
    analyst
      .post(quotePage())
      .type('form')
      .set('Sec-Fetch-Site', 'same-origin')
      .send({ comment: ref, ...fields });
  const address = () => `/labs/${lab.slug}/reports/in-their-words`;
  const everybody = (path = '') => request(house.app).get(`${address()}${path}`);
  const preview = async (browser: Browser) => (await browser.get(`${plan}/preview`).expect(200)).text;
  const publish = (page: string) =>
    organiser
      .post(`${plan}/publish`)
      .type('form')
      .set('Sec-Fetch-Site', 'same-origin')
      .send(
        Object.fromEntries(
          ['number', 'rule', 'minimum', 'seal'].map((name) => [
            name,
            new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '',
          ]),
        ),
      );

  beforeAll(async () => {
    house = await openTestHouse(open);
    const { services } = house;
    const papers = FORTY_PAPERS.map(({ marks, answers }, at) => ({
      marks,
      answers: { ...answers, why: at === 7 ? SAID : at === 8 ? 'Nobody chose this' : null },
    }));
    ballot = await countedBallot(services, papers);
    lab = await labById(services.context.storage.reader, ballot.lab_id);
    const people = await Promise.all(['Olwen', 'Anwen'].map((name) => makeAccount(house, name)));
    await giveRole(house, lab.id, people[0]!, 'organiser');
    await giveRole(house, lab.id, people[1]!, 'analyst');
    [organiser, analyst] = [await signIn(house, people[0]!), await signIn(house, people[1]!)];
    bearer = await makeToken(house, lab.id, people[1]!.id, ['results']);
    const slug = await services.analysis.plans.make(
      lab,
      emptyPlan({ en: 'In their words', cy: 'Yn eu geiriau' }),
      'system',
    );
    plan = `/manage/labs/${lab.slug}/plans/${slug}`;
    ref = (await commentWith(services.analysis, place(), SAID)).ref;
  });
  afterAll(() => house.remove());

  test('names are flagged before a comment is found fit, and only what was found fit is offered', async () => {
    const shown = (await analyst.get(`${quotePage()}?comment=${ref}`).expect(200)).text;
    expect(shown).toMatch(/<mark class="flag">[^<]*Nia Prys/);
    await mark({ act: 'mark', text: SAID, saidBy: '' }).expect(422);
    await mark({ act: 'mark', text: FIT, saidBy: 'A voter' }).expect(303);
    const of = `ballot ${ballot.slug} why`;
    expect((await analyst.get(`${plan}/compose/new-quotes`).expect(200)).text).toContain(`value="${of}"`);
    const form = (await analyst.get(`${plan}/compose/new-quotes?of=${encodeURIComponent(of)}`).expect(200))
      .text;
    expect(form).toContain('[a doctor], &lt;and&gt; nobody listened');
    for (const unfit of ['Nia Prys', 'Nobody chose this']) expect(form).not.toContain(unfit);
    const [, id] = /name="quotes" type="checkbox" value="([^"]+)"/.exec(form) ?? [];
    const sent = {
      of,
      title: 'What voters say',
      'title-cy': 'Beth mae pleidleiswyr yn ei ddweud',
      quotes: id,
      revision: 1,
    };
    await analyst.post(`${plan}/compose/new-quotes`).type('form').send(sent).expect(303);
    const stored = storedPlan((await house.services.analysis.plans.find(lab, 'in-their-words'))!.content);
    expect(stored.parts).toMatchObject([{ kind: 'quotes', subject: { kind: 'ballot', slug: ballot.slug } }]);
  });

  test('they wait until the vote’s result is published', async () => {
    const page = await preview(organiser);
    expect(page).toContain('nobody listened');
    expect(page).not.toContain('Publish this report');
    await publish(page).expect(409);
    await everybody().expect(404);
    expect((await publishBallot(house.services.context, ballot.id, 'system', 'whole')).ok).toBe(true);
  });

  test('everybody reads them in either language, as words, with nothing of the paper they are from', async () => {
    await publish(await preview(organiser)).expect(303);
    const page = (await everybody().expect(200)).text;
    expect(page).toContain('I waited for [a doctor], &lt;and&gt; nobody listened');
    for (const shown of ['What voters say', 'Your why', 'A voter']) expect(page).toContain(shown);
    const welsh = (await everybody('?language=cy').expect(200)).text;
    for (const shown of ['Beth mae pleidleiswyr yn ei ddweud', 'Eich why']) expect(welsh).toContain(shown);
    const csv = (await everybody('/part-1.csv').expect(200)).text;
    expect(csv.split('\r\n').slice(0, 2)).toEqual(['quote,said_by', `"${FIT}",A voter`]);
    const json = (await everybody('/report.json').expect(200)).text;
    const api = await request(house.app)
      .get('/api/v1/reports/in-their-words')
      .set('Authorization', `Bearer ${bearer}`)
      .expect(200);
    expect(api.body).toEqual(JSON.parse(json));
    const keys = (await allPapers(house.services.context.storage.reader, ballot.id)).map(
      ({ paper_key }) => paper_key,
    );
    for (const text of [page, welsh, csv, json])
      for (const secret of ['Nia Prys', 'Nobody chose this', ref, ...keys])
        expect(text).not.toContain(secret);
  });

  test('a quote that is taken back goes from the page and its file, and the plan says so', async () => {
    await mark({ act: 'remove' }).expect(303);
    const page = (await everybody().expect(200)).text;
    expect(page).not.toContain('nobody listened');
    expect((await everybody('/part-1.csv').expect(200)).text).not.toContain('nobody listened');
    expect((await everybody('/report.json').expect(200)).text).not.toContain('nobody listened');
    expect(await preview(organiser)).toContain('choose the quotes again');
  });
});
