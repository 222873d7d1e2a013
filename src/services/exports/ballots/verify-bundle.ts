/** Verifies a public bundle with nothing but the bundle: no database, no network, no trust in what it says. */
import type { Count } from '../../../domain/voting/count.js';
import { COUNT_WORDS, type CountWords, ruleIn } from '../../../domain/voting/count-words.js';
import { deepestRank } from '../../../domain/voting/depth.js';
import type { Election } from '../../../domain/voting/election.js';
import { csv } from '../../../domain/voting/formats/csv.js';
import { faultText } from '../../../domain/voting/formats/format.js';
import { methodNamed } from '../../../domain/voting/methods/index.js';
import { totalWeight } from '../../../domain/voting/paper-box.js';
import { sha256 } from '../../../shared/digest.js';
import { merkleRoot } from '../../../shared/merkle.js';
import {
  type CountCertificate,
  countPublished,
  readCertificate,
  uniquePapers,
} from '../../ballots/certificate.js';
import { type BallotDefinition, fingerprintOf, readDefinition } from '../../ballots/definition.js';
import { electionOf, methodOf, optionNames } from '../../ballots/election.js';
import { readBoard } from '../../ballots/receipt.js';
import { type ResultDocument, readResult } from '../../ballots/result-document.js';
import { ballotSafety } from '../../ballots/safety.js';
import { scoreSpread } from '../../ballots/score-spread.js';
import { bundleFiles } from './bundle.js';
import { firstRanks } from './bundle-readme.js';
import { BUNDLE_TEXTS, type BundleTexts } from './bundle-texts.js';
import { type Check, difference, failed, judged, passed } from './check.js';
import { compareCounts } from './compare-counts.js';
import { MANIFEST_NAME } from './manifest.js';
import { turnoutCsv } from './turnout-csv.js';
import { openBundle } from './verify-archive.js';
import { resultChecks } from './verify-result.js';

/** The bundle's parts once all of them could be read. */
export interface VerifiedParts {
  readonly definition: BallotDefinition;
  readonly certificate: CountCertificate;
  readonly election: Election;
  readonly commitments: readonly string[];
  readonly result: ResultDocument;
}

/** What was checked, in the order in which it was; the bundle is sound when every check passed. */
export interface Verification {
  readonly checks: readonly Check[];
  /** Null when some file could not be read at all. */
  readonly parts: VerifiedParts | null;
}

/**
 * Checks a bundle from its outermost byte to its recount; `versions` are the sentences that it may be written in, `counted` those that
 * its count may be told in.
 */
export function verifyBundle(
  bytes: Uint8Array,
  versions = BUNDLE_TEXTS,
  counted = COUNT_WORDS,
): Verification {
  const { checks, texts, version } = openBundle(bytes);
  const read = readParts(texts);
  if (!('definition' in read)) return { checks: [...checks, ...read.faults], parts: null };
  return {
    checks: [
      ...checks,
      ...definitionChecks(read),
      ...boardChecks(read),
      ...paperChecks(read),
      ...recountChecks(read, counted),
      ...resultChecks(read),
      ...textChecks(read, texts, versions[version - 1] ?? versions.length),
    ],
    parts: read,
  };
}

function readParts(
  texts: ReadonlyMap<string, string>,
): VerifiedParts | { readonly faults: readonly Check[] } {
  const text = (name: string) => texts.get(name) ?? '';
  const definition = readDefinition(text('definition.json'));
  const certificate = readCertificate(text('certificate.json'));
  const result = readResult(text('result.json'));
  if (!definition.ok) return { faults: [failed('definition.json', definition.problem)] };
  if (methodNamed(definition.value.method) === null)
    return { faults: [failed('definition.json', `there is no method "${definition.value.method}"`)] };
  if (certificate === null)
    return { faults: [failed('certificate.json', 'it is missing or no certificate')] };
  if (result === null) return { faults: [failed('result.json', 'it is missing or no result')] };
  const election = readPapers(definition.value, text('papers.csv'));
  if (typeof election === 'string') return { faults: [failed('papers.csv', election)] };
  const commitments = readBoard(text('board.txt'));
  return { definition: definition.value, certificate, result, election, commitments };
}

/** The election of `papers.csv`, or what is wrong with the file. */
function readPapers(definition: BallotDefinition, text: string): Election | string {
  const empty = electionOf(definition, []);
  if (text === csv.write(empty)) return empty;
  const read = csv.read(new TextEncoder().encode(text), empty.kind);
  if (!read.ok) return faultText(read.problem);
  const names = optionNames(definition);
  if (read.value.options.join('\n') !== names.join('\n'))
    return 'its options are not those of the definition';
  return { ...read.value, title: empty.title, seats: empty.seats };
}

function definitionChecks({ definition, certificate }: VerifiedParts): readonly Check[] {
  const fingerprint = fingerprintOf(definition);
  const fault =
    fingerprint === certificate.definition
      ? null
      : `its fingerprint is ${fingerprint}, certified is ${certificate.definition}`;
  const seedFault =
    sha256(certificate.seedPhrase) === definition.seedHash
      ? null
      : 'the seed phrase is not the one whose hash stands in the definition';
  return [
    judged('definition.json', fault, `fingerprint ${fingerprint}`),
    judged('seed phrase', seedFault, 'its hash was fixed in the definition'),
  ];
}

function boardChecks({ certificate, commitments }: VerifiedParts): readonly Check[] {
  const misplaced = commitments.findIndex(
    (commitment, at) => !/^[0-9a-f]{64}$/.test(commitment) || commitment <= (commitments[at - 1] ?? ''),
  );
  const orderFault =
    misplaced === -1 ? null : `line ${misplaced + 1} is no commitment, repeated or out of order`;
  const root = merkleRoot(commitments);
  const rootFault =
    root === certificate.board.root
      ? null
      : `its Merkle root is ${root}, certified is ${certificate.board.root}`;
  const { cast } = certificate.papers;
  const sizes = [commitments.length, certificate.board.commitments];
  const sizeFault = sizes.every((size) => size === cast)
    ? null
    : `${sizes[0]} commitments for ${cast} papers cast`;
  return [
    judged('board.txt', orderFault ?? rootFault, `Merkle root ${root}`),
    judged('papers cast', sizeFault, `${cast} commitments for ${cast} papers cast`),
  ];
}

function paperChecks({ certificate, election }: VerifiedParts): readonly Check[] {
  const { cast, valid, counted, leftOut, unique } = certificate.papers;
  const inFile = totalWeight(election.papers);
  const sum = leftOut.reduce((total, { papers }) => total + papers, counted);
  const fault =
    inFile === valid && valid <= cast && sum === cast && uniquePapers(election) === unique
      ? null
      : `${inFile} in papers.csv; certified are ${cast} cast, ${valid} valid, ${counted} counted, ${sum - counted} left out, ${unique} marked as no other`;
  const reasons = leftOut.map(({ reason, papers }) => `${papers} ${reason}`).join(', ');
  return [
    judged(
      'papers.csv',
      fault,
      `${cast} cast, ${valid} valid, ${counted} counted${reasons && `; left out: ${reasons}`}`,
    ),
    ...depthChecks(certificate, election),
  ];
}

/** Papers that are said to be cut hold no rank below the cut; of whole ones there is nothing to say. */
function depthChecks({ papers: { depth } }: CountCertificate, election: Election): readonly Check[] {
  if (depth === null) return [];
  const deepest = election.kind === 'ranks' ? deepestRank(election) : Number.POSITIVE_INFINITY;
  const fault = deepest <= depth ? null : `they hold more than ${firstRanks(depth)}`;
  return [judged('papers: depth', fault, `cut to ${firstRanks(depth)}, and the count below needs no more`)];
}

/** The count again, in the words of the version that the certificate names; of a later version than `counted` nothing is believed. */
function recountChecks(
  { definition, certificate, election }: VerifiedParts,
  counted: readonly CountWords[],
): readonly Check[] {
  const { seedPhrase, papers, words: version = 1 } = certificate;
  const words = counted[version - 1];
  if (words === undefined)
    return [
      failed(
        'certificate.json',
        `its count is told in words of a later version than the ${counted.length} known here; verify with a later Canvass`,
      ),
    ];
  const rule = ruleIn(words, methodOf(definition));
  const recount = countPublished(definition, election, { seedPhrase, depth: papers.depth, words });
  const ruleFault = rule === certificate.rule ? null : `certified is ${certificate.rule}`;
  const engineReasons = JSON.stringify(recount.certificate.leftOut);
  const certified = certificate.papers.leftOut.slice(-recount.certificate.leftOut.length || Infinity);
  const reasonFault =
    certificate.papers.counted === recount.papers.valid && JSON.stringify(certified) === engineReasons
      ? null
      : 'papers left out of the recount are not those certified';
  return [
    judged('rule', ruleFault, rule),
    ...compareCounts(certificate.count, recount),
    judged('recount: left out', reasonFault, `${recount.papers.total - recount.papers.valid} papers`),
    ...safetyChecks({ definition, certificate, election }, recount, words),
    ...spreadChecks(certificate, election),
  ];
}

/** How scores spread follows from the papers too. */
function spreadChecks({ scores }: CountCertificate, election: Election): readonly Check[] {
  if (scores === undefined) return [];
  const found = scoreSpread(election);
  const fault = JSON.stringify(scores) === JSON.stringify(found) ? null : 'they are not what the papers say';
  return [judged('scores', fault, `how they spread over ${scores.length} options`)];
}

/** How safe the result is follows from the papers like the count; certificates of earlier versions do not tell it. */
function safetyChecks(
  { definition, certificate, election }: Pick<VerifiedParts, 'definition' | 'certificate' | 'election'>,
  recount: Count,
  words: CountWords,
): readonly Check[] {
  if (certificate.safety === undefined) return [];
  const found = ballotSafety(definition, election, certificate.seedPhrase, { count: recount, words });
  const fault =
    JSON.stringify(certificate.safety) === JSON.stringify(found) ? null : 'it is not what the papers say';
  const { least, most } = found.margin ?? { least: null, most: null };
  return [judged('safety', fault, `margin between ${least ?? '–'} and ${most ?? '–'} papers`)];
}

/**
 * Every file as it would be written again from what was read, so that not a byte is there for nothing. Sentences are those of the
 * bundle's own version; of a version after the last (whose number stands in its place) nothing is believed.
 */
function textChecks(
  parts: VerifiedParts,
  texts: ReadonlyMap<string, string>,
  version: BundleTexts | number,
): readonly Check[] {
  if (typeof version === 'number')
    return [
      failed(
        MANIFEST_NAME,
        `its texts are of a later version than the ${version} known here; verify with a later Canvass`,
      ),
    ];
  const content = {
    ...parts,
    board: parts.commitments.map((commitment) => `${commitment}\n`).join(''),
    result: texts.get('result.json') ?? '',
    turnout: turnoutCsv(parts.result),
  };
  const expected = bundleFiles(content, version);
  const names = [...new Set([...expected.keys(), ...texts.keys()])];
  const faults = names.flatMap((name) => {
    const [found, wanted] = [texts.get(name), expected.get(name)];
    if (found === undefined) return [failed(name, 'it is missing')];
    if (wanted === undefined) return [failed(name, 'it does not belong in a bundle')];
    const fault = difference(found, wanted);
    return fault === null ? [] : [failed(name, fault)];
  });
  return faults.length > 0
    ? faults
    : [passed('files', `${names.length} written exactly as Canvass writes them`)];
}
