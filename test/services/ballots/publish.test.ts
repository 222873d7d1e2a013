/** Papers are published whole or only as far as the count looked, and either way everybody can repeat the count. */
import request from 'supertest';
import { readDefinition, smallestPublication } from '../../../src/services/ballots/definition.js';
import { publish } from '../../../src/services/ballots/moves/publish.js';
import { publishableCounts, publishBallot } from '../../../src/services/ballots/publish.js';
import { findResult } from '../../../src/services/ballots/result.js';
import { readResult } from '../../../src/services/ballots/result-document.js';
import { manifestJson } from '../../../src/services/exports/ballots/manifest.js';
import { verifyBundle } from '../../../src/services/exports/ballots/verify-bundle.js';
import { verifyOpenings } from '../../../src/services/exports/ballots/verify-openings.js';
import { readZip, writeZip } from '../../../src/services/exports/ballots/zip.js';
import { countedBallot, publishedBallot } from '../../kit/counted-ballot.js';
import { TEST_DEFINITION } from '../../kit/open-ballot.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { textOf } from '../../kit/text-of.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

const FOUR_OPTIONS = {
  options: ['health', 'home', 'harm', 'hope'].map((id) => ({
    ...TEST_DEFINITION.options[0]!,
    id,
    title: { en: `Theme ${id}` },
  })),
};
const NO_ANSWERS = { role: null, country: null, why: null };

/** Papers of four ranks: two of the options leave the count, and the second ranks then decide. */
const DEEP = [
  ...Array.from({ length: 8 }, (_, at) => [1, at % 2 === 0 ? 2 : 4, 3, at % 2 === 0 ? 4 : 2]),
  ...Array.from({ length: 7 }, (_, at) => [at % 3 === 0 ? 2 : 4, 1, 3, at % 3 === 0 ? 4 : 2]),
  [1, 2, 3, 4],
  [4, 2, 1, 3],
  [3, 2, 1, 4],
  [4, 2, 3, 1],
  [2, 3, 4, 1],
].map((marks) => ({ marks, answers: NO_ANSWERS }));

/** Three ranks a paper, and a majority of first choices: the count needs the first alone. */
const EASY = [
  ...Array.from({ length: 10 }, () => [1, 2, 3]),
  ...Array.from({ length: 9 }, () => [1, 3, 2]),
  [2, 1, 3],
].map((marks) => ({ marks, answers: NO_ANSWERS }));

onEveryDatabase((open) => {
  let house: TestHouse;
  beforeEach(async () => {
    house = await openTestHouse(open);
  });
  afterEach(() => house.remove());

  const bundleOf = async (ballot: Parameters<typeof house.services.exports.publicFile>[0]) =>
    (await house.services.exports.publicFile(ballot, 'bundle.zip'))!.content;
  const choices = async (id: string) =>
    (await publishableCounts(house.services.context.storage.reader, id)).map(({ extent, papers }) => [
      extent,
      papers.depth,
      papers.unique,
    ]);

  test('a lab is told how far the count looked, and how many papers are unlike all others either way', async () => {
    const easy = await countedBallot(house.services, EASY);
    expect(await choices(easy.id)).toEqual([
      ['whole', null, 1],
      ['used', 1, 1],
    ]);
    const deep = await countedBallot(house.services, DEEP, FOUR_OPTIONS);
    expect(await choices(deep.id)).toEqual([
      ['whole', null, 4],
      ['used', 2, 2],
    ]);
    const paired = await countedBallot(house.services, DEEP, { ...FOUR_OPTIONS, method: 'schulze' });
    expect(await choices(paired.id)).toEqual([['whole', null, 4]]);
  });

  test.each([
    ['instant-runoff', {}, 'cut to the first 2 ranks'],
    ['scottish-stv', { method: 'scottish-stv', seats: 2 }, 'cut to the first rank'],
  ])('papers of %s cut to what the count used verify, openings included', async (_, changes, said) => {
    const ballot = await publishedBallot(house.services, DEEP, { ...FOUR_OPTIONS, ...changes }, 'used');
    const { checks, parts } = verifyBundle(await bundleOf(ballot));
    expect(checks.filter(({ passed }) => !passed)).toEqual([]);
    expect(checks).toContainEqual(
      expect.objectContaining({
        subject: 'papers: depth',
        finding: expect.stringContaining(said),
      }),
    );
    const openings = await house.services.exports.openings(ballot, 'account');
    expect(verifyOpenings(textOf(openings), parts!).filter(({ passed }) => !passed)).toEqual([]);
  });

  test('no file of papers tells a rank below the cut, and the result says so', async () => {
    const ballot = await publishedBallot(house.services, DEEP, FOUR_OPTIONS, 'used');
    const file = async (name: 'papers.csv' | 'papers.blt' | 'result.json') =>
      textOf(await house.services.exports.publicFile(ballot, name));
    const rows = (await file('papers.csv')).trim().split('\n').slice(1);
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) expect(row.split(',').slice(2).join('')).not.toMatch(/[34]/);
    for (const line of (await file('papers.blt'))
      .split('\n')
      .slice(1)
      .filter((each) => / 0$/.test(each)))
      expect(line.split(' ').length).toBeLessThanOrEqual(4);
    const result = readResult(await file('result.json'))!;
    expect(result.papers).toMatchObject({ depth: 2, unique: 2, valid: DEEP.length });
    expect(result.count.pairwise).toBeNull();
  });

  test('the count told is that of whole papers, head to head aside', async () => {
    const results = await Promise.all(
      (['whole', 'used'] as const).map(async (extent) => {
        const ballot = await publishedBallot(house.services, DEEP, FOUR_OPTIONS, extent);
        return readResult(textOf(await house.services.exports.publicFile(ballot, 'result.json')))!;
      }),
    );
    const [whole, used] = results.map(({ count: { pairwise, certificate, ...count } }) => count);
    expect(used).toEqual(whole);
  });

  test('a bundle fails that hides a deeper rank, or says that its papers are cut elsewhere', async () => {
    const ballot = await publishedBallot(house.services, DEEP, FOUR_OPTIONS, 'used');
    const bundle = await bundleOf(ballot);
    const forge = (name: string, change: (text: string) => string) => {
      const files = readZip(bundle)
        .files.filter((file) => file.name !== 'manifest.json')
        .map((file) =>
          file.name === name
            ? { name, content: new TextEncoder().encode(change(new TextDecoder().decode(file.content))) }
            : file,
        );
      return writeZip([
        { name: 'manifest.json', content: new TextEncoder().encode(manifestJson(files, 1)) },
        ...files,
      ]);
    };
    const failures = (forged: Uint8Array) =>
      verifyBundle(forged)
        .checks.filter(({ passed }) => !passed)
        .map(({ subject }) => subject);
    const deeper = forge('papers.csv', (text) => text.replace(/,1,2,,\n/, ',1,2,3,\n'));
    expect(failures(deeper)).toContain('papers: depth');
    for (const depth of ['null', '1', '3'])
      expect(
        failures(forge('certificate.json', (text) => text.replace('"depth": 2', `"depth": ${depth}`))).length,
      ).toBeGreaterThan(0);
  });

  const FEW = DEEP.slice(0, 19);

  test('of fewer than twenty papers none is published: no file, no bundle, and no other way to publish', async () => {
    const counted = await countedBallot(house.services, FEW, FOUR_OPTIONS);
    expect(await choices(counted.id)).toEqual([['whole', null, 3]]);
    expect(await publishBallot(house.services.context, counted.id, 'system', 'used')).toMatchObject({
      problem: { code: 'form-invalid' },
    });
    const ballot = await publishedBallot(house.services, FEW, FOUR_OPTIONS);
    const { exports } = house.services;
    for (const name of ['papers.csv', 'papers.blt', 'papers.abif', 'bundle.zip'] as const)
      expect(await exports.publicFile(ballot, name)).toBeNull();
    const result = (await findResult(house.services.context.storage.reader, ballot))!;
    expect(exports.namesFor(result)).toEqual(['result.json', 'certificate.html', 'turnout.csv', 'board.txt']);
    expect(readResult(textOf(await exports.publicFile(ballot, 'result.json')))!.winners).toHaveLength(1);
  });

  test('the size from which papers are published can be raised, never lowered', async () => {
    const raised = { ...FOUR_OPTIONS, smallestPublication: 21 };
    const ballot = await publishedBallot(house.services, DEEP, raised);
    expect(DEEP).toHaveLength(20);
    expect(await house.services.exports.publicFile(ballot, 'papers.csv')).toBeNull();
    const lowered = { ...TEST_DEFINITION, smallestPublication: 19 };
    expect(readDefinition(JSON.stringify(lowered)).ok).toBe(false);
    expect(smallestPublication(TEST_DEFINITION)).toBe(20);
  });

  test('the page of a ballot with few papers says why there are none to download, and the confirmation before it', async () => {
    const ballot = await publishedBallot(house.services, FEW, FOUR_OPTIONS);
    const page = await request(house.app).get(`/ballots/${ballot.slug}/result`).expect(200);
    expect(page.text).toContain('There are 19 papers in the count, and papers are published from 20 on');
    expect(page.text).not.toContain('canvass verify');
    await request(house.app).get(`/ballots/${ballot.slug}/bundle.zip`).expect(404);
    const { reader } = house.services.context.storage;
    const words = { moment: String, number: String };
    const told = await publish.choice!(reader, ballot, words);
    expect(told.options).toMatchObject([{ text: 'No papers', hint: expect.stringContaining('19 papers') }]);
    expect(told.sentences).toEqual([]);
  });

  test('an extent that the ballot has no count for is refused, and nothing moves', async () => {
    const ballot = await countedBallot(house.services, DEEP, { ...FOUR_OPTIONS, method: 'schulze' });
    expect(await publishBallot(house.services.context, ballot.id, 'system', 'used')).toMatchObject({
      problem: { code: 'form-invalid' },
    });
    expect((await house.services.setUp.reread(ballot.id)).state).toBe('counted');
  });
});
