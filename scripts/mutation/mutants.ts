/** Counting rules broken on purpose: each change must make a test fail, or the tests prove nothing. */

/** One rule broken: in `file` (under src/domain/voting) the text `from`, found once, becomes `to`. */
export interface Mutant {
  readonly rule: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

export const MUTANTS: readonly Mutant[] = [
  {
    rule: 'Scottish STV: transfer values are cut, not rounded',
    file: 'stv-count.ts',
    from: '(value * surplus) / votes)',
    to: '(2n * value * surplus + votes) / (2n * votes))',
  },
  {
    rule: 'Scottish STV: the Droop quota',
    file: 'stv-count.ts',
    from: 'BigInt(contest.seats + 1) + 1n',
    to: 'BigInt(contest.seats + 1)',
  },
  {
    rule: 'Scottish STV: the largest surplus goes first',
    file: 'methods/scottish-stv.ts',
    from: 'count.extreme(waiting, 1)',
    to: 'waiting.slice(0, 1)',
  },
  {
    rule: 'Scottish STV: exactly the quota leaves no surplus',
    file: 'stv-count.ts',
    from: '> goal) this.waiting',
    to: '>= goal) this.waiting',
  },
  {
    rule: 'Scottish STV: the most recent earlier stage settles a tie',
    file: 'stage-ties.ts',
    from: '[...stages].reverse()',
    to: '[...stages]',
  },
  {
    rule: 'Ties: the earlier in the order wins',
    file: 'settle.ts',
    from: "question.wants === 'worst'",
    to: "question.wants === 'best'",
  },
  {
    rule: 'Ties: a tie that could change the winners is reported',
    file: 'settle.ts',
    from: 'futures.every((future) => future !== null && sameSet(future, first)) ? first : null',
    to: 'first',
  },
  {
    rule: 'Ties: the seed, a line feed and the name make the order',
    file: 'ties.ts',
    from: 'text}\\n$',
    to: 'text}$',
  },
  {
    rule: 'Instant run-off: more than half, not half, ends it',
    file: 'methods/instant-runoff.ts',
    from: 'continuing) > 0',
    to: 'continuing) >= 0',
  },
  {
    rule: 'Instant run-off: a paper exhausts at a shared rank',
    file: 'runoff.ts',
    from: 'if (at + 1 < stop && level[at + 1] === 1) break;',
    to: '',
  },
  {
    rule: 'Meek: keep factors are scaled to the quota',
    file: 'meek-count.ts',
    from: 'roundedUp(scaled * ONE, this.votesOf(option))',
    to: 'scaled',
  },
  {
    rule: 'Meek: the Droop quota, above what it divides',
    file: 'meek-count.ts',
    from: 'BigInt(this.contest.seats + 1) + 1n',
    to: 'BigInt(this.contest.seats + 1)',
  },
  {
    rule: 'Schulze: a chain is as strong as its weakest defeat',
    file: 'methods/schulze.ts',
    from: 'Math.min(reach, onward[to] ?? 0)',
    to: 'Math.max(reach, onward[to] ?? 0)',
  },
  {
    rule: 'Scottish STV’s margin: a winner who could be excluded is not safe',
    file: 'margin/stages.ts',
    from: 'if (lowest.some((option) => this.isWinner[option] === 1)) return false;',
    to: '',
  },
  {
    rule: 'Scottish STV’s margin: a changed paper closes a gap by two',
    file: 'margin/stages.ts',
    from: '(tallies.least[winner] ?? 0) - 2 * this.changed - SLACK',
    to: '(tallies.least[winner] ?? 0) - this.changed - SLACK',
  },
  {
    rule: 'Condorcet methods: strength is winning votes',
    file: 'duels.ts',
    from: "strength === 'winning-votes'",
    to: "strength !== 'winning-votes'",
  },
  {
    rule: 'Ranked pairs: the smaller opposition first',
    file: 'methods/ranked-pairs.ts',
    from: 'a.opposition - b.opposition',
    to: 'b.opposition - a.opposition',
  },
  {
    rule: 'Borda: unranked options share the average',
    file: 'methods/borda.ts',
    from: "contest.variants.unranked === 'average'",
    to: "contest.variants.unranked !== 'average'",
  },
  {
    rule: 'STAR: head-to-head before top scores',
    file: 'methods/star.ts',
    from: '[rungs.headToHead, rungs.topScores]',
    to: '[rungs.topScores, rungs.headToHead]',
  },
  {
    rule: 'Majority judgment: the lower median',
    file: 'grades.ts',
    from: 'Math.floor((this.total + 1) / 2)',
    to: 'Math.floor(this.total / 2) + 1',
  },
  {
    rule: 'Proportional approval: the second winner counts a half',
    file: 'committees.ts',
    from: 'unit / BigInt(already + 1)',
    to: 'unit / BigInt(already + 2)',
  },
  {
    rule: 'Sequential Phragmén: one unit of load a seat',
    file: 'loads.ts',
    from: 'let load = whole(1);',
    to: 'let load = whole(2);',
  },
  {
    rule: 'Equal shares: completion starts from unspent budgets',
    file: 'budgets.ts',
    from: 'top: -budget.top',
    to: 'top: 0n * budget.top',
  },
  {
    rule: 'Withdrawn options are taken off before the count',
    file: 'election.ts',
    from: '!election.withdrawn.includes(option)',
    to: 'option >= 0',
  },
];
