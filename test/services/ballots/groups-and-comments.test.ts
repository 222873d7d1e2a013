/** Promise 25 on the way from papers to what is told of groups: tables for everybody, comments for analysts. */
import fc from 'fast-check';
import { commentsOf } from '../../../src/services/ballots/comments.js';
import type { BallotDefinition } from '../../../src/services/ballots/definition.js';
import { firstChoice } from '../../../src/services/ballots/election.js';
import { groupTables } from '../../../src/services/ballots/group-tables.js';
import type { PaperContent } from '../../../src/services/ballots/paper-content.js';
import { COMPANIONS } from '../../kit/counted-ballot.js';
import { TEST_DEFINITION } from '../../kit/open-ballot.js';

const RANKED: BallotDefinition = { ...TEST_DEFINITION, companions: COMPANIONS, abstention: true };
const APPROVED: BallotDefinition = { ...RANKED, method: 'approval' };
const SMALLEST = RANKED.smallestGroup;

const answers = fc.record({
  role: fc.constantFrom('carer', 'carer', 'nurse', 'manager', null),
  country: fc.constantFrom('england', 'england', 'wales', null),
  why: fc.constantFrom('Because of this', 'Because of that', null),
});
const ranked = fc.record({
  marks: fc.constantFrom([1, 2, 3], [1, null, null], [2, 1, null], [null, 1, 2], [null, null, null]),
  answers,
});
const approved = fc.record({
  marks: fc.constantFrom([1, 1, 0], [1, 0, 0], [0, 1, 0], [1, 1, 1], [null, null, null]),
  answers,
});
const box = (paper: fc.Arbitrary<PaperContent>) => fc.array(paper, { maxLength: 90 });

test('every group of a published table has enough people, and their bases are all papers with a say', () => {
  fc.assert(
    fc.property(box(ranked), (papers) => {
      const withFirst = papers.filter(({ marks }) => firstChoice(RANKED, marks) !== null).length;
      for (const { groups } of groupTables(RANKED, papers)) {
        if (groups === null) continue;
        expect(groups.every(({ base }) => base >= SMALLEST)).toBe(true);
        expect(groups.reduce((sum, { base }) => sum + base, 0)).toBe(withFirst);
      }
    }),
  );
});

test('no published number of first choices is from 1 to 4, nor that of a whole group', () => {
  fc.assert(
    fc.property(box(ranked), (papers) => {
      for (const table of groupTables(RANKED, papers)) {
        if (table.groups === null) continue;
        for (const row of table.counts) {
          for (const [at, count] of row.entries()) {
            if (count === null || count === 0) continue;
            expect(count).toBeGreaterThanOrEqual(SMALLEST);
            expect(count).toBeLessThan(table.groups[at]!.base);
          }
        }
      }
    }),
  );
});

test('no published number of approvals tells on a few who gave one, or on a few who did not', () => {
  fc.assert(
    fc.property(box(approved), (papers) => {
      for (const table of groupTables(APPROVED, papers)) {
        if (table.groups === null) continue;
        for (const row of table.counts) {
          for (const [at, count] of row.entries()) {
            if (count === null) continue;
            for (const people of [count, table.groups[at]!.base - count])
              expect(people === 0 || people >= SMALLEST).toBe(true);
          }
        }
      }
    }),
  );
});

test('beside a comment stands only what at least five papers with its first choice share', () => {
  fc.assert(
    fc.property(box(ranked), (papers) => {
      for (const comment of commentsOf(RANKED, papers)) {
        const told = Object.entries(comment.groups).filter(([, answer]) => answer !== null);
        if (told.length === 0) continue;
        const sharing = papers.filter(
          (paper) =>
            firstChoice(RANKED, paper.marks) === comment.firstChoice &&
            told.every(([name, answer]) => paper.answers[name] === answer),
        );
        expect(sharing.length).toBeGreaterThanOrEqual(SMALLEST);
      }
    }),
  );
});

test('comments come in the same order whatever order the papers are in, and none is lost', () => {
  fc.assert(
    fc.property(box(ranked), (papers) => {
      const texts = (list: readonly PaperContent[]) => commentsOf(RANKED, list).map(({ text }) => text);
      expect(texts([...papers].reverse())).toEqual(texts(papers));
      expect(texts(papers)).toHaveLength(papers.filter((paper) => paper.answers['why'] !== null).length);
    }),
  );
});
