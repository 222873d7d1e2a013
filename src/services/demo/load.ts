/** Plays the demonstration lab's story through the services: two ballots and two surveys, of each one over and one open. */
import { assert, present } from '../../shared/assert.js';
import { fixedClock } from '../../shared/clock.js';
import { seededRandom } from '../../shared/seeded-random.js';
import { type BallotRow, ballotById, findBallot } from '../../storage/ballot-store.js';
import { findLab, type LabRow } from '../../storage/lab-store.js';
import { findEntryByEmail } from '../../storage/roll-store.js';
import { closeBallot } from '../ballots/close.js';
import { countBallot } from '../ballots/count.js';
import { findMove } from '../ballots/moves/index.js';
import type { PaperContent } from '../ballots/paper-content.js';
import { publishBallot } from '../ballots/publish.js';
import { codeHash, votingCode } from '../ballots/voting-code.js';
import type { ServiceContext } from '../context.js';
import { safeCsv } from '../exports/ballots/spreadsheet.js';
import { buildServices } from '../index.js';
import { type BallotPlan, readLabFiles } from './lab-files.js';
import { type Member, planMembers } from './members.js';
import { keyAreasPaper, themePaper, votingMoments, votingPeriod } from './papers.js';
import { playReport } from './report.js';
import { done, type Stage } from './stage.js';
import { playPeerSupport, playWorkshop } from './surveys.js';

const DAY = 86_400_000;
/** Members who have voted in the second ballot when the demonstration is loaded. */
const EARLY_VOTERS = 64;

/** What one ballot of the story needs. */
interface BallotStory {
  readonly plan: BallotPlan;
  readonly members: readonly Member[];
  readonly opensAt: number;
  readonly closesAt: number;
}

/** The steps of the story, in their order, each with what it takes most of its time for. */
export const STEPS = {
  'theme ballot': 'a ballot that is over: 447 members, their votes, the count and the result',
  'peer-support survey': 'a survey that is over: its designs, its responses and the codes of its comments',
  report: 'a report of both, through disclosure control, which takes longest',
  'key-areas ballot': 'a ballot that is open',
  'workshop survey': 'a survey that is open',
} as const;

/**
 * Loads the lab into an empty, migrated database; `accountId` is its organiser. Tells of each step as it begins, as all of them take
 * half a minute on an idle machine and many times as long on a crowded one.
 */
export async function loadDemonstration(
  real: ServiceContext,
  accountId: string,
  files = readLabFiles(),
  onStep: (step: keyof typeof STEPS) => void = () => undefined,
): Promise<void> {
  const period = votingPeriod(files, real.config.labTimeZone);
  const clock = fixedClock(period.from - 7 * DAY);
  const context = { ...real, clock };
  const random = seededRandom(files.papers.seed);
  const stage = { services: buildServices(context), context, clock, accountId, files, random };
  const slug = await stage.services.labs.create(files.lab, accountId, { synthetic: true });
  const lab = present(await findLab(real.storage.reader, slug), 'the lab was just made');
  const members = planMembers(files, random);
  onStep('theme ballot');
  await playThemeBallot(stage, lab, {
    plan: files.themeBallot,
    members,
    opensAt: period.from,
    closesAt: period.to,
  });
  onStep('peer-support survey');
  const peerSupport = await playPeerSupport(stage, lab);
  onStep('report');
  await playReport(stage, lab, peerSupport);
  onStep('key-areas ballot');
  await playKeyAreas(stage, lab, members, real.clock.now());
  onStep('workshop survey');
  await playWorkshop(stage, lab, real.clock.now());
}

async function playThemeBallot(stage: Stage, lab: LabRow, story: BallotStory): Promise<void> {
  const { context, clock, random, files, accountId } = stage;
  const ballot = await openBallot(stage, lab, story);
  const voters = random.shuffled(story.members.filter(({ vote }) => vote !== null));
  const moments = votingMoments(files, voters.length, context.config.labTimeZone, random);
  for (const [at, voter] of voters.entries()) {
    clock.set(moments[at] ?? story.opensAt);
    const vote = present(voter.vote, 'a voter votes');
    await castPaper(stage, ballot, voter, themePaper(files, vote, random));
  }
  clock.set(story.closesAt);
  done(await closeBallot(context, ballot.id, 'system'));
  clock.set(story.closesAt + DAY);
  done(await countBallot(context, ballot.id, accountId));
  done(await publishBallot(context, ballot.id, accountId, 'whole'));
}

/** The second ballot opened three days before `now`, and some have voted since. */
async function playKeyAreas(
  stage: Stage,
  lab: LabRow,
  members: readonly Member[],
  now: number,
): Promise<void> {
  const { clock, random, files } = stage;
  const opensAt = now - 3 * DAY;
  clock.set(opensAt);
  const story = { plan: files.keyAreasBallot, members, opensAt, closesAt: now + 28 * DAY };
  const ballot = await openBallot(stage, lab, story);
  for (const [at, voter] of random.shuffled(members).slice(0, EARLY_VOTERS).entries()) {
    clock.set(opensAt + Math.floor(((at + 1) * 3 * DAY) / (EARLY_VOTERS + 1)));
    await castPaper(stage, ballot, voter, keyAreasPaper(story.plan, voter.vote?.role ?? null, random));
  }
  clock.set(now);
}

/** Sets a ballot up as an organiser does, loads its roll from a CSV file, and opens it. */
async function openBallot(stage: Stage, lab: LabRow, story: BallotStory): Promise<BallotRow> {
  const { services, context, clock, accountId } = stage;
  const { reader } = context.storage;
  const slug = await services.setUp.create(lab, story.plan.question, accountId);
  const draft = present(await findBallot(reader, slug), 'the draft was just made');
  done(
    await services.setUp.edit(
      draft.id,
      {
        part: 'question',
        revision: draft.revision,
        change: (before) => ({
          ...before,
          definition: { ...story.plan, seedHash: before.definition.seedHash },
          opensAt: story.opensAt,
          closesAt: story.closesAt,
        }),
      },
      accountId,
    ),
  );
  await loadRoll(stage, await ballotById(reader, draft.id), story.members);
  clock.set(story.opensAt);
  const order = { ballotId: draft.id, actor: 'system', revision: null };
  done(await present(findMove('open'), 'there is a move named open').run(context, order));
  return ballotById(reader, draft.id);
}

async function loadRoll(
  { services, accountId }: Stage,
  ballot: BallotRow,
  members: readonly Member[],
): Promise<void> {
  const rows = members.map(({ name, email, country, role }) => [name, email, country, role]);
  const bytes = new TextEncoder().encode(safeCsv([['name', 'email', 'country', 'role'], ...rows]));
  const staged = done(await services.roll.stage(ballot, accountId, { name: 'members.csv', bytes }));
  const tried = done(await services.roll.tryOut(ballot, staged.id));
  const { added } = done(await services.roll.confirm(ballot, accountId, staged.id, tried.seal));
  assert(added === members.length, 'every member of the demonstration is on the roll');
}

async function castPaper(
  { services, context }: Stage,
  ballot: BallotRow,
  member: Member,
  paper: PaperContent,
): Promise<void> {
  const entry = present(
    await findEntryByEmail(context.storage.reader, ballot.id, member.email),
    'the member is on the roll',
  );
  const code = votingCode(context.secretKey, ballot.id, entry.id, entry.issue);
  const drawn = services.voting.drawReceipt(ballot.id, present(codeHash(code), 'a derived code is one'));
  done(await services.voting.cast({ ballot, votingCode: code, paper, ...drawn }));
}
