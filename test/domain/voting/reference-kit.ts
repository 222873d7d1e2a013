/** What the plain counts share: papers, ties and fractions. */

export interface ReferencePaper {
  readonly weight: number;
  readonly marks: readonly (number | null)[];
}

/** An election without blank papers, and how ties are settled. */
export interface ReferenceElection {
  readonly options: readonly number[];
  readonly seats: number;
  readonly papers: readonly ReferencePaper[];
  pick(tied: readonly number[], wants: 'best' | 'worst'): number;
}

export type Reference = (election: ReferenceElection) => readonly number[];

/** A fraction of whole numbers; never reduced, as elections here are small. */
export type Fraction = readonly [bigint, bigint];

export const fraction = (top: number, bottom = 1): Fraction => [BigInt(top), BigInt(bottom)];
export const plus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d + c * b, b * d];
export const minus = (a: Fraction, [c, d]: Fraction): Fraction => plus(a, [-c, d]);
export const times = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * c, b * d];
export const over = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d, b * c];
export const isLess = ([a, b]: Fraction, [c, d]: Fraction) => a * d < c * b;
export const isSame = ([a, b]: Fraction, [c, d]: Fraction) => a * d === c * b;
export const NOUGHT = fraction(0);
export const sum = (all: readonly Fraction[]) => all.reduce(plus, NOUGHT);

/** Those of `options` with the most (or least) worth. */
export function extreme(
  options: readonly number[],
  worth: (option: number) => Fraction,
  most = true,
): number[] {
  return options.filter((one) =>
    options.every((other) => (most ? !isLess(worth(one), worth(other)) : !isLess(worth(other), worth(one)))),
  );
}

export function highest(election: ReferenceElection, worth: (option: number) => Fraction): readonly number[] {
  const winners: number[] = [];
  while (winners.length < election.seats) {
    const left = election.options.filter((option) => !winners.includes(option));
    winners.push(election.pick(extreme(left, worth), 'best'));
  }
  return winners;
}

export const weightWhere = (
  { papers }: ReferenceElection,
  holds: (marks: ReferencePaper['marks']) => boolean,
) => papers.reduce((total, { weight, marks }) => total + (holds(marks) ? weight : 0), 0);

export const approves = (marks: ReferencePaper['marks'], option: number) => marks[option] === 1;

export const rankOf = (marks: ReferencePaper['marks'], option: number) => marks[option] ?? 99;
/** The options of a paper one rank after another, up to the first rank that several share. */
export function listOf(marks: ReferencePaper['marks']): number[] {
  const ranked = [...marks.keys()].filter((option) => marks[option] !== null);
  ranked.sort((a, b) => rankOf(marks, a) - rankOf(marks, b));
  const shared = ranked.findIndex((option) =>
    ranked.some((other) => other !== option && marks[other] === marks[option]),
  );
  return shared < 0 ? ranked : ranked.slice(0, shared);
}

/** All options from the most favoured by the tie rule to the least. */
export function favoured(election: ReferenceElection): number[] {
  const order: number[] = [];
  while (order.length < election.options.length) {
    order.push(
      election.pick(
        election.options.filter((option) => !order.includes(option)),
        'best',
      ),
    );
  }
  return order;
}
