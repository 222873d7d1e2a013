/** Codes of a ballot's comments in reports: by themselves, of those who wrote where nobody had to, and laid beside the codes that were published about. */
import request from 'supertest';
import { SERVICE_RULE } from '../../../../src/services/analysis/publishing/rule-choice.js';
import type { View } from '../../../../src/services/analysis/view/view.js';
import { publishBallot } from '../../../../src/services/ballots/publish.js';
import { sha256 } from '../../../../src/shared/digest.js';
import type { BallotRow } from '../../../../src/storage/ballot-store.js';
import { type LabRow, labById } from '../../../../src/storage/lab-store.js';
import { COMPANIONS, countedBallot } from '../../../kit/counted-ballot.js';
import { planOf, viewOf } from '../../../kit/publishing.js';
import { publishTestReport } from '../../../kit/reports.js';
import { onEveryDatabase } from '../../../kit/storages.js';
import { agreed } from '../../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../../kit/web.js';

/** Seventy papers: 50 with a comment, two of them in the same words. Four write of parking, the others of buses, or money, or both. */
const PAPERS = Array.from({ length: 70 }, (_, at) => ({
  marks: [at % 2 === 0 ? 1 : null, at % 2 === 0 ? null : 1, null],
  answers: {
    role: ['carer', 'nurse'][at % 2] ?? null,
    country: 'england',
    why: at >= 50 ? null : at < 2 ? 'The same words' : `Comment ${at}`,
    forced: `Forced ${at}`,
  },
}));
const CODES = ['Bus', 'Money', 'Parking'] as const;
const codesOf = (at: number): readonly number[] => [
  ...(at < 24 ? [0] : []),
  ...(at >= 20 && at < 46 ? [1] : []),
  ...(at >= 46 ? [2] : []),
];
const FORCED = { ...COMPANIONS[2]!, name: 'forced', label: { en: 'Say it' }, required: true };

onEveryDatabase((open) => {
  let house: TestHouse;
  let ballot: BallotRow;
  let lab: LabRow;
  let codeIds: readonly string[];
  const reader = () => house.services.context.storage.reader;
  const place = (question = 'why') => ({
    subject: { kind: 'ballot' as const, id: ballot.id, labId: ballot.lab_id },
    ...{ question, actor: 'anwen' },
  });
  const code = (at: number, places: readonly number[]) =>
    agreed(
      house.services.analysis.comments.saveCodes(place(), {
        key: sha256(`why\n${PAPERS[at]!.answers.why}`),
        codes: places.map((each) => codeIds[each]!),
      }),
    );
  const planned = async (title: string, change: Partial<View>) => {
    const { plans } = house.services.analysis;
    const view = {
      ...viewOf(ballot.slug, change),
      subject: { kind: 'ballot' as const, slug: ballot.slug },
    } as Parameters<typeof planOf>[0];
    return plans.make(lab, { ...planOf(view), title: { en: title } }, 'system');
  };
  const previewed = async (change: Partial<View>) => {
    const { plans, reports } = house.services.analysis;
    const slug = await planned('Looked at', change);
    const preview = await reports.preview(lab, (await plans.find(lab, slug))!, SERVICE_RULE);
    if (preview.ok !== true) throw new Error('there is a preview');
    const { refused, draft } = preview.value;
    return { refused: refused?.code ?? null, sentences: draft.faults.map(({ sentence }) => sentence) };
  };
  const publish = async (title: string) => {
    const slug = await planned(title, { rows: ['codes.why'] });
    await publishTestReport(house.services, lab, slug);
    const { publication, row } = (await house.services.analysis.reports.edition(lab, slug, null))!;
    const [part] = publication.parts;
    if (part?.kind !== 'table') throw new Error('there is a table');
    const [block] = part.table.blocks;
    const counts = block!.cells.map((line) => line.map(({ n }) => n));
    return { slug, publication, part, block: block!, counts, content: row.content };
  };
  const kept = () => reader().selectFrom('ballot_report_codes').selectAll().execute();

  beforeAll(async () => {
    house = await openTestHouse(open);
    const { services } = house;
    const changes = { companions: [...COMPANIONS, FORCED], smallestGroup: 12 };
    ballot = await countedBallot(services, PAPERS, changes);
    lab = await labById(reader(), ballot.lab_id);
    const words = CODES.map((label) => ({ label, description: '', theme: null }));
    const { comments } = services.analysis;
    await agreed(comments.addCodes(place(), words));
    codeIds = (await comments.frame(place())).codes.map(({ id }) => id);
    for (let at = 1; at < 50; at += 1) await code(at, codesOf(at));
    await agreed(comments.addCodes(place('forced'), words));
    await agreed(
      comments.saveCodes(place('forced'), {
        key: sha256('forced\nForced 1'),
        codes: [(await comments.frame(place('forced'))).codes[0]!.id],
      }),
    );
    await agreed(comments.compare(place('forced')));
  });
  afterAll(() => house.remove());

  test('only settled codes, by themselves, of what nobody had to write, once the result is out', async () => {
    const early = await previewed({ rows: ['codes.why'] });
    expect(early.sentences).toEqual([expect.stringContaining('no codes of “why” that coders have settled')]);
    await agreed(house.services.analysis.comments.compare(place()));
    for (const change of [
      { rows: ['codes.why'], banner: ['.vote'] },
      { rows: ['codes.why', 'role'] },
      { rows: ['role'], banner: ['codes.why'] },
      { rows: ['codes.why', 'codes.forced'] },
    ]) {
      const { refused, sentences } = await previewed(change);
      expect(refused).toBe('report-incomplete');
      expect(sentences).toEqual([expect.stringContaining('stand by themselves in a report')]);
    }
    expect((await previewed({ rows: ['codes.why'], where: '${role} = 1' })).sentences).toEqual([
      expect.stringContaining('take out the filter'),
    ]);
    expect((await previewed({ rows: ['codes.forced'] })).sentences).toEqual([
      expect.stringContaining('Voters had to answer'),
    ]);
    expect(await previewed({ rows: ['codes.why'] })).toEqual({ refused: 'report-not-closed', sentences: [] });
    expect((await publishBallot(house.services.context, ballot.id, 'system', 'whole')).ok).toBe(true);
    expect(await previewed({ rows: ['codes.why'] })).toEqual({ refused: null, sentences: [] });
  });

  test('they are counted by paper, few are not told, and what was counted is kept where no reader sees it', async () => {
    const { slug, publication, part, block, counts, content } = await publish('Why');
    expect(publication.rule.minimum).toBe(12);
    expect(part.about).toBe('comments');
    expect(block.bases.map(({ n }) => n)).toEqual([50]);
    expect(block.rows.map(({ label }) => label)).toEqual([...CODES]);
    expect(counts).toEqual([[24], [26], [null]]);
    const [stored, ...others] = await kept();
    expect(others).toEqual([]);
    expect(publication.sources[0]!.codes).toEqual([{ question: 'why', digest: stored!.digest }]);
    expect(stored!.content).toContain(sha256('why\nComment 9'));
    for (const secret of ['Comment 9', sha256('why\nComment 9'), JSON.parse(stored!.content).frame])
      expect(content).not.toContain(secret);
    const address = `/labs/${lab.slug}/reports/${slug}`;
    const english = (await request(house.app).get(address).expect(200)).text;
    expect(english).toContain('Base: 50 comments that were coded.');
    expect(english).toContain('beside no vote and no other answer');
    expect(english).toContain('fewer than 12 people');
    expect(english).not.toContain('Tables of a vote tell');
    const welsh = (await request(house.app).get(`${address}?language=cy`).expect(200)).text;
    expect(welsh).toContain('Sail: 50 o sylwadau');
    expect(welsh).toContain('Codau: Eich why');
  });

  test('nobody changes or drops what is kept', async () => {
    const { writer } = house.services.context.storage;
    await expect(
      writer.run((database) => database.updateTable('ballot_report_codes').set({ content: '{}' }).execute()),
    ).rejects.toThrow('never change');
    await expect(
      writer.run((database) => database.deleteFrom('ballot_report_codes').execute()),
    ).rejects.toThrow('never change');
  });

  test('a later report is laid beside the codes of then, so that nobody is found by what changed', async () => {
    await code(3, [1]);
    const changed = await publish('Why again');
    // 23 now and 24 then, 27 and 26: one comment got another code.
    expect(changed.counts).toEqual([[null], [null], [null]]);
    expect(await kept()).toHaveLength(2);
    await code(3, codesOf(3));
    const same = await publish('Why, as before');
    expect(same.counts).toEqual([[24], [26], [null]]);
    expect(await kept()).toHaveLength(2);
  });
});
