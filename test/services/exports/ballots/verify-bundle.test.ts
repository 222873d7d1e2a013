/** Promise 9: a bundle is counted again with nothing but itself, and no byte of it can be changed unseen. */
import fc from 'fast-check';
import type { BallotDefinition } from '../../../../src/services/ballots/definition.js';
import { BUNDLE_TEXTS, type BundleTexts } from '../../../../src/services/exports/ballots/bundle-texts.js';
import { manifestJson } from '../../../../src/services/exports/ballots/manifest.js';
import { openingsJson, readOpenings } from '../../../../src/services/exports/ballots/openings.js';
import { verifyBundle } from '../../../../src/services/exports/ballots/verify-bundle.js';
import { verifyOpenings } from '../../../../src/services/exports/ballots/verify-openings.js';
import { readZip, writeZip } from '../../../../src/services/exports/ballots/zip.js';
import { FORTY_PAPERS, publishedBallot } from '../../../kit/counted-ballot.js';
import { onEveryDatabase, sqliteForTest } from '../../../kit/storages.js';
import { textOf } from '../../../kit/text-of.js';
import { openTestHouse } from '../../../kit/web.js';

interface Published {
  readonly bundle: Uint8Array;
  readonly openings: string;
}

async function publish(
  open = sqliteForTest,
  papers = FORTY_PAPERS,
  changes: Partial<BallotDefinition> = {},
): Promise<Published> {
  const house = await openTestHouse(open);
  try {
    const ballot = await publishedBallot(house.services, papers, changes);
    const bundle = await house.services.exports.publicFile(ballot, 'bundle.zip');
    const openings = await house.services.exports.openings(ballot, 'account');
    return { bundle: bundle!.content, openings: textOf(openings) };
  } finally {
    await house.remove();
  }
}

const faultsOf = (bundle: Uint8Array) => verifyBundle(bundle).checks.filter(({ passed }) => !passed);

/** The bundle with one file's text changed and everything around it made to fit, manifest included. */
function forge(
  bundle: Uint8Array,
  name: string,
  change: (text: string) => string,
  texts: number | null = 1,
): Uint8Array {
  const files = readZip(bundle)
    .files.filter((file) => file.name !== 'manifest.json')
    .map((file) =>
      file.name === name
        ? { name, content: new TextEncoder().encode(change(new TextDecoder().decode(file.content))) }
        : file,
    );
  const manifest = {
    name: 'manifest.json',
    content: new TextEncoder().encode(manifestJson(files, texts ?? undefined)),
  };
  return writeZip([manifest, ...files]);
}

/** Changes a result to one whose turnout is broken down into a single group. */
function withBreakdown(group: { members: number; voted: number }) {
  return (text: string) => {
    const result = JSON.parse(text);
    result.turnout.breakdowns = [{ attribute: 'country', groups: [{ name: 'Wales', groups: 1, ...group }] }];
    return `${JSON.stringify(result, null, 2)}\n`;
  };
}

onEveryDatabase((open) => {
  test.each([
    ['instant-runoff', {}],
    ['scottish-stv', { method: 'scottish-stv', seats: 2 }],
  ])('a published %s ballot verifies, openings included', async (_, changes) => {
    const { bundle, openings } = await publish(open, FORTY_PAPERS, changes);
    const { checks, parts } = verifyBundle(bundle);
    expect(checks.filter(({ passed }) => !passed)).toEqual([]);
    expect(checks.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining([
        'archive',
        'manifest.json',
        'board.txt',
        'papers.csv',
        'recount: round 2',
        'recount: outcome',
      ]),
    );
    expect(verifyOpenings(openings, parts!).filter(({ passed }) => !passed)).toEqual([]);
  });
});

test('approval and plurality ballots verify', async () => {
  const approvals = FORTY_PAPERS.map(({ marks, answers }) => ({
    marks: marks.some((mark) => mark !== null) ? marks.map((mark) => (mark === null ? 0 : 1)) : marks,
    answers,
  }));
  const choices = FORTY_PAPERS.map(({ marks, answers }) => ({
    marks: marks.map((mark) => (mark === 1 ? 1 : null)),
    answers,
  }));
  for (const { bundle } of [
    await publish(sqliteForTest, approvals, { method: 'approval' }),
    await publish(sqliteForTest, choices, { method: 'plurality' }),
  ])
    expect(faultsOf(bundle)).toEqual([]);
});

test('a ballot verifies whose options are called what objects have or cannot hold', async () => {
  const options = ['__proto__', 'constructor', 'Theme home'].map((title, at) => ({
    ...{ id: `o${at}`, title: { en: title }, description: { en: '' }, link: null, image: null },
  }));
  for (const method of ['instant-runoff', 'borda', 'schulze']) {
    const { bundle } = await publish(sqliteForTest, FORTY_PAPERS, { method, options });
    expect(faultsOf(bundle)).toEqual([]);
    const count = verifyBundle(bundle).parts!.certificate.count;
    expect(Object.keys(count.pairwise ?? {})).toEqual(['__proto__', 'constructor', 'Theme home']);
  }
});

describe('a published bundle', () => {
  let bundle: Uint8Array;
  let openings: string;
  beforeAll(async () => {
    ({ bundle, openings } = await publish());
  });

  test('is the same, byte for byte, however often it is written', () => {
    expect(writeZip(readZip(bundle).files)).toEqual(bundle);
  });

  test('fails when any one byte is changed, and says where', () => {
    const damage = fc.tuple(fc.integer({ min: 0, max: bundle.length - 1 }), fc.integer({ min: 1, max: 255 }));
    fc.assert(
      fc.property(damage, ([at, difference]) => {
        const changed = bundle.slice();
        changed[at] = changed[at]! ^ difference;
        const faults = faultsOf(changed);
        expect(faults.length).toBeGreaterThan(0);
        expect(faults.some(({ finding }) => /byte \d+|line \d+|SHA-256|missing/.test(finding))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('fails for a changed byte of every file, header and directory entry, by its name', () => {
    const { files } = readZip(bundle);
    const text = Buffer.from(bundle);
    for (const { name } of files) {
      const header = text.indexOf(name);
      const content = header + Buffer.byteLength(name);
      const entry = text.lastIndexOf(name);
      for (const at of [
        header - 30,
        header - 12,
        header,
        content,
        content + 5,
        entry - 46,
        entry - 8,
        entry,
      ]) {
        const changed = bundle.slice();
        changed[at] = changed[at]! ^ 1;
        const said = faultsOf(changed).map(({ subject, finding }) => `${subject}: ${finding}`);
        expect(said.join('\n')).toMatch(new RegExp(`byte ${at}\\b|byte \\d+|${name}`));
        expect(said.length).toBeGreaterThan(0);
      }
    }
  });

  test.each([-1, 0, 1])('fails when cut or lengthened (%i)', (more) => {
    const changed = more > 0 ? Buffer.concat([bundle, Buffer.from([0])]) : bundle.slice(0, more < 0 ? -1 : 0);
    expect(faultsOf(changed).length).toBeGreaterThan(0);
  });

  test.each([
    [
      'papers.csv',
      (text: string) => text.replace(/^p1,(\d+)/m, (_, weight: string) => `p1,${Number(weight) + 1}`),
    ],
    ['board.txt', (text: string) => text.replace(/^[0-9a-f]{64}\n/, '')],
    ['definition.json', (text: string) => text.replace('Theme health', 'Theme wealth')],
    ['certificate.json', (text: string) => text.replace(/"Theme home": "(\d+)"/, '"Theme home": "99"')],
    [
      'result.json',
      (text: string) => text.replace(/"winners": \[\s*"Theme health"/, '"winners": ["Theme home"'),
    ],
    ['result.json', (text: string) => text.replace(/"voted": 40/, '"voted": 41')],
    ['turnout.csv', (text: string) => text.replace('40', '39')],
    ['result.json', (text: string) => text.replace('{', '{\n  "winners": ["Theme home"],')],
    ['result.json', (text: string) => text.replace('{', '{\n  "note": "Theme home won",')],
    ['result.json', (text: string) => text.replace(/"seats": 1/, '"seats": 3')],
    ['result.json', (text: string) => text.replace(/"method": "[^"]+"/, '"method": "schulze"')],
    ['result.json', (text: string) => text.replace('Which theme should', 'Which theme shall')],
    ['result.json', withBreakdown({ members: 40, voted: 12 })],
    ['result.json', withBreakdown({ members: 39, voted: 40 })],
    ['turnout.csv', (text: string) => `${text}country,Wales,20,0\n`],
    ['README.txt', (text: string) => `${text} `],
  ])('fails when %s is forged and the manifest made to fit', (name, change) => {
    expect(faultsOf(forge(bundle, name, change)).length).toBeGreaterThan(0);
  });

  test('is held against the sentences of its own version, and against no others', () => {
    const [own] = BUNDLE_TEXTS;
    const reworded = (text: string) => text.replace('Count again', 'Do it again');
    const later = [
      ...BUNDLE_TEXTS,
      { ...own!, 'README.txt': (parts) => reworded(own!['README.txt'](parts)) },
    ] satisfies readonly BundleTexts[];
    const written = (as: number | null, change: (text: string) => string) =>
      verifyBundle(forge(bundle, 'README.txt', change, as), later)
        .checks.filter(({ passed }) => !passed)
        .map(({ subject }) => subject);
    const asItWas = (text: string) => text;
    expect(written(1, asItWas)).toEqual([]);
    expect(written(later.length, reworded)).toEqual([]);
    expect(written(1, reworded)).toEqual(['README.txt']);
    expect(written(later.length, asItWas)).toEqual(['README.txt']);
    expect(written(1, (text) => text.replace('Merkle root', 'Result'))).toEqual(['README.txt']);
    // Before versions were named, a manifest named none.
    expect(written(null, asItWas)).toEqual([]);
  });

  test('of a later version than is known is not believed', () => {
    expect(faultsOf(forge(bundle, 'README.txt', (text) => `${text} `, 99))).toEqual([
      expect.objectContaining({
        subject: 'manifest.json',
        finding: `its texts are of a later version than the ${BUNDLE_TEXTS.length} known here; verify with a later Canvass`,
      }),
    ]);
  });

  test('says in which round a forged certificate departs from the recount', () => {
    const forged = forge(bundle, 'certificate.json', (text) =>
      text.replace(/"Theme home": "\d+"/, '"Theme home": "99"'),
    );
    expect(faultsOf(forged).map(({ subject, finding }) => `${subject}: ${finding}`)).toContainEqual(
      expect.stringMatching(/^recount: round 1: Theme home has 99 as published, \d+ as recounted$/),
    );
  });

  test('says that a margin, forged in certificate and result alike, is not what the papers say', () => {
    const safer = (text: string) => {
      const json = JSON.parse(text);
      json.safety.margin.least += 1;
      return `${JSON.stringify(json, null, 2)}\n`;
    };
    const forged = forge(forge(bundle, 'certificate.json', safer), 'result.json', safer);
    expect(faultsOf(forged).map(({ subject }) => subject)).toEqual(['safety', 'certificate.html']);
  });

  test('a scrutineer with openings sees a paper that was exchanged, and tables that were', () => {
    const { parts } = verifyBundle(bundle);
    const all = readOpenings(openings)!;
    const first = all.find(({ content }) => !content.includes('"marks":[null,1,2]'));
    const rest = all.filter((opening) => opening !== first);
    const exchanged = {
      ...first!,
      content: first!.content.replace(/"marks":\[[^\]]*\]/, '"marks":[null,1,2]'),
    };
    const broken = JSON.stringify({ format: 'canvass-openings/1', openings: [exchanged, ...rest] });
    expect(verifyOpenings(broken, parts!)[0]).toMatchObject({ subject: 'openings.json', passed: false });
    const resealed = openingsJson([exchanged, ...rest]);
    expect(verifyOpenings(resealed, parts!).map(({ passed }) => passed)).toContain(false);
  });
});
