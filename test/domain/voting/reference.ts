/** Counts written a second time, as plainly as the rules read and with nothing of the engine: what the engine is held against. */
import {
  equalShares,
  phragmen,
  proportionalApproval,
  sequentialProportionalApproval,
} from './reference-committees.js';
import { condorcetIrv, copeland, minimax, prefers, rankedPairs, schulze } from './reference-duels.js';
import {
  approves,
  extreme,
  fraction,
  highest,
  isLess,
  listOf,
  NOUGHT,
  plus,
  type Reference,
  type ReferencePaper,
  rankOf,
  sum,
  weightWhere,
} from './reference-kit.js';
import { meekStv } from './reference-meek.js';

const approval: Reference = (election) =>
  highest(election, (option) => fraction(weightWhere(election, (marks) => approves(marks, option))));

const score: Reference = (election) =>
  highest(election, (option) =>
    fraction(election.papers.reduce((total, { weight, marks }) => total + weight * (marks[option] ?? 0), 0)),
  );

const plurality: Reference = (election) =>
  highest(election, (option) => fraction(weightWhere(election, (marks) => marks[option] === 1)));

/** Two places in the run-off, each to the best of those left, and the run-off itself. */
const star: Reference = (election) => {
  const points = ({ marks }: ReferencePaper, option: number) => marks[option] ?? 0;
  const top = Math.max(5, ...election.papers.flatMap(({ marks }) => marks.map((mark) => mark ?? 0)));
  const weigh = (worth: (paper: ReferencePaper) => number) =>
    fraction(election.papers.reduce((total, paper) => total + paper.weight * worth(paper), 0));
  const total = (option: number) => weigh((paper) => points(paper, option));
  const tops = (option: number) => weigh((paper) => Number(points(paper, option) === top));
  const isAhead = (a: number, b: number) =>
    isLess(
      NOUGHT,
      weigh((paper) => Math.sign(points(paper, a) - points(paper, b))),
    );
  const finalists: number[] = [];
  while (finalists.length < Math.min(2, election.options.length)) {
    const left = election.options.filter((option) => !finalists.includes(option));
    const tied = extreme(left, total);
    const wins = extreme(tied, (a) => fraction(tied.filter((b) => isAhead(a, b)).length));
    finalists.push(election.pick(extreme(wins, tops), 'best'));
  }
  const unbeaten = finalists.filter((a) => !finalists.some((b) => isAhead(b, a)));
  return [election.pick(extreme(extreme(unbeaten, total), tops), 'best')];
};

/** For each other option two half points where it is below, one where it is level: the average of the places shared. */
const borda: Reference = (election) =>
  highest(election, (option) =>
    sum(
      election.options
        .filter((other) => other !== option)
        .map((other) =>
          plus(
            fraction(prefers(election, option, other)),
            fraction(
              weightWhere(election, (marks) => rankOf(marks, option) === rankOf(marks, other)),
              2,
            ),
          ),
        ),
    ),
  );

const instantRunoff: Reference = (election) => {
  let left = [...election.options];
  for (;;) {
    const votes = (option: number) =>
      weightWhere(election, (marks) => listOf(marks).find((one) => left.includes(one)) === option);
    const all = left.reduce((total, option) => total + votes(option), 0);
    const majority = left.find((option) => 2 * votes(option) > all);
    if (majority !== undefined) return [majority];
    const worth = (option: number) => fraction(votes(option));
    if (left.length <= 2) return [election.pick(extreme(left, worth), 'best')];
    const last = election.pick(extreme(left, worth, false), 'worst');
    left = left.filter((option) => option !== last);
  }
};

const majorityJudgment: Reference = (election) => {
  const values = (option: number) => {
    const grades = election.papers.flatMap(({ weight, marks }) =>
      Array.from({ length: weight }, () => marks[option] ?? 0),
    );
    grades.sort((a, b) => a - b);
    const taken: number[] = [];
    while (grades.length > 0) taken.push(...grades.splice(Math.ceil(grades.length / 2) - 1, 1));
    return taken;
  };
  const isWorse = (a: number, b: number) => {
    const [mine, theirs] = [values(a), values(b)];
    const at = mine.findIndex((grade, place) => grade !== theirs[place]);
    return at >= 0 && mine[at]! < theirs[at]!;
  };
  const { options } = election;
  return [
    election.pick(
      options.filter((one) => !options.some((other) => isWorse(one, other))),
      'best',
    ),
  ];
};

/** Each paper by itself, in hundred-thousandths (SSI 2011/399, Schedule 1, rules 46 to 53). */
const scottishStv: Reference = (election) => {
  const papers = election.papers.map(({ weight, marks }) => ({
    weight,
    list: listOf(marks),
    value: 100_000,
  }));
  const valid = papers.reduce((total, { weight, list }) => total + (list.length > 0 ? weight : 0), 0);
  const quota = (Math.floor(valid / (election.seats + 1)) + 1) * 100_000;
  let left = [...election.options];
  const [winners, waiting, stages] = [[] as number[], [] as number[], [] as number[][]];
  const held = election.options.map(() => [] as typeof papers);
  const tallies = election.options.map(() => 0);
  const handOut = (some: typeof papers) => {
    for (const paper of some) {
      const next = paper.list.find((option) => left.includes(option));
      if (next !== undefined) held[next]!.push(paper);
      if (next !== undefined) tallies[next]! += paper.weight * paper.value;
    }
  };
  const endStage = () => {
    const reached = left.filter((option) => tallies[option]! >= quota);
    waiting.push(...reached.filter((option) => tallies[option]! > quota));
    left = left.filter((option) => !reached.includes(option));
    winners.push(...reached);
    if (winners.length + left.length <= election.seats) winners.push(...left.splice(0));
    stages.push([...tallies]);
  };
  const one = (some: readonly number[], sign: 1 | -1): number => {
    let tied = [...some];
    for (const stage of [...stages].reverse()) {
      const best = Math.max(...tied.map((option) => sign * stage[option]!));
      tied = tied.filter((option) => sign * stage[option]! === best);
    }
    return tied.length === 1 ? tied[0]! : election.pick(tied, sign === 1 ? 'best' : 'worst');
  };
  handOut(papers);
  endStage();
  while (winners.length < election.seats) {
    const isSurplus = waiting.length > 0;
    const chosen = one(isSurplus ? waiting : left, isSurplus ? 1 : -1);
    const moving = held[chosen]!.splice(0);
    if (isSurplus) {
      const surplus = tallies[chosen]! - quota;
      for (const paper of moving) paper.value = Math.floor((paper.value * surplus) / tallies[chosen]!);
      waiting.splice(waiting.indexOf(chosen), 1);
    } else left = left.filter((option) => option !== chosen);
    tallies[chosen] = isSurplus ? quota : 0;
    handOut(moving);
    endStage();
  }
  return winners;
};

/** The references by the method's name. */
export const REFERENCES: Readonly<Record<string, Reference>> = {
  plurality,
  approval,
  score,
  star,
  borda,
  'instant-runoff': instantRunoff,
  'condorcet-irv': condorcetIrv,
  schulze,
  'ranked-pairs': rankedPairs,
  minimax,
  copeland,
  'majority-judgment': majorityJudgment,
  'block-approval': approval,
  'scottish-stv': scottishStv,
  'meek-stv': meekStv,
  'proportional-approval': proportionalApproval,
  'sequential-proportional-approval': sequentialProportionalApproval,
  'sequential-phragmen': (election) =>
    phragmen(
      election,
      [],
      election.papers.map(() => NOUGHT),
    ),
  'equal-shares': equalShares,
};
