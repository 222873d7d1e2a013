/** What voting theory asks of a method for one winner, as questions about an election and what changes of it. */
import type { Drawn } from '../domain/voting/kit.js';

/** The one winner of an election by some method, ties settled in favour of the options named first. */
export type Winner = (election: Drawn, favoured?: readonly string[]) => string;

type Paper = Drawn['papers'][number];

const first = (winner: string, { options }: Drawn) => [winner, ...options.filter((name) => name !== winner)];
const weightOf = (papers: readonly Paper[]) => papers.reduce((sum, { weight }) => sum + weight, 0);

/** Whether a paper puts option a strictly above option b. */
function prefers({ marks }: Paper, a: number, b: number, isRanks: boolean): boolean {
  const [one, other] = [marks[a] ?? null, marks[b] ?? null];
  if (isRanks) return one !== null && (other === null || one < other);
  return (one ?? 0) > (other ?? 0);
}

/** Whether an option that more than half of the papers put above all others loses. */
export function breaksMajority(winner: Winner, election: Drawn): boolean {
  const isRanks = election.kind === 'ranks' || election.kind === 'choice';
  const options = [...election.options.keys()];
  return options.some((option) => {
    const behind = election.papers.filter((paper) =>
      options.every((other) => other === option || prefers(paper, option, other, isRanks)),
    );
    const name = election.options[option]!;
    return 2 * weightOf(behind) > weightOf(election.papers) && winner(election) !== name;
  });
}

/** Whether the winner loses when one paper puts it a place, a point or a mark higher. */
export function breaksMonotonicity(winner: Winner, election: Drawn): boolean {
  const won = winner(election);
  const option = election.options.indexOf(won);
  return election.papers.some(({ marks, weight }, at) => {
    const better = higher(marks, option, election.kind);
    if (better === null) return false;
    const papers = [...election.papers.with(at, { marks, weight: weight - 1 }), { marks: better, weight: 1 }];
    const changed = { ...election, papers: papers.filter((paper) => paper.weight > 0) };
    return winner(changed, first(won, election)) !== won;
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

/** Whether an option joined on every paper by another right below it changes more than which of the two wins. */
export function breaksClones(winner: Winner, election: Drawn): boolean {
  return election.options.some((name, option) => {
    const options = [...election.options, 'Clone'];
    const papers = election.papers.map(({ marks, weight }) => {
      const mark = marks[option] ?? null;
      if (mark === null) return { marks: [...marks, null], weight };
      return {
        marks: [...marks.map((other) => (other !== null && other > mark ? other + 1 : other)), mark + 1],
        weight,
      };
    });
    const with2 = winner({ ...election, options, papers });
    return (with2 === 'Clone' ? name : with2) !== winner(election);
  });
}

/** Whether somebody who votes as well makes an option win that they put below the one that would have won. */
export function breaksParticipation(winner: Winner, election: Drawn): boolean {
  const isRanks = election.kind === 'ranks' || election.kind === 'choice';
  return election.papers.some((paper, at) => {
    const papers = election.papers.with(at, { ...paper, weight: paper.weight - 1 });
    const without = { ...election, papers: papers.filter(({ weight }) => weight > 0) };
    if (without.papers.length === 0) return false;
    const [before, after] = [winner(without), winner(election)];
    return prefers(paper, election.options.indexOf(before), election.options.indexOf(after), isRanks);
  });
}
