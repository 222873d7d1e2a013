/** The least D-error that any choice design of a size can have when no alternative is expected to be preferred. */

/**
 * For `tasks` tasks of `alternatives` profiles and attributes with so many `levels`, effects-coded, all utilities 0. An
 * attribute's block of the information has at most the trace at which all differences between profiles are as many
 * as can be; det M is at most the product of its blocks' determinants (Fischer), and a block's at most that with
 * equal eigenvalues. S pairs of profiles can differ in an attribute of ℓ levels (Street & Burgess 2007, theorem 6.3.1).
 * In contrasts in which a level has squared length ℓ − 1 and two levels the product −1, the trace of a task's block is at most
 * 2ℓS/m², with a none option (2ℓS + m(ℓ − 1))/(m + 1)²; effects coding multiplies the determinant by ℓ^(2 − ℓ). The
 * constant of the none option has at most m/(m + 1)². Not every bound can be reached.
 */
export function leastDError(
  levels: readonly number[],
  alternatives: number,
  tasks: number,
  noneOption: boolean,
): number {
  const m = alternatives;
  const shown = noneOption ? m + 1 : m;
  let logDeterminant = noneOption ? Math.log((tasks * m) / shown ** 2) : 0;
  let parameters = noneOption ? 1 : 0;
  for (const count of levels) {
    const trace = (2 * count * differingPairs(count, m) + (noneOption ? m * (count - 1) : 0)) / shown ** 2;
    const columns = count - 1;
    logDeterminant += columns * Math.log((tasks * trace) / columns) + (2 - count) * Math.log(count);
    parameters += columns;
  }
  return Math.exp(-logDeterminant / parameters);
}

/** The most pairs among `profiles` profiles that can differ in an attribute: all, less those within equal level groups. */
function differingPairs(levels: number, profiles: number): number {
  const [each, more] = [Math.floor(profiles / levels), profiles % levels];
  const pairs = (count: number) => (count * (count - 1)) / 2;
  return pairs(profiles) - more * pairs(each + 1) - (levels - more) * pairs(each);
}
