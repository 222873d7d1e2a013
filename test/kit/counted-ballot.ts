/** A ballot whose papers were cast one by one through the service, and which was then closed, counted, published. */
import { closeBallot } from '../../src/services/ballots/close.js';
import { countBallot } from '../../src/services/ballots/count.js';
import type { BallotDefinition } from '../../src/services/ballots/definition.js';
import type { PaperContent } from '../../src/services/ballots/paper-content.js';
import { publishBallot } from '../../src/services/ballots/publish.js';
import { codeHash } from '../../src/services/ballots/voting-code.js';
import type { Services } from '../../src/services/index.js';
import { type BallotRow, ballotById } from '../../src/storage/ballot-store.js';
import type { Extent } from '../../src/storage/tables.js';
import { openBallot } from './open-ballot.js';

const question = (name: string, type: 'single-choice' | 'long-text', choices: readonly string[] = []) => ({
  type,
  name,
  label: { en: `Your ${name}`, cy: `Eich ${name}` },
  hint: null,
  required: false,
  choices: choices.map((choice) => ({ name: choice, label: { en: `The ${choice}`, cy: `Y ${choice}` } })),
});

export const COMPANIONS: BallotDefinition['companions'] = [
  question('role', 'single-choice', ['carer', 'nurse', 'manager']),
  question('country', 'single-choice', ['england', 'wales']),
  question('why', 'long-text'),
];

/** Forty papers over three options: every depth of ranking, a blank one, every answer, comments with canaries. */
export const FORTY_PAPERS: readonly PaperContent[] = Array.from({ length: 40 }, (_, at) => {
  const first = at % 7 < 3 ? 0 : at % 7 < 5 ? 1 : 2;
  const marks: (number | null)[] = [null, null, null];
  if (at !== 39) marks[first] = 1;
  if (at % 3 !== 0 && at !== 39) marks[(first + 1 + (at % 2)) % 3] = 2;
  return {
    marks,
    answers: {
      role: ['carer', 'nurse', 'manager', null][Math.floor(at / 12)] ?? null,
      country: at % 4 === 0 ? 'wales' : 'england',
      why: at % 5 === 0 ? `Comment ${at}` : null,
    },
  };
});

/** Casts every paper with a voting code of its own, then closes the ballot. */
export async function closedBallot(
  services: Services,
  papers: readonly PaperContent[] = FORTY_PAPERS,
  changes: Partial<BallotDefinition> = {},
): Promise<BallotRow> {
  const { context, voting } = services;
  const opened = await openBallot(context, papers.length + 5, {
    companions: COMPANIONS,
    abstention: true,
    ...changes,
  });
  const casts = papers.map((paper, member) => {
    const votingCode = opened.codes[member]!;
    const drawn = voting.drawReceipt(opened.ballot.id, codeHash(votingCode)!);
    return voting.cast({ ballot: opened.ballot, votingCode, paper, ...drawn });
  });
  for (const cast of await Promise.all(casts)) expect(cast.ok).toBe(true);
  expect((await closeBallot(context, opened.ballot.id, 'system')).ok).toBe(true);
  return ballotById(context.storage.reader, opened.ballot.id);
}

/** The same, counted. */
export async function countedBallot(
  services: Services,
  papers?: readonly PaperContent[],
  changes?: Partial<BallotDefinition>,
): Promise<BallotRow> {
  const { id } = await closedBallot(services, papers, changes);
  expect(await countBallot(services.context, id, 'system')).toEqual({ ok: true, value: undefined });
  return ballotById(services.context.storage.reader, id);
}

/** The same, published with so much of each paper. */
export async function publishedBallot(
  services: Services,
  papers?: readonly PaperContent[],
  changes?: Partial<BallotDefinition>,
  extent: Extent = 'whole',
): Promise<BallotRow> {
  const { id } = await countedBallot(services, papers, changes);
  expect((await publishBallot(services.context, id, 'system', extent)).ok).toBe(true);
  return ballotById(services.context.storage.reader, id);
}
