/** Methods that compare two by two, counted a second time as plainly as the rules read. */
import {
  extreme,
  favoured,
  fraction,
  highest,
  listOf,
  type Reference,
  type ReferenceElection,
  rankOf,
  sum,
  weightWhere,
} from './reference-kit.js';

export const prefers = (election: ReferenceElection, a: number, b: number) =>
  weightWhere(election, (marks) => rankOf(marks, a) < rankOf(marks, b));

/** Winning votes of a over b. */
const defeat = (election: ReferenceElection, a: number, b: number) =>
  prefers(election, a, b) > prefers(election, b, a) ? prefers(election, a, b) : 0;

export const copeland: Reference = (election) =>
  highest(election, (option) =>
    sum(
      election.options.map((other) => {
        const difference = prefers(election, option, other) - prefers(election, other, option);
        return fraction(Math.sign(difference) + 1, 2);
      }),
    ),
  );

export const minimax: Reference = (election) =>
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

export const schulze: Reference = (election) => {
  const { options } = election;
  const isUnbeaten = (a: number) =>
    options.every((b) => a === b || chain(election, a, b, []) >= chain(election, b, a, []));
  return [election.pick(options.filter(isUnbeaten), 'best')];
};

const beats = (election: ReferenceElection, a: number, b: number) => defeat(election, a, b) > 0;

export const condorcetIrv: Reference = (election) => {
  let left = [...election.options];
  for (;;) {
    const champion = left.find((a) => left.every((b) => a === b || beats(election, a, b)));
    if (champion !== undefined) return [champion];
    if (left.length <= 2) return [election.pick(left, 'best')];
    const votes = (option: number) =>
      fraction(weightWhere(election, (marks) => listOf(marks).find((one) => left.includes(one)) === option));
    const last = election.pick(extreme(left, votes, false), 'worst');
    left = left.filter((option) => option !== last);
  }
};

/** Defeats from the strongest down; among equal ones that of the least favoured option first, by the most favoured. */
export const rankedPairs: Reference = (election) => {
  const { options } = election;
  const order = favoured(election);
  const defeats = options.flatMap((a) => options.filter((b) => beats(election, a, b)).map((b) => ({ a, b })));
  defeats.sort(
    (one, other) =>
      defeat(election, other.a, other.b) - defeat(election, one.a, one.b) ||
      prefers(election, one.b, one.a) - prefers(election, other.b, other.a) ||
      order.indexOf(other.b) - order.indexOf(one.b) ||
      order.indexOf(one.a) - order.indexOf(other.a),
  );
  const locked: { readonly a: number; readonly b: number }[] = [];
  const leads = (from: number, to: number): boolean =>
    from === to || locked.some(({ a, b }) => a === from && leads(b, to));
  for (const one of defeats) if (!leads(one.b, one.a)) locked.push(one);
  return [
    election.pick(
      options.filter((option) => !locked.some(({ b }) => b === option)),
      'best',
    ),
  ];
};
