/** Phragmén's loads: each seat is one unit of load, carried evenly by those who approve its winner. */
import { type Approver, supportersOf } from './approval-sets.js';
import type { SeatBySeat } from './one-by-one.js';
import { add, divide, multiply, type Rational, whole } from './rational.js';

/**
 * L. E. Phragmén's sequential rule (1894; S. Janson, Phragmén's and Thiele's election methods, 2016): the next winner
 * is the option whose supporters would carry the smallest equal load. `loads` are those to start with, for each
 * approver, and are changed.
 */
export function phragmenRule(
  approvers: readonly Approver[],
  optionCount: number,
  loads: Rational[],
): SeatBySeat {
  const supporters = supportersOf(approvers, optionCount);
  const worth = (option: number): Rational | null => {
    const carriers = supporters[option] ?? [];
    if (carriers.length === 0) return null;
    let load = whole(1);
    let weight = 0n;
    for (const at of carriers) {
      const people = BigInt(approvers[at]?.weight ?? 0);
      weight += people;
      load = add(load, multiply(loads[at] ?? whole(0), { top: people, bottom: 1n }));
    }
    return divide(load, { top: weight, bottom: 1n });
  };
  return {
    kind: 'load',
    better: 'smaller',
    worth,
    elect: (option) => {
      const load = worth(option);
      if (load === null) return;
      for (const at of supporters[option] ?? []) loads[at] = load;
    },
    state: () => loads.map(({ top, bottom }) => `${top}/${bottom}`).join(' '),
    says: 'load',
  };
}
