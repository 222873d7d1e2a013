/** What a scrutineer with the openings can check besides: that board, papers and tables by group belong together. */
import { groupTables } from '../../ballots/group-tables.js';
import type { PaperContent } from '../../ballots/paper-content.js';
import { type Check, difference, failed, judged } from './check.js';
import { openedPaper, readOpenings } from './openings.js';
import { papersFile, publishedElection } from './papers.js';
import type { VerifiedParts } from './verify-bundle.js';

/** Checks the text of `openings.json` against a bundle's parts. */
export function verifyOpenings(text: string, parts: VerifiedParts): readonly Check[] {
  const openings = readOpenings(text);
  if (openings === null) return [failed('openings.json', 'it holds no openings')];
  const papers = openings.map(openedPaper);
  const broken = papers.indexOf(null);
  if (broken !== -1)
    return [
      failed(
        'openings.json',
        `opening ${broken + 1} does not open its commitment ${openings[broken]?.commitment}`,
      ),
    ];
  const commitments = openings.map(({ commitment }) => commitment);
  const opened = papers.filter((paper): paper is PaperContent => paper !== null);
  const file = (election: VerifiedParts['election']) => papersFile(election, 'csv') ?? '';
  const tables = groupTables(parts.definition, opened);
  return [
    judged(
      'openings: board',
      difference(commitments.join('\n'), parts.commitments.join('\n')),
      `${commitments.length} commitments opened, every one on the board`,
    ),
    judged(
      'openings: papers',
      difference(
        file(parts.election),
        file(publishedElection(parts.definition, opened, parts.certificate.papers.depth)),
      ),
      'the published papers are the opened ones',
    ),
    judged(
      'openings: groups',
      JSON.stringify(tables) === JSON.stringify(parts.result.groups)
        ? null
        : 'the tables by group are not those of the papers',
      `${tables.length} tables by group made again`,
    ),
  ];
}
