/** The made-up papers of the demonstration lab: what the plan fixes, and the further ranks drawn from its seed. */
import { DateTime } from 'luxon';
import type { SeededRandom } from '../../shared/seeded-random.js';
import type { PaperContent } from '../ballots/paper-content.js';
import { makeComment } from './comments.js';
import type { BallotPlan, LabFiles } from './lab-files.js';
import type { VoterPlan } from './members.js';

/** The theme ballot's paper of one voter. */
export function themePaper(files: LabFiles, vote: VoterPlan, random: SeededRandom): PaperContent {
  const { papers, comments, themeBallot } = files;
  const { first } = vote;
  const order =
    first === null ? [] : ranking(first, Number(random.weighted(papers.depths)), papers.nextChoices, random);
  const why =
    first !== null && random.next() < papers.commentShare ? makeComment(comments, vote, random) : null;
  const topic = random.next() < papers.topicShare ? random.pick(comments.topics) : null;
  return {
    marks: marksOf(themeBallot, order),
    answers: { role: vote.role, country: vote.country, why, topic },
  };
}

/** The key areas ballot's paper of somebody with this role: any areas in any order. */
export function keyAreasPaper(plan: BallotPlan, role: string | null, random: SeededRandom): PaperContent {
  const order = random.shuffled(plan.options.map(({ id }) => id));
  return {
    marks: marksOf(plan, order.slice(0, 1 + Math.floor(random.next() * order.length))),
    answers: { role, why: null },
  };
}

/** Options from first to last, `depth` of them: each next one as likely as the plan says after the one before. */
function ranking(
  first: string,
  depth: number,
  next: Readonly<Record<string, Readonly<Record<string, number>>>>,
  random: SeededRandom,
): readonly string[] {
  const order = [first];
  while (order.length < depth) {
    const weights = Object.entries(next[order.at(-1) ?? ''] ?? {}).filter(
      ([option]) => !order.includes(option),
    );
    if (weights.length === 0) break;
    order.push(random.weighted(Object.fromEntries(weights)));
  }
  return order;
}

function marksOf(plan: BallotPlan, order: readonly string[]): readonly (number | null)[] {
  return plan.options.map(({ id }) => (order.includes(id) ? order.indexOf(id) + 1 : null));
}

/** `count` moments of voting in the plan's days and hours, rising; epoch milliseconds, hours in the time zone. */
export function votingMoments(
  { papers }: LabFiles,
  count: number,
  timeZone: string,
  random: SeededRandom,
): readonly number[] {
  const days = Object.keys(papers.votingDays).sort();
  const drawn = Array.from({ length: count }, () => {
    const day = random.weighted(papers.votingDays);
    const hour = Number(random.weighted(papers.votingHours));
    const open =
      day === days.at(-1) ? Math.min(hour, LAST_HOUR) : day === days[0] ? Math.max(hour, FIRST_HOUR) : hour;
    const minute = Math.floor(random.next() * 60);
    return DateTime.fromISO(day, { zone: timeZone }).set({ hour: open, minute }).toMillis();
  });
  return drawn.sort((one, other) => one - other);
}

/** Voting opened at nine on its first day and closed at five in the afternoon of its last. */
const FIRST_HOUR = 9;
const LAST_HOUR = 16;

/** When the theme ballot opened and closed; epoch milliseconds. */
export function votingPeriod(
  { papers }: LabFiles,
  timeZone: string,
): { readonly from: number; readonly to: number } {
  const days = Object.keys(papers.votingDays).sort();
  const at = (day: string | undefined, hour: number) =>
    DateTime.fromISO(day ?? '', { zone: timeZone })
      .set({ hour })
      .toMillis();
  return { from: at(days[0], FIRST_HOUR), to: at(days.at(-1), LAST_HOUR + 1) };
}
