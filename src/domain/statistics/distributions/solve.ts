/** Finds where an increasing function is zero, to the last digits, without ever leaving what is known to hold it. */

/** The function and its slope at a place; either may be infinite or no number far outside. */
export interface Slope {
  readonly value: number;
  readonly slope: number;
}

const MOST_STEPS = 200;

/**
 * The place where `at` is zero: Newton's steps within a bracket that grows from `start`, halved where a step would
 * leave it. `at` must increase and change its sign somewhere.
 */
export function solveIncreasing(at: (place: number) => Slope, start: number): number {
  let [low, high] = [start - 1, start + 1];
  for (let step = 1; !(at(low).value <= 0) && step < 1e6; step *= 2) low -= step;
  for (let step = 1; !(at(high).value >= 0) && step < 1e6; step *= 2) high += step;
  let place = (low + high) / 2;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const { value, slope } = at(place);
    if (value === 0) return place;
    if (value > 0) high = place;
    else low = place;
    const newton = place - value / slope;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - place) <= 4 * Number.EPSILON * Math.max(1, Math.abs(place)) || next === place) {
      return next;
    }
    place = next;
  }
  return place;
}
