/** An election as a PrefLib file: orders with ties (`toi`) for ranks, categories (`cat`) for approvals. */
import { assert } from '../../../shared/assert.js';
import type { Election } from '../election.js';
import { totalWeight } from '../paper-box.js';
import { rankGroups } from './ranked-row.js';

/** The writer of files of the type `name`; it takes kinds that the type can hold. Skipped ranks close up. */
export function preflibWriter(name: string): (election: Election) => string {
  return (election) => {
    assert(name === 'cat' || name === 'toi', `papers are not written as .${name} files`);
    const { papers } = election;
    const rows = Array.from({ length: papers.count }, (_, paper) => {
      const row = papers.marks.subarray(paper * papers.optionCount, (paper + 1) * papers.optionCount);
      return `${papers.weights[paper]}: ${name === 'cat' ? categories(row) : orders(row)}`;
    });
    return `${[...header(election, name, rows.length), ...rows].join('\n')}\n`;
  };
}

function header(election: Election, name: string, rows: number): readonly string[] {
  const title = oneLine(election.title);
  return [
    `# FILE NAME: papers.${name}`,
    `# TITLE: ${title}`,
    `# DATA TYPE: ${name}`,
    `# NUMBER ALTERNATIVES: ${election.options.length}`,
    `# NUMBER VOTERS: ${totalWeight(election.papers)}`,
    `# NUMBER UNIQUE ${name === 'cat' ? 'PREFERENCES' : 'ORDERS'}: ${rows}`,
    ...(name === 'cat'
      ? ['# NUMBER CATEGORIES: 2', '# CATEGORY NAME 1: Approved', '# CATEGORY NAME 2: Not approved']
      : []),
    ...election.options.map((option, at) => `# ALTERNATIVE NAME ${at + 1}: ${oneLine(option)}`),
  ];
}

function categories(row: Uint16Array): string {
  const having = (wanted: number) => Array.from(row, (mark, at) => (mark === wanted ? [at + 1] : [])).flat();
  return `{${having(1).join(',')}},{${having(0).join(',')}}`;
}

function orders(row: Uint16Array): string {
  return rankGroups(row)
    .flatMap((group) => (group === null ? [] : [group.map((option) => option + 1)]))
    .map((group) => (group.length === 1 ? String(group[0]) : `{${group.join(',')}}`))
    .join(',');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
