/** Defeats accepted one after another such that they never run in a circle. */

export class LockedDefeats {
  /** `reach[a * size + b]` is 1 where a chain of locked defeats leads from a to b. */
  private reach: Uint8Array;

  constructor(private readonly size: number) {
    this.reach = new Uint8Array(size * size);
  }

  /** Whether a is locked above b, directly or over others. */
  has(a: number, b: number): boolean {
    return this.reach[a * this.size + b] === 1;
  }

  /** Whether the defeat of b by a contradicts nothing locked. */
  allows(a: number, b: number): boolean {
    return !this.has(b, a);
  }

  /** Whether all these defeats together contradict nothing, not even each other. */
  allowsAll(defeats: readonly { readonly winner: number; readonly loser: number }[]): boolean {
    const before = this.reach.slice();
    const fits = defeats.every(({ winner, loser }) => {
      if (!this.allows(winner, loser)) return false;
      this.lock(winner, loser);
      return true;
    });
    this.reach = before;
    return fits;
  }

  /** Locks the defeat of b by a, with everything that follows from it. */
  lock(a: number, b: number): void {
    for (let from = 0; from < this.size; from++) {
      if (from !== a && !this.has(from, a)) continue;
      for (let to = 0; to < this.size; to++) {
        if (to === b || this.has(b, to)) this.reach[from * this.size + to] = 1;
      }
    }
  }

  /** What is locked, as text: equal texts, equal states. */
  key(): string {
    return this.reach.join('');
  }
}
