/** Counts written a second time, as plainly as the rules read and with nothing of the engine: what the engine is held against. */
import { equalShares, phragmen, sequentialProportionalApproval } from './reference-committees.js';
import {
  approves,
  extreme,
  fraction,
  highest,
  NOUGHT,
  plus,
  type Reference,
  type ReferenceElection,
  type ReferencePaper,
  sum,
  weightWhere,
} from './reference-kit.js';

const rankOf = (marks: ReferencePaper['marks'], option: number) => marks[option] ?? 99;
/** The options of a paper one rank after another, up to the first rank that several share. */
function listOf(marks: ReferencePaper['marks']): number[] {
  const ranked = [...marks.keys()].filter((option) => marks[option] !== null);
  ranked.sort((a, b) => rankOf(marks, a) - rankOf(marks, b));
  const shared = ranked.findIndex((option) =>
    ranked.some((other) => other !== option && marks[other] === marks[option]),
  );
  return shared < 0 ? ranked : ranked.slice(0, shared);
}

const prefers = (election: ReferenceElection, a: number, b: number) =>
  weightWhere(election, (marks) => rankOf(marks, a) < rankOf(marks, b));

/** Winning votes of a over b. */
const defeat = (election: ReferenceElection, a: number, b: number) =>
  prefers(election, a, b) > prefers(election, b, a) ? prefers(election, a, b) : 0;

const approval: Reference = (election) =>
  highest(election, (option) => fraction(weightWhere(election, (marks) => approves(marks, option))));

const score: Reference = (election) =>
  highest(election, (option) =>
    fraction(election.papers.reduce((total, { weight, marks }) => total + weight * (marks[option] ?? 0), 0)),
  );

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

const copeland: Reference = (election) =>
  highest(election, (option) =>
    sum(
      election.options.map((other) => {
        const difference = prefers(election, option, other) - prefers(election, other, option);
        return fraction(Math.sign(difference) + 1, 2);
      }),
    ),
  );

const minimax: Reference = (election) =>
  highest(election, (option) =>
    fraction(-Math.max(...election.options.map((other) => defeat(election, other, option)))),
  );

/** The strongest chain, by trying every one of them. */
function chain(election: ReferenceElection, from: number, to: number, used: readonly number[]): number {
  return Math.max(
    defeat(election, from, to),
    ...election.options
      .filter((over) => over !== from && over !== to && !used.includes(over))
      .map((over) => Math.min(defeat(election, from, over), chain(election, over, to, [...used, from]))),
  );
}

const schulze: Reference = (election) => {
  const { options } = election;
  const isUnbeaten = (a: number) =>
    options.every((b) => a === b || chain(election, a, b, []) >= chain(election, b, a, []));
  return [election.pick(options.filter(isUnbeaten), 'best')];
};

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

/** The references by the method's name. Ranked pairs, STAR, Meek and proportional approval have examples of their own instead. */
export const REFERENCES: Readonly<Record<string, Reference>> = {
  approval,
  score,
  borda,
  'instant-runoff': instantRunoff,
  schulze,
  minimax,
  copeland,
  'majority-judgment': majorityJudgment,
  'block-approval': approval,
  'scottish-stv': scottishStv,
  'sequential-proportional-approval': sequentialProportionalApproval,
  'sequential-phragmen': (election) =>
    phragmen(
      election,
      [],
      election.papers.map(() => NOUGHT),
    ),
  'equal-shares': equalShares,
};
