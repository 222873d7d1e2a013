/** Codes of a ballot's comments in the workbench: what the list of comments tells, counted, and nothing more of any paper. */
import { SERVICE_RULE } from '../../../src/services/analysis/publishing/rule-choice.js';
import { FIRST_VIEW, type View } from '../../../src/services/analysis/view/view.js';
import { sha256 } from '../../../src/shared/digest.js';
import type { BallotRow } from '../../../src/storage/ballot-store.js';
import { labById } from '../../../src/storage/lab-store.js';
import { countedBallot, FORTY_PAPERS } from '../../kit/counted-ballot.js';
import { giveRole, makeAccount, signIn } from '../../kit/people.js';
import { planOf, viewOf } from '../../kit/publishing.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { agreed } from '../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

/** Everybody wrote something; two the same. The last paper is blank. */
const PAPERS = FORTY_PAPERS.map(({ marks, answers }, at) => ({
  marks,
  answers: { ...answers, why: at < 2 ? 'The same words' : `Comment ${at}` },
}));
const EVERYTHING = { search: '', filter: null, group: null, code: null, page: 1 };

onEveryDatabase((open) => {
  let house: TestHouse;
  let ballot: BallotRow;
  let codeIds: readonly string[];
  const place = () => ({
    subject: { kind: 'ballot' as const, id: ballot.id, labId: ballot.lab_id },
    question: 'why',
    actor: 'anwen',
  });
  const code = (text: string, places: readonly number[]) =>
    agreed(
      house.services.analysis.comments.saveCodes(place(), {
        key: sha256(`why\n${text}`),
        codes: places.map((at) => codeIds[at]!),
      }),
    );
  const look = async (change: Partial<View>) => {
    const input = { view: { ...FIRST_VIEW, ...change }, language: 'en', waves: null };
    const seen = await house.services.analysis.enquire([place().subject], 'look', input);
    if (seen.ok !== true) throw new Error('the ballot can be asked about');
    const [part] = seen.value.parts;
    return { ...seen.value, table: part?.kind === 'table' ? part.table : null };
  };
  /** Numbers of the codes, by the label of the column. */
  const codesBy = async (banner: string) => {
    const { table } = await look({ rows: ['codes.why'], banner: [banner] });
    const [block] = table!.blocks;
    return new Map(
      table!.columns.map(({ label }, at) => [
        label,
        { base: block!.bases[at]!.n, cells: block!.cells.map((line) => line[at]!.n) },
      ]),
    );
  };

  beforeAll(async () => {
    house = await openTestHouse(open);
    const { services } = house;
    ballot = await countedBallot(services, PAPERS);
    const words = ['Bus', 'Money'].map((label) => ({ label, description: '', theme: null }));
    await agreed(services.analysis.comments.addCodes(place(), words));
    const { codes } = await services.analysis.comments.frame(place());
    codeIds = codes.map(({ id }) => id);
    for (const [at, { answers }] of PAPERS.entries())
      if (at % 7 !== 3) await code(answers.why, [...(at % 2 === 0 ? [0] : []), ...(at % 5 === 0 ? [1] : [])]);
  });
  afterAll(() => house.remove());

  test('before coders are compared there are none', async () => {
    const { faults, parts } = await look({ rows: ['codes.why'] });
    expect(parts).toEqual([]);
    expect(faults).toEqual([expect.stringContaining('no question called codes.why')]);
  });

  test('they are the numbers of the page of comments, by first choice and by every group that is told there', async () => {
    const papersBefore = await look({ rows: ['.vote', 'role'], banner: ['role', 'country'] });
    const { analysis } = house.services;
    await agreed(analysis.comments.compare(place()));
    const described = await analysis.describe(place().subject);
    if (!('description' in described)) throw new Error('it can be described');
    expect(described.description.questions.map(({ name }) => name)).toEqual([
      ...['.vote', 'role', 'country', 'codes.why'],
    ]);
    for (const [banner, by] of [
      ['.vote', '.first'],
      ['role', 'role'],
      ['country', 'country'],
    ] as const) {
      const shown = await codesBy(banner);
      const counts = await analysis.comments.ask(place(), 'counts', { by });
      if (counts.ok !== true) throw new Error('codes can be counted');
      const { groups, codes } = counts.value;
      expect(groups.length).toBeGreaterThan(2);
      for (const [at, { label, coded }] of groups.entries())
        if (coded > 0)
          expect(shown.get(label)).toEqual({ base: coded, cells: codes.map((each) => each.counts[at]) });
      expect([...shown.keys()]).toEqual(
        groups.filter(({ comments }) => comments > 0).map(({ label }) => label),
      );
    }
    // Tables of papers are what they were before anybody coded.
    expect(await look({ rows: ['.vote', 'role'], banner: ['role', 'country'] })).toEqual(papersBefore);
    const across = await look({ rows: ['role', '.vote'], banner: ['codes.why'] });
    expect(across).toMatchObject({ about: 'comments', people: 40, faults: [] });
  });

  test('changing one comment’s code tells nothing that the comment’s line does not', async () => {
    const listed = await house.services.analysis.comments.ask(place(), 'list', EVERYTHING);
    if (listed.ok !== true) throw new Error('the comments can be read');
    const single = listed.value.comments.filter(({ text }) => text !== 'The same words');
    const untold = single.find(
      ({ told }) => !told.some((one) => ['The carer', 'The nurse', 'The manager'].includes(one)),
    )!;
    const at = PAPERS.findIndex(({ answers }) => answers.why === untold.text);
    // The paper has a role, which too few share for it to be told.
    expect(FORTY_PAPERS[at]!.answers['role']).not.toBeNull();
    await code(untold.text, [0]);
    const before = await codesBy('role');
    await code(untold.text, [1]);
    const after = await codesBy('role');
    expect(after.get('Everybody')!.cells).not.toEqual(before.get('Everybody')!.cells);
    for (const map of [before, after]) map.delete('Everybody');
    expect(after).toEqual(before);
  });

  test('no report takes them up beside a vote, and its preview says why', async () => {
    const { analysis, context } = house.services;
    const lab = await labById(context.storage.reader, ballot.lab_id);
    const view = {
      ...viewOf(ballot.slug, { rows: ['codes.why'], banner: ['.vote'] }),
      subject: { kind: 'ballot', slug: ballot.slug },
    };
    const slug = await analysis.plans.make(lab, planOf(view as Parameters<typeof planOf>[0]), 'system');
    const preview = await analysis.reports.preview(
      lab,
      (await analysis.plans.find(lab, slug))!,
      SERVICE_RULE,
    );
    expect(preview).toMatchObject({ ok: true, value: { refused: { code: 'report-incomplete' } } });
    expect(JSON.stringify(preview)).toContain('stand by themselves in a report');
  });

  test('the workbench says what its rows are, and the page of counts leads there', async () => {
    const person = await makeAccount(house, 'Anwen');
    await giveRole(house, ballot.lab_id, person, 'analyst');
    const analyst = await signIn(house, person);
    const home = `/manage/ballots/${ballot.slug}`;
    const counts = (await analyst.get(`${home}/comments/why/counts?by=.first`).expect(200)).text;
    expect(counts).toContain(`href="${home}/workbench?rows=codes.why&amp;columns=.vote"`);
    const shown = (await analyst.get(`${home}/workbench?rows=codes.why&columns=.vote`).expect(200)).text;
    expect(shown).toContain('“Codes: Your why” by “First choice”, among 40 comments.');
    expect(shown).toContain('These numbers are of comments, not of papers');
    for (const missing of ['prop.test(', 'The papers themselves']) expect(shown).not.toContain(missing);
  });
});
