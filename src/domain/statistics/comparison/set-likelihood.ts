/** The log-likelihood of choices from sets, with one parameter held at zero so that the others are identified. */
import type { Evaluation, Likelihood } from '../estimation/newton.js';
import type { ComparedSet, Comparisons, Totals } from './comparisons.js';
import { type Derivatives, derivativesFor } from './normaliser.js';

/** Every parameter's value, from those that are free; the fixed one is 0. */
export function withFixed(free: Float64Array, fixed: number): Float64Array {
  const all = new Float64Array(free.length + 1);
  all.set(free.subarray(0, fixed));
  all.set(free.subarray(fixed), fixed + 1);
  return all;
}

/** The free parameters of all of them. */
export function withoutFixed(all: Float64Array, fixed: number): Float64Array {
  const free = new Float64Array(all.length - 1);
  free.set(all.subarray(0, fixed));
  free.set(all.subarray(fixed + 1), fixed);
  return free;
}

/**
 * ℓ(θ) = Σ gains·θ − Σ count·ln Z over the sets, concave in θ; parameter `fixed` is 0 and left out of what is returned.
 * `totals` are those of the comparisons, all of them or as a bootstrap drew them.
 */
export function setLikelihood(
  comparisons: Comparisons,
  { setCounts, gains, factors }: Totals,
  fixed: number,
): Likelihood {
  const { sets, parameters } = comparisons;
  const room = roomFor(sets);
  return {
    size: parameters - 1,
    evaluate: (free) => {
      const all = withFixed(free, fixed);
      const gradient = Float64Array.from(gains);
      const information = new Float64Array(parameters * parameters);
      let value = 0;
      for (let item = 0; item < parameters; item += 1)
        value += (gains[item] as number) * (all[item] as number);
      for (let place = 0; place < sets.length; place += 1) {
        const count = setCounts[place] as number;
        if (count === 0) continue;
        const set = sets[place] as ComparedSet;
        value -= count * normaliseAt(set, all, room);
        subtract(gradient, information, set.members, room, count);
      }
      return freed({ value, gradient, information }, fixed);
    },
    reach: (step) => {
      const all = withFixed(step, fixed);
      return Math.max(...all) - Math.min(...all);
    },
    recedes: (direction) => recedes(comparisons, factors, withFixed(direction, fixed)),
  };
}

/** Whether no stage of a unit that was drawn could have gained more along the direction than it did, beyond rounding. */
function recedes(
  { sets, unitOf, setOf, gainsFrom, gainedBy, amounts }: Comparisons,
  factors: Float64Array | null,
  direction: Float64Array,
): boolean {
  const slack = 1e-6 * direction.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  if (slack === 0) return false;
  const highest = sets.map(({ kind, members }) =>
    kind.highest(Float64Array.from(members, (member) => direction[member] as number)),
  );
  for (let stage = 0; stage < setOf.length; stage += 1) {
    if (factors !== null && factors[unitOf[stage] as number] === 0) continue;
    let gained = 0;
    for (let at = gainsFrom[stage] as number; at < (gainsFrom[stage + 1] as number); at += 1)
      gained += (amounts[at] as number) * (direction[gainedBy[at] as number] as number);
    if (gained < (highest[setOf[stage] as number] as number) - slack) return false;
  }
  return true;
}

/** Room to work one set after the other out in. */
interface Room extends Derivatives {
  readonly values: Float64Array;
}

function roomFor(sets: readonly ComparedSet[]): Room {
  const most = sets.reduce((largest, { members }) => Math.max(largest, members.length), 1);
  return { values: new Float64Array(most), ...derivativesFor(most) };
}

/** ln Z of the set at these parameters; its derivatives are in the room. */
function normaliseAt({ kind, members }: ComparedSet, all: Float64Array, room: Room): number {
  const size = members.length;
  for (let at = 0; at < size; at += 1) room.values[at] = all[members[at] as number] as number;
  return kind.normalise(room.values, size, room);
}

/** Members are in ascending order, so that what is below the diagonal of a set is below that of all parameters. */
function subtract(
  gradient: Float64Array,
  information: Float64Array,
  members: Int32Array,
  { mean, covariance }: Derivatives,
  count: number,
): void {
  const [size, width] = [members.length, gradient.length];
  for (let row = 0; row < size; row += 1) {
    const to = members[row] as number;
    gradient[to] = (gradient[to] as number) - count * (mean[row] as number);
    for (let column = 0; column <= row; column += 1) {
      const place = to * width + (members[column] as number);
      information[place] =
        (information[place] as number) + count * (covariance[row * size + column] as number);
    }
  }
}

/** The evaluation without the fixed parameter; the information, of which half was filled, whole. */
function freed({ value, gradient, information }: Evaluation, fixed: number): Evaluation {
  const width = gradient.length;
  const free = width - 1;
  const rows = new Float64Array(free * free);
  for (let row = 0, to = 0; row < width; row += 1) {
    if (row === fixed) continue;
    for (let column = 0; column < width; column += 1)
      if (column !== fixed) {
        const [high, low] = [Math.max(row, column), Math.min(row, column)];
        rows[to] = information[high * width + low] as number;
        to += 1;
      }
  }
  return { value, gradient: withoutFixed(gradient, fixed), information: rows };
}

/** Each unit's score at these parameters (all of them), one row of free parameters for each unit. */
export function setScores(comparisons: Comparisons, all: Float64Array, fixed: number): Float64Array {
  const { parameters, units, sets, unitOf, setOf, weights, gainsFrom, gainedBy, amounts } = comparisons;
  const room = roomFor(sets);
  const means = sets.map((set) => {
    normaliseAt(set, all, room);
    return room.mean.slice(0, set.members.length);
  });
  const scores = new Float64Array(units * (parameters - 1));
  const add = (unit: number, parameter: number, amount: number) => {
    if (parameter === fixed) return;
    const place = unit * (parameters - 1) + (parameter > fixed ? parameter - 1 : parameter);
    scores[place] = (scores[place] as number) + amount;
  };
  for (let stage = 0; stage < setOf.length; stage += 1) {
    const unit = unitOf[stage] as number;
    const weight = weights[stage] as number;
    const { members } = sets[setOf[stage] as number] as ComparedSet;
    const mean = means[setOf[stage] as number] as Float64Array;
    for (let at = gainsFrom[stage] as number; at < (gainsFrom[stage + 1] as number); at += 1)
      add(unit, gainedBy[at] as number, weight * (amounts[at] as number));
    for (let at = 0; at < members.length; at += 1)
      add(unit, members[at] as number, -weight * (mean[at] as number));
  }
  return scores;
}
