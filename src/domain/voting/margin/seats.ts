/** How safe the seats of a transferable vote are: bounds that hold however surpluses are transferred. */
import { type Papers, totalWeight } from '../paper-box.js';
import { cutAtSharedRanks, type Preferences } from '../preferences.js';
import { type SolidCoalition, solidCoalitions } from '../solid-coalitions.js';
import type { Decided, MarginProof } from './margin.js';
import { type StageField, Stages } from './stages.js';

/** Values are cut to five places or kept to nine: so much of a paper can be lost in each transfer of a surplus. */
const LOST_IN_A_TRANSFER = 0.00001;

/** What bounds go by: whole papers, of which at most so much each can be lost to truncation in a whole count. */
interface Field {
  readonly seats: number;
  readonly valid: number;
  readonly blank: number;
  readonly lostOfPaper: number;
}

/**
 * The proof for transferable votes with a Droop quota, which use a paper up to the first rank that options share: fewer
 * papers than `least` take a seat from none of the winners, each being as safe as the better of two arguments says.
 */
export function seatsProof(decided: Decided): MarginProof {
  const { contest, cast, winners } = decided;
  const lists = cutAtSharedRanks(contest.preferences());
  const valid = totalWeight(contest.papers);
  const field: Field = {
    seats: contest.seats,
    valid,
    blank: totalWeight(cast) - valid,
    lostOfPaper: LOST_IN_A_TRANSFER * contest.seats,
  };
  const coalitions = solidCoalitions(lists, contest.papers).filter(({ options }) =>
    options.every((option) => winners.includes(option)),
  );
  const first = firstChoices(lists, contest.papers);
  const spared = winners.map((winner) =>
    Math.max(
      sparedByCoalition(coalitions, winner, field),
      sparedByFirstChoices(first[winner] ?? 0, mostAgainst(decided, winner)),
    ),
  );
  return { least: Math.min(...spared) + 1 };
}

/** Marks that may be looked at while stages are followed: some seconds' work. */
const MOST_WORK = 120_000_000;

/** The proof for transferable votes that are counted by stages, with whole surpluses transferred one after another. */
export function stagesProof(decided: Decided): MarginProof {
  const { contest, cast, winners } = decided;
  const { least } = seatsProof(decided);
  const lists = cutAtSharedRanks(contest.preferences());
  const valid = contest.papers.weights.reduce(
    (sum, weight, paper) => (lists.starts[paper] === lists.starts[paper + 1] ? sum : sum + weight),
    0,
  );
  const field: StageField = {
    ...{ lists, weights: contest.papers.weights, options: contest.options.length, seats: contest.seats },
    ...{ valid, blank: totalWeight(cast) - valid, winners },
  };
  return { least: sparedByStages(field, least - 1) + 1 };
}

/** The most papers, from `known` on, for which following the stages shows that the same options win. */
function sparedByStages(field: StageField, known: number): number {
  let work = MOST_WORK;
  const isSafe = (changed: number) => {
    const stages = new Stages(field, changed, work / 4);
    const safe = stages.areSafe();
    work -= work / 4 - stages.left();
    return safe;
  };
  let [kept, step] = [known, 1];
  while (kept + step <= field.valid && isSafe(kept + step)) {
    kept += step;
    step *= 2;
  }
  let tooMany = kept + step;
  while (tooMany - kept > 1) {
    const middle = Math.floor((kept + tooMany) / 2);
    if (isSafe(middle)) kept = middle;
    else tooMany = middle;
  }
  return kept;
}

/**
 * A coalition for j winners with j quotas loses none of them: while some are still in, they hold a quota each on average,
 * so none of them is the one to exclude (D. R. Woodall, *Properties of preferential election rules*, Voting matters 3, 1994).
 * A paper marked otherwise takes one from it and, where it was blank before, may raise the quota.
 */
function sparedByCoalition(coalitions: readonly SolidCoalition[], winner: number, field: Field): number {
  return coalitions
    .filter(({ options }) => options.includes(winner))
    .reduce((most, { options, weight }) => {
      const lost = options.length === 1 ? 0 : Math.ceil(field.lostOfPaper * (field.valid + field.blank));
      const holds = (changed: number) =>
        weight - changed >= options.length * quotaOf(field, Math.min(changed, field.blank)) + lost;
      return Math.max(most, mostFor(holds, weight));
    }, 0);
}

/**
 * For a winner to miss out, as many others as there are seats must be elected before it, with more votes than it has, or have no
 * fewer when it is excluded; it has its first choices all along, and while it is in, nobody gets a paper on which it stands higher
 * (after Blom, Stuckey and Teague 2019). `against` is what the least of those others can have at most.
 */
function sparedByFirstChoices(firstChoices: number, against: number): number {
  return mostFor((changed) => against + changed < firstChoices - changed, firstChoices);
}

/** Of the others, as many as there are seats, those on most papers above the winner: how many the last of them is on. */
function mostAgainst({ contest }: Decided, winner: number): number {
  const above = [...contest.options.keys()]
    .filter((other) => other !== winner)
    .map((other) => contest.pairwise()[other]?.[winner] ?? 0)
    .sort((a, b) => b - a);
  return above[contest.seats - 1] ?? 0;
}

/** The Droop quota when so many more papers are valid. */
function quotaOf({ seats, valid }: Field, more: number): number {
  return Math.floor((valid + more) / (seats + 1)) + 1;
}

/** The largest number up to `limit` for which `holds` is true, which it is up to some number and then no more; 0 if never. */
function mostFor(holds: (changed: number) => boolean, limit: number): number {
  let [kept, tooMany] = [0, limit + 1];
  while (tooMany - kept > 1) {
    const middle = Math.floor((kept + tooMany) / 2);
    if (holds(middle)) kept = middle;
    else tooMany = middle;
  }
  return kept;
}

function firstChoices({ starts, options, count }: Preferences, papers: Papers): readonly number[] {
  const totals = Array.from({ length: papers.optionCount }, () => 0);
  for (let paper = 0; paper < count; paper++) {
    const start = starts[paper] ?? 0;
    const first = start === starts[paper + 1] ? undefined : options[start];
    if (first !== undefined) totals[first] = (totals[first] ?? 0) + (papers.weights[paper] ?? 0);
  }
  return totals;
}
