/** What voting theory asks of a method for one winner, as questions about an election and what changes of it. */
import type { Criterion } from '../../src/domain/voting/criteria.js';
import type { Drawn } from '../domain/voting/kit.js';

/** The one winner of an election by some method, ties settled in favour of the options named first. */
export type Winner = (election: Drawn, favoured?: readonly string[]) => string;

type Paper = Drawn['papers'][number];

const first = (winner: string, { options }: Drawn) => [winner, ...options.filter((name) => name !== winner)];
const weightOf = (papers: readonly Paper[]) => papers.reduce((sum, { weight }) => sum + weight, 0);
const isOfRanks = ({ kind }: Drawn) => kind === 'ranks' || kind === 'choice';
const optionsOf = ({ options }: Drawn) => [...options.keys()];

/** Whether a paper puts option a strictly above option b. */
function prefers({ marks }: Paper, a: number, b: number, isRanks: boolean): boolean {
  const [one, other] = [marks[a] ?? null, marks[b] ?? null];
  if (isRanks) return one !== null && (other === null || one < other);
  return (one ?? 0) > (other ?? 0);
}

/** Whether an option that more than half of the papers put above all others loses. */
function breaksMajority(winner: Winner, election: Drawn): boolean {
  const options = optionsOf(election);
  return options.some((option) => {
    const behind = election.papers.filter((paper) =>
      options.every((other) => other === option || prefers(paper, option, other, isOfRanks(election))),
    );
    const name = election.options[option]!;
    return 2 * weightOf(behind) > weightOf(election.papers) && winner(election) !== name;
  });
}

/** Whether an option that beats each other one two by two loses. */
function breaksCondorcet(winner: Winner, election: Drawn): boolean {
  const options = optionsOf(election);
  const above = (a: number, b: number) =>
    weightOf(election.papers.filter((paper) => prefers(paper, a, b, isOfRanks(election))));
  const best = options.filter((a) => options.every((b) => a === b || above(a, b) > above(b, a)));
  return best.length === 1 && winner(election) !== election.options[best[0]!];
}

/** Whether the winner loses when people who vote alike, some or all, put it a place, a point or a mark higher. */
function breaksMonotonicity(winner: Winner, election: Drawn): boolean {
  const won = winner(election);
  const option = election.options.indexOf(won);
  return election.papers.some(({ marks, weight }, at) => {
    const better = higher(marks, option, election.kind);
    if (better === null) return false;
    return Array.from({ length: weight }, (_, left) => left).some((left) => {
      const moved = { marks: better, weight: weight - left };
      const papers = [...election.papers.with(at, { marks, weight: left }), moved];
      const changed = { ...election, papers: papers.filter((paper) => paper.weight > 0) };
      return winner(changed, first(won, election)) !== won;
    });
  });
}

function higher(marks: Paper['marks'], option: number, kind: Drawn['kind']): Paper['marks'] | null {
  const mark = marks[option] ?? null;
  if (kind === 'approvals') return mark === 1 ? null : marks.with(option, 1);
  if (kind === 'scores') return (mark ?? 0) >= 5 ? null : marks.with(option, (mark ?? 0) + 1);
  if (kind === 'choice') return mark === 1 ? null : marks.map((_, at) => (at === option ? 1 : null));
  if (mark === null || mark === 1) return null;
  return marks.map((other, at) => (at === option ? mark - 1 : other === mark - 1 ? mark : other));
}

/** Whether all but one of some options that every paper treats as one can be taken away, and that changes whether they win. */
function breaksClones(winner: Winner, election: Drawn): boolean {
  return cloneSets(election).some((clones) => {
    const names = clones.map((option) => election.options[option]!);
    const others = election.options.filter((name) => !names.includes(name));
    const won = names.includes(winner(election, [...names, ...others]));
    return names.some((kept) => {
      const left = optionsOf(election).filter(
        (option) => !clones.includes(option) || election.options[option] === kept,
      );
      return (winner(only(election, left), [kept, ...others]) === kept) !== won;
    });
  });
}

/** Sets of two options and more, though not all, that no paper puts another between or level, or marks differently. */
function cloneSets(election: Drawn): number[][] {
  const options = optionsOf(election);
  const subsets: number[][] = [[]];
  for (const one of options) subsets.push(...subsets.map((set) => [...set, one]));
  return subsets.filter(
    (set) =>
      set.length > 1 &&
      set.length < options.length &&
      election.papers.every(({ marks }) => {
        const ours = set.map((option) => marks[option] ?? 0);
        const [least, most] = [Math.min(...ours), Math.max(...ours)];
        if (!isOfRanks(election)) return least === most;
        return options.every(
          (other) => set.includes(other) || (marks[other] ?? 0) < least || (marks[other] ?? 0) > most,
        );
      }),
  );
}

/** The election among these options alone, ranks closed up. */
function only(election: Drawn, left: readonly number[]): Drawn {
  const papers = election.papers.map(({ marks, weight }) => {
    const ours = left.map((option) => marks[option] ?? null);
    const closed = ours.map((mark) => mark && ours.filter((other) => other !== null && other <= mark).length);
    return { weight, marks: isOfRanks(election) ? closed : ours };
  });
  return { ...election, options: left.map((option) => election.options[option]!), papers };
}

/** Whether people who vote as well, all alike, make an option win that they put below the one that would have won. */
function breaksParticipation(winner: Winner, election: Drawn): boolean {
  const after = election.options.indexOf(winner(election));
  return election.papers.some((paper, at) =>
    Array.from({ length: paper.weight }, (_, left) => left).some((weight) => {
      const papers = election.papers.with(at, { ...paper, weight });
      const without = { ...election, papers: papers.filter((one) => one.weight > 0) };
      if (without.papers.length === 0) return false;
      return prefers(paper, election.options.indexOf(winner(without)), after, isOfRanks(election));
    }),
  );
}

/** How each criterion would be seen to be broken. */
export const BREAKS: Readonly<Record<Criterion, (winner: Winner, election: Drawn) => boolean>> = {
  majority: breaksMajority,
  condorcet: breaksCondorcet,
  monotonicity: breaksMonotonicity,
  clones: breaksClones,
  participation: breaksParticipation,
};
