/** When comments may be read, and what those of a ballot say of their papers: nothing that leads to one. */
import { countBallot } from '../../../src/services/ballots/count.js';
import { allPapers } from '../../../src/storage/paper-store.js';
import { codeAs, commentsAs } from '../../kit/comments.js';
import { closedBallot, FORTY_PAPERS } from '../../kit/counted-ballot.js';
import { sqliteForTest } from '../../kit/storages.js';
import { addTestContacts, makeSurvey } from '../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

const EVERYTHING = { search: '', filter: null, group: null, code: null, page: 1 };

describe('comments may be read', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse(sqliteForTest);
  });
  afterAll(() => house.remove());

  test('nobody’s while people still use links of their own', async () => {
    const survey = await makeSurvey(house.services);
    await addTestContacts(house.services, survey, ['mair@example.org']);
    const { comments } = house.services.analysis;
    const { subject } = commentsAs(survey, 'anwen');
    expect(await comments.questions(subject)).toMatchObject({ refused: { code: 'analysis-not-yet' } });
    const asked = await comments.ask(commentsAs(survey, 'anwen'), 'words', {
      size: 1,
      by: null,
      order: 'common',
    });
    expect(asked).toMatchObject({ ok: false, problem: { code: 'analysis-not-yet' } });
  });

  test('a ballot’s after its count: by their words, in no stored order, with small groups untold, the same words coded once', async () => {
    const papers = FORTY_PAPERS.map((paper, at) => ({
      ...paper,
      answers: { ...paper.answers, why: at < 2 ? 'The very same words' : (paper.answers['why'] ?? null) },
    }));
    const { services } = house;
    const closed = await closedBallot(services, papers);
    const place = {
      subject: { kind: 'ballot' as const, id: closed.id, labId: closed.lab_id },
      question: 'why',
      actor: 'anwen',
    };
    const { comments } = services.analysis;
    expect(await comments.questions(place.subject)).toMatchObject({ refused: { code: 'not-found' } });
    expect(await countBallot(services.context, closed.id, 'system')).toMatchObject({ ok: true });
    const listed = await comments.ask(place, 'list', EVERYTHING);
    if (listed.ok !== true) throw new Error('the comments can be read');
    expect(listed.value.total).toBe(9);
    const refs = listed.value.comments.map(({ ref }) => ref);
    expect(refs).toEqual([...refs].sort());
    const one = await comments.ask(place, 'one', { ref: refs[0]!, suggest: false });
    expect(one).toMatchObject({ value: { total: 8, place: 1 } });
    // One carer in Wales who put the first option first would stand alone.
    const told = await comments.ask(place, 'list', { ...EVERYTHING, group: 'country=wales' });
    const untold = listed.value.comments.filter((each) => each.told.length < 3);
    expect(untold.length).toBeGreaterThan(0);
    expect(told).toMatchObject({
      value: { found: listed.value.comments.filter((each) => each.told.includes('The wales')).length },
    });
    await codeAs(services, place, 'The very same words', ['Echo']);
    expect(await comments.ask(place, 'counts', { by: null })).toMatchObject({
      value: { codes: [{ counts: [2] }] },
    });
    const stored = JSON.stringify(
      await services.context.storage.reader.selectFrom('comment_codings').selectAll().execute(),
    );
    for (const { paper_key } of await allPapers(services.context.storage.reader, closed.id))
      expect(stored).not.toContain(paper_key);
  });
});
