/**
 * What voting theory asks of a rule that chooses one winner. Each method says which of it its papers can rely on; what it
 * leaves out it breaks in some election. A method for several seats speaks of the case of one seat.
 *
 * - `majority`: an option that more than half of the papers put above all others wins.
 * - `condorcet`: an option that beats each other one on the papers that tell the two apart wins (Condorcet, 1785).
 * - `monotonicity`: the winner does not lose by standing higher on a paper (P. C. Fishburn, 1982).
 * - `clones`: options that nobody puts another between, or marks differently, win or lose as one of them alone would
 *   (T. N. Tideman, Social Choice and Welfare 4, 1987).
 * - `participation`: who votes never gets an option they like less than the one that would have won without them
 *   (H. Moulin, Journal of Economic Theory 45, 1988).
 */
export const CRITERIA = ['majority', 'condorcet', 'monotonicity', 'clones', 'participation'] as const;

export type Criterion = (typeof CRITERIA)[number];
