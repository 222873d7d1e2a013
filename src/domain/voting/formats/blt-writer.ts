/** An election of ranks or choices as a BLT file. */
import { assert } from '../../../shared/assert.js';
import type { Election } from '../election.js';
import { rankGroups } from './ranked-row.js';

/** The file's text, papers in canonical order; names lose line breaks, which the format cannot hold. */
export function writeBlt(election: Election): string {
  assert(election.kind === 'ranks' || election.kind === 'choice', 'a BLT file holds ranks');
  const { papers } = election;
  const lines = [`${election.options.length} ${election.seats}`];
  if (election.withdrawn.length > 0)
    lines.push(election.withdrawn.map((option) => `-${option + 1}`).join(' '));
  for (let paper = 0; paper < papers.count; paper++) {
    const row = papers.marks.subarray(paper * papers.optionCount, (paper + 1) * papers.optionCount);
    const groups = rankGroups(row).map((group) => group?.map((option) => option + 1).join('=') ?? '-');
    lines.push([papers.weights[paper], ...groups, '0'].join(' '));
  }
  const names = [...election.options, election.title].map((name) => `"${name.replace(/\s+/g, ' ').trim()}"`);
  return `${[...lines, '0', ...names].join('\n')}\n`;
}
