/** How many times a property is tried: a few at every run of the tests, as many as wanted where a long run is asked for. */

/** `usual` tries, times `TEST_RUNS` where that is set: `TEST_RUNS=50 npm test -- disclosure` tries fifty times as many. */
export function runs(usual: number): number {
  const times = Number(process.env['TEST_RUNS'] ?? 1);
  return Math.max(1, Math.round(usual * (times > 0 ? times : 1)));
}
