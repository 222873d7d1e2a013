/** Comparing in laws that run thousands of times: `expect` gets ready to explain a failure each time, for longer than the law takes. */
import { isDeepStrictEqual } from 'node:util';

/** `expect(actual).toEqual(expected)`, which is only asked where the two are not the same already. */
export function expectSame(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toEqual(expected);
}
