/** The only reader of the machine's clock, so that every rule about time can be tested at any moment. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands still until it is told to move; `at` in epoch milliseconds. */
export function fixedClock(at: number): Clock & { set(moment: number): void } {
  let moment = at;
  return {
    now: () => moment,
    set: (next) => {
      moment = next;
    },
  };
}
