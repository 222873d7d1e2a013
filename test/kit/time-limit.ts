/** Ends tests and hooks that hang: the runner has no time limit of its own, so the functions that declare tests get one. */

/** Milliseconds, where a test names no other time; for a test that hangs, not for one on a crowded machine. */
const LIMIT = 30_000;

type Body = (...given: readonly unknown[]) => unknown;
type Declare = (...words: readonly unknown[]) => unknown;
type Table = (...rows: readonly unknown[]) => Declare;

/** The same body, rejected after `limit` milliseconds. It takes no callback, so that `each` may give it any row. */
export function limited(body: Body, limit: number): Body {
  return async (...given) => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`this took more than ${limit / 1000} seconds`)), limit);
    });
    try {
      return await Promise.race([(async () => body(...given))(), late]);
    } finally {
      clearTimeout(timer);
    }
  };
}

/** `declare` with its body limited: `(name, body, limit)` for tests, `(body, limit)` for hooks. */
function within(declare: Declare): Declare {
  return (...words) => {
    const at = words.findIndex((word) => typeof word === 'function');
    const limit = words[at + 1];
    const body = limited(words[at] as Body, typeof limit === 'number' ? limit : LIMIT);
    return at < 0 ? declare(...words) : declare(...words.slice(0, at), body);
  };
}

const world = globalThis as unknown as Record<string, Declare & Record<string, unknown>>;

for (const name of ['beforeAll', 'afterAll', 'beforeEach', 'afterEach'] as const) {
  const declare = world[name];
  if (declare !== undefined) Object.assign(world, { [name]: within(declare) });
}

for (const name of ['test', 'it'] as const) {
  const declare = world[name];
  if (declare === undefined) continue;
  const each = declare['each'] as Table;
  const parts = {
    each: (...rows: readonly unknown[]) => within(each(...rows)),
    skip: declare['skip'],
    only: declare['only'],
  };
  Object.assign(world, { [name]: Object.assign(within(declare), parts) });
}
