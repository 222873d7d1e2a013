/** An election of any kind as an ABIF file. */
import type { Election } from '../election.js';
import { NO_MARK } from '../paper-box.js';
import { rankGroups } from './ranked-row.js';

/**
 * The file's text, papers in canonical order. Ranks are written by order alone, so skipped ranks close up; withdrawn
 * options are left off the papers and out of the list, as the format knows none.
 */
export function writeAbif(election: Election): string {
  const standing = [...election.options.keys()].filter((option) => !election.withdrawn.includes(option));
  const lines = [JSON.stringify({ version: '0.1' }), JSON.stringify({ title: election.title })];
  for (const option of standing) lines.push(`=o${option + 1}:[${oneLine(election.options[option] ?? '')}]`);
  const { papers } = election;
  const hasScores = election.kind === 'scores' || election.kind === 'approvals';
  for (let paper = 0; paper < papers.count; paper++) {
    const row = papers.marks.slice(paper * papers.optionCount, (paper + 1) * papers.optionCount);
    for (const option of election.withdrawn) row[option] = NO_MARK;
    lines.push(`${papers.weights[paper]}:${hasScores ? scored(row) : ranked(row)}`);
  }
  return `${lines.join('\n')}\n`;
}

function ranked(row: Uint16Array): string {
  return rankGroups(row)
    .flatMap((group) => (group === null ? [] : [group.map((option) => `o${option + 1}`).join('=')]))
    .join('>');
}

function scored(row: Uint16Array): string {
  const marked = Array.from(row, (mark, option) => ({ mark, option })).filter(({ mark }) => mark !== NO_MARK);
  marked.sort((a, b) => b.mark - a.mark || a.option - b.option);
  return marked
    .map(({ mark, option }, at) => {
      const before = marked[at - 1];
      const separator = before === undefined ? '' : before.mark === mark ? '=' : '>';
      return `${separator}o${option + 1}/${mark}`;
    })
    .join('');
}

function oneLine(name: string): string {
  return name.replace(/\s+/g, ' ').trim();
}
