/** `README.txt`: tells whoever opens a bundle what is in it, how to count again, and what it cannot show. */

import type { CountCertificate } from '../../ballots/certificate.js';
import { type CertificatePageParts, SYNTHETIC } from './certificate-page.js';

/** The text for this ballot; it follows from its parts alone. */
export function bundleReadme({ definition, certificate, synthetic }: CertificatePageParts): string {
  return `${synthetic ? `${SYNTHETIC}\n\n` : ''}${definition.question.en}

The result of this ballot, and everything needed to count it again.

  definition.json    what was asked, the options, the method; frozen when voting opened
  papers.csv         ${marksOf(certificate)}, identical ones on one line; nothing about who cast them
  papers.blt         the same for other counting programs (ranked papers only)
  papers.abif        the same in the Aggregated Ballot Information Format
  board.txt          one commitment for each paper cast, sorted
  certificate.json   every number of the count, from papers cast to the outcome
  certificate.html   the same for people, to read and print
  result.json        the result as it was published, with the tables by group
  turnout.csv        who took part, small groups shown together
  manifest.json      size and SHA-256 of each file

Count again

  canvass verify bundle.zip                        checks everything above and counts again
  canvass count papers.csv --method ${definition.method} --seats ${definition.seats} \\
    --ties ${quoted(`seed:${certificate.seedPhrase}`)} --json

Merkle root of the board

  ${certificate.board.root}

Every receipt page shows this root and proves that the voter's commitment is under it. If the root that you
find here is not the one on receipts, this is not the bundle of that ballot.

What this bundle cannot show

  Papers and commitments are published apart, so that nobody can learn from a receipt how a paper was marked.
  Tables by group are published with small numbers withheld, so they cannot be worked out again from the papers
  here.${depthText(certificate)} A scrutineer who is given openings.json can check both: canvass verify bundle.zip --openings openings.json
`;
}

/** "the first 2 ranks". */
export function firstRanks(depth: number): string {
  return depth === 1 ? 'the first rank' : `the first ${depth} ranks`;
}

function marksOf({ papers: { depth } }: CountCertificate): string {
  return depth === null ? 'the marks of all valid papers' : `${firstRanks(depth)} of all valid papers`;
}

/** What follows from papers that are not published whole. */
function depthText({ papers: { depth } }: CountCertificate): string {
  if (depth === null) return '';
  return ` Ranks after ${firstRanks(depth)} are not published: the count
  comes out the same without them, and fewer papers can be told by their order. Head-to-head numbers that "canvass
  count" prints are those of the papers as they are here.`;
}

/** One word of a command line as a POSIX shell reads it literally, whatever is in it (POSIX.1-2017, XCU 2.2.2). */
function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
