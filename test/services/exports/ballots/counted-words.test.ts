/** Bundles whose counts were told in other words than today's: each is counted again in its own. */
import { COUNT_WORDS, type CountWords, ruleIn } from '../../../../src/domain/voting/count-words.js';
import {
  countPublished,
  readCertificate,
  writeCertificate,
} from '../../../../src/services/ballots/certificate.js';
import { methodOf } from '../../../../src/services/ballots/election.js';
import { recountedPart, writeResult } from '../../../../src/services/ballots/result-document.js';
import { ballotSafety } from '../../../../src/services/ballots/safety.js';
import { writeBundle } from '../../../../src/services/exports/ballots/bundle.js';
import { BUNDLE_TEXTS } from '../../../../src/services/exports/ballots/bundle-texts.js';
import { turnoutCsv } from '../../../../src/services/exports/ballots/turnout-csv.js';
import { verifyBundle } from '../../../../src/services/exports/ballots/verify-bundle.js';
import { readZip } from '../../../../src/services/exports/ballots/zip.js';
import { publishedBallot } from '../../../kit/counted-ballot.js';
import { sqliteForTest } from '../../../kit/storages.js';
import { textOf } from '../../../kit/text-of.js';
import { openTestHouse } from '../../../kit/web.js';

async function publishedBundle(): Promise<Uint8Array> {
  const house = await openTestHouse(sqliteForTest);
  try {
    const ballot = await publishedBallot(house.services);
    return (await house.services.exports.publicFile(ballot, 'bundle.zip'))!.content;
  } finally {
    await house.remove();
  }
}

/** The bundle as it would be, had its count been told in these words and certified as those of this version. */
function toldIn(bundle: Uint8Array, words: CountWords, version: number): Uint8Array {
  const { definition, certificate: before, election, commitments, result } = verifyBundle(bundle).parts!;
  const { seedPhrase, papers } = before;
  const count = countPublished(definition, election, { seedPhrase, depth: papers.depth, words });
  const rule = ruleIn(words, methodOf(definition));
  const safety = ballotSafety(definition, election, seedPhrase, { count, words });
  const certificate = readCertificate(writeCertificate({ ...before, rule, words: version, count, safety }))!;
  const told = { ...result, ...recountedPart({ definition, certificate }) };
  const board = commitments.map((commitment) => `${commitment}\n`).join('');
  return writeBundle({
    ...{ definition, certificate, election, board, result: writeResult(told), turnout: turnoutCsv(told) },
  });
}

test('a bundle is counted again in the words of its own version, and in no others', async () => {
  const bundle = await publishedBundle();
  const [own] = COUNT_WORDS;
  const louder = <Key extends string>(words: Readonly<Record<Key, string>>) =>
    Object.fromEntries(Object.entries<string>(words).map(([key, text]) => [key, `${text}!`])) as Record<
      Key,
      string
    >;
  const today: CountWords = {
    ...{ notes: louder(own!.notes), purposes: louder(own!.purposes) },
    rules: new Map([['instant-runoff', 'A rule that is laid down elsewhere']]),
    methods: ['plurality', 'schulze', 'not-yet'],
  };
  const later = [own!, today];
  const failures = (bytes: Uint8Array, counted: readonly CountWords[]) =>
    verifyBundle(bytes, BUNDLE_TEXTS, counted).checks.filter(({ passed }) => !passed);
  expect(failures(bundle, later)).toEqual([]);
  const told = toldIn(bundle, today, 2);
  expect(textOf(readZip(told).files.find(({ name }) => name === 'certificate.json')!)).toMatch(
    /"A rule that is laid down elsewhere",\s+"words": 2[\s\S]*"note": "First choices\.!"/,
  );
  expect(failures(told, later)).toEqual([]);
  expect(failures(told, COUNT_WORDS)).toEqual([
    expect.objectContaining({
      subject: 'certificate.json',
      finding: expect.stringContaining('words of a later version than the 1 known here'),
    }),
  ]);
  // Whose words they are is not for the certificate to say wrongly.
  expect(failures(toldIn(bundle, own!, 2), later).map(({ subject }) => subject)).toEqual(
    expect.arrayContaining(['rule', 'recount: round 1', 'safety']),
  );
});
