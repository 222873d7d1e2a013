/** Tables by the answers to a question with several answers: on the page, in the files, and made again by a scrutineer. */
import fc from 'fast-check';
import request from 'supertest';
import type { BallotDefinition } from '../../../src/services/ballots/definition.js';
import { groupTables } from '../../../src/services/ballots/group-tables.js';
import type { PaperContent } from '../../../src/services/ballots/paper-content.js';
import { readResult } from '../../../src/services/ballots/result-document.js';
import { verifyBundle } from '../../../src/services/exports/ballots/verify-bundle.js';
import { verifyOpenings } from '../../../src/services/exports/ballots/verify-openings.js';
import { publishedBallot } from '../../kit/counted-ballot.js';
import { TEST_DEFINITION } from '../../kit/open-ballot.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { textOf } from '../../kit/text-of.js';
import { openTestHouse } from '../../kit/web.js';

const TOPICS: BallotDefinition['companions'][number] = {
  type: 'multiple-choice',
  name: 'topics',
  label: { en: 'What matters to you?', cy: 'Beth sy’n bwysig i chi?' },
  hint: null,
  required: false,
  choices: ['time', 'cost', 'trust'].map((name) => ({
    name,
    label: { en: `The ${name}`, cy: `Y ${name}` },
  })),
};
const RANKED: BallotDefinition = { ...TEST_DEFINITION, companions: [TOPICS], abstention: true };
const APPROVED: BallotDefinition = { ...RANKED, method: 'approval' };
const SMALLEST = RANKED.smallestGroup;

/** Sixty papers: time and cost matter to many of every kind, trust to three. */
const SIXTY: readonly PaperContent[] = Array.from({ length: 60 }, (_, at) => {
  const first = at % 5 < 3 ? 0 : at % 5 === 3 ? 1 : 2;
  const topics = [
    ...(at % 2 === 0 ? ['time'] : []),
    ...(at % 3 === 0 ? [] : ['cost']),
    ...(at < 3 ? ['trust'] : []),
  ];
  const marks: (number | null)[] = [null, null, null];
  marks[first] = 1;
  return { marks, answers: { topics: topics.length === 0 ? null : topics } };
});

const answers = fc.record({
  topics: fc.oneof(fc.constant(null), fc.subarray(['time', 'cost', 'trust'], { minLength: 1 })),
});
const ranked = fc.record({
  marks: fc.constantFrom([1, 2, 3], [1, null, null], [2, 1, null], [null, 1, 2]),
  answers,
});
const approved = fc.record({ marks: fc.constantFrom([1, 1, 0], [1, 0, 0], [0, 1, 0], [1, 1, 1]), answers });

const isTelling = (count: number) => count > 0 && count < SMALLEST;

test('a paper is in the group of each answer it gave, and an answer that few gave is left out', () => {
  expect(groupTables(RANKED, SIXTY)).toEqual([
    {
      question: 'topics',
      measure: 'first-choice',
      overlapping: true,
      groups: [
        { answers: ['time'], base: 30 },
        { answers: ['cost'], base: 40 },
      ],
      // Of 12 papers for each of the two others, all but 4 gave cost: both are hidden, and time's beside them.
      counts: [
        [18, 24],
        [null, null],
        [null, null],
      ],
    },
  ]);
});

test.each([
  ['first choices', RANKED, ranked],
  ['approvals', APPROVED, approved],
] as const)(
  'no shown number of %s tells on a few who gave an answer, or on a few who did not',
  (_, definition, paper) => {
    fc.assert(
      fc.property(fc.array(paper as fc.Arbitrary<PaperContent>, { maxLength: 80 }), (papers) => {
        for (const table of groupTables(definition, papers)) {
          if (table.groups === null) continue;
          for (const [option, row] of table.counts.entries()) {
            const isFor = ({ marks }: PaperContent) => marks[option] === 1;
            const all = papers.filter(isFor).length;
            for (const [at, count] of row.entries()) {
              if (count === null) continue;
              const { answers: given, base } = table.groups[at]!;
              const gave = (each: PaperContent) =>
                ([each.answers['topics']].flat() as unknown[]).includes(given[0]);
              expect(count).toBe(papers.filter((each) => isFor(each) && gave(each)).length);
              expect(base).toBe(papers.filter(gave).length);
              expect([count, all - count, base, papers.length - base].filter(isTelling)).toEqual([]);
            }
          }
        }
      }),
    );
  },
);

onEveryDatabase((open) => {
  test('is told on the page in both languages, in the files, and made again from the openings', async () => {
    const house = await openTestHouse(open);
    try {
      const ballot = await publishedBallot(house.services, SIXTY, { companions: [TOPICS] });
      const page = async (query = '') =>
        (await request(house.app).get(`/ballots/${ballot.slug}/result${query}`)).text;
      expect(await page()).toContain('one paper can be in several groups');
      expect(await page()).toContain('are not shown: The trust.');
      expect(await page('?language=cy')).toContain('gall un papur fod mewn sawl grŵp');
      expect(await page('?language=cy')).toContain('Y trust');
      const file = await house.services.exports.publicFile(ballot, 'result.json');
      expect(readResult(textOf(file))!.groups).toMatchObject([{ question: 'topics', overlapping: true }]);
      const bundle = await house.services.exports.publicFile(ballot, 'bundle.zip');
      const openings = await house.services.exports.openings(ballot, 'account');
      const { checks, parts } = verifyBundle(bundle!.content);
      const all = [...checks, ...verifyOpenings(textOf(openings), parts!)];
      expect(all.filter(({ passed }) => !passed)).toEqual([]);
      expect(all).toContainEqual(
        expect.objectContaining({ subject: 'openings: groups', finding: '1 tables by group made again' }),
      );
    } finally {
      await house.remove();
    }
  });
});
