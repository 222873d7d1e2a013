/** What a format writes it reads back: the same options and the same papers, for every kind it can hold. */
import fc from 'fast-check';
import { buildElection } from '../../../../src/domain/voting/election.js';
import { FORMATS } from '../../../../src/domain/voting/formats/index.js';
import { METHODS } from '../../../../src/domain/voting/methods/index.js';
import type { Mark, PaperKind } from '../../../../src/domain/voting/paper.js';
import { drawn } from '../kit.js';
import { papersOf, read } from './kit.js';

const KINDS: readonly PaperKind[] = ['choice', 'ranks', 'approvals', 'scores'];
const PAIRS = FORMATS.flatMap((format) =>
  KINDS.filter((kind) => format.holds.includes(kind)).flatMap((kind) => {
    const method = METHODS.find(({ paperKind }) => paperKind === kind);
    return method === undefined ? [] : [[format.name, kind, format, method] as const];
  }),
);

/** Ranks without gaps, as most formats write orders and not numbers. */
function closedUp(marks: readonly Mark[]): readonly Mark[] {
  const levels = [...new Set(marks.filter((mark) => mark !== null))].sort((a, b) => a - b);
  return marks.map((mark) => (mark === null ? null : levels.indexOf(mark) + 1));
}

const names = fc.uniqueArray(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).map((name) => name.replace(/\s+/g, ' ').trim()),
  { minLength: 5, maxLength: 5 },
);

test.each(PAIRS)('%s holds %s', (_, kind, format, method) => {
  fc.assert(
    fc.property(drawn(method), names, (election, labels) => {
      fc.pre(
        election.papers.length > 0 &&
          labels.every((label) => /^[^[\]"\p{C}\p{Z}][^[\]"\p{C}]*$/u.test(label)),
      );
      const isRanked = kind === 'ranks' || kind === 'choice';
      const papers = election.papers
        .map((paper) => ({ ...paper, marks: isRanked ? closedUp(paper.marks) : paper.marks }))
        .map((paper) => ({ ...paper, marks: format.name === 'cat' ? wholly(paper.marks) : paper.marks }));
      const options = labels.slice(0, election.options.length);
      const before = buildElection({ ...election, kind, title: 'A title', options, papers });
      const after = read(format.name, format.write(before), kind);
      expect(after.options).toEqual(before.options);
      expect(papersOf(after)).toEqual(papersOf(before));
    }),
    { numRuns: 500 },
  );
});

/** A paper of categories puts every option somewhere. */
function wholly(marks: readonly Mark[]): readonly Mark[] {
  return marks.map((mark) => mark ?? 0);
}

test('BLT keeps withdrawn options, seats and skipped ranks', () => {
  const before = buildElection({
    title: 'T',
    options: ['A', 'B', 'C'],
    withdrawn: [1],
    seats: 2,
    kind: 'ranks',
    papers: [{ marks: [2, null, 4] }, { marks: [1, 1, 3], weight: 7 }],
  });
  expect(read('blt', FORMATS[0]!.write(before))).toEqual(before);
});

test('a spreadsheet cannot take a name for a formula, and the name survives', () => {
  const options = ['=1+1', "'=x", '@a', "'Tis", '-b', 'Ann "Nan" Lee, Jr'];
  const before = buildElection({ options, seats: 1, kind: 'ranks', papers: [{ marks: [1, 2, 3, 4, 5, 6] }] });
  const csv = FORMATS.find(({ name }) => name === 'csv')!;
  const text = csv.write(before);
  expect(text.split('\n')[0]).toBe(`paper,weight,'=1+1,''=x,'@a,'Tis,'-b,"Ann ""Nan"" Lee, Jr"`);
  expect(read('csv', text).options).toEqual(options);
});
