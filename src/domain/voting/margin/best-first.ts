/** A queue that hands out the item with the smallest cost first, and of equals the one that came first. */

interface Entry<Item> {
  readonly item: Item;
  readonly cost: number;
  readonly turn: number;
}

/** A binary heap (J. W. J. Williams, *Algorithm 232: Heapsort*, 1964). */
export class BestFirst<Item> {
  private readonly heap: Entry<Item>[] = [];
  private turn = 0;

  constructor(private readonly costOf: (item: Item) => number) {}

  /** Puts an item in. */
  push(item: Item): void {
    const entry = { item, cost: this.costOf(item), turn: this.turn++ };
    let at = this.heap.push(entry) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.precedes(at, parent)) break;
      this.swap(at, parent);
      at = parent;
    }
  }

  /** Takes the first item out; null when there is none. */
  pop(): Item | null {
    const first = this.heap[0];
    const last = this.heap.pop();
    if (first === undefined || last === undefined) return null;
    if (this.heap.length > 0) {
      this.heap[0] = last;
      this.sink();
    }
    return first.item;
  }

  private sink(): void {
    let at = 0;
    for (;;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let least = at;
      if (left < this.heap.length && this.precedes(left, least)) least = left;
      if (right < this.heap.length && this.precedes(right, least)) least = right;
      if (least === at) return;
      this.swap(at, least);
      at = least;
    }
  }

  private precedes(a: number, b: number): boolean {
    const [one, other] = [this.heap[a], this.heap[b]];
    if (one === undefined || other === undefined) return false;
    return one.cost < other.cost || (one.cost === other.cost && one.turn < other.turn);
  }

  private swap(a: number, b: number): void {
    const [one, other] = [this.heap[a], this.heap[b]];
    if (one === undefined || other === undefined) return;
    this.heap[a] = other;
    this.heap[b] = one;
  }
}
