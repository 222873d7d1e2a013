/** What a test needs from outside may be absent on a laptop, visibly; in CI its absence is a failure. */

const IN_CI = process.env['CI'] === 'true';

/** Declares that the tests named `tests` cannot run, and why (`because …`): skipped here, failed in CI. */
export function mustBeThere(tests: string, why: string): void {
  if (IN_CI) {
    test(tests, () => {
      throw new Error(`${tests}: cannot run, ${why}; in CI nothing may be skipped`);
    });
  } else {
    test.skip(`${tests}: skipped, ${why}`, () => undefined);
  }
}
