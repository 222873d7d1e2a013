/** The public bundle: every published file of a ballot in one archive that anybody can verify. */
import type { Election } from '../../../domain/voting/election.js';
import { type CountCertificate, writeCertificate } from '../../ballots/certificate.js';
import type { BallotDefinition } from '../../ballots/definition.js';
import { writeDefinition } from '../../ballots/definition.js';
import { readResult } from '../../ballots/result-document.js';
import { BUNDLE_TEXTS, type BundleTexts, textsOfToday } from './bundle-texts.js';
import { MANIFEST_NAME, manifestJson } from './manifest.js';
import { PAPER_FORMATS, papersFile } from './papers.js';
import { writeZip } from './zip.js';

/** What goes into a bundle. */
export interface BundleParts {
  readonly definition: BallotDefinition;
  readonly certificate: CountCertificate;
  readonly election: Election;
  /** The texts of `board.txt`, `result.json` and `turnout.csv`. */
  readonly board: string;
  readonly result: string;
  readonly turnout: string;
}

/** The bundle's bytes, its sentences those of the last of `versions`; the same parts always give the same ones. */
export function writeBundle(parts: BundleParts, versions: readonly BundleTexts[] = BUNDLE_TEXTS): Uint8Array {
  const files = [...bundleFiles(parts, textsOfToday(versions))].map(([name, text]) => ({
    name,
    content: bytesOf(text),
  }));
  const content = bytesOf(manifestJson(files, versions.length));
  return writeZip([{ name: MANIFEST_NAME, content }, ...files]);
}

/** The files of a bundle besides its manifest, by name, in the archive's order, with these sentences. */
export function bundleFiles(parts: BundleParts, texts: BundleTexts): ReadonlyMap<string, string> {
  const papers = PAPER_FORMATS.flatMap((format) => {
    const text = papersFile(parts.election, format);
    return text === null ? [] : [[`papers.${format}`, text] as const];
  });
  const synthetic = readResult(parts.result)?.synthetic === true;
  return new Map([
    ['README.txt', texts['README.txt']({ ...parts, synthetic })],
    ['definition.json', writeDefinition(parts.definition)],
    ...papers,
    ['board.txt', parts.board],
    ['certificate.json', writeCertificate(parts.certificate)],
    ['certificate.html', texts['certificate.html']({ ...parts, synthetic })],
    ['result.json', parts.result],
    ['turnout.csv', parts.turnout],
  ]);
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
