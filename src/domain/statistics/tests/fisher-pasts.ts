/** Partial tables of the network, kept by node and by probability in typed arrays, as there can be a million. */

/** Partial tables in the order in which they came; those that leave the same node with the same ln p are one. */
export class Pasts {
  /** ln p of each. */
  logs = new Float64Array(1 << 12);
  /** How many partial tables are one. */
  counts = new Float64Array(1 << 12);
  /** The number of the node that each leaves. */
  nodes = new Int32Array(1 << 12);
  size = 0;
  /** Places from 1 by hash; 0 is empty. */
  private table = new Int32Array(1 << 14);

  /** Adds `count` partial tables. Logs nearer than `SAME` are one. */
  add(node: number, log: number, count: number): void {
    const rounded = Math.round(log / SAME);
    const mask = this.table.length - 1;
    let slot = hashOf(node, rounded) & mask;
    for (let place = this.table[slot] as number; place !== 0; place = this.table[slot] as number) {
      const at = place - 1;
      if (this.nodes[at] === node && Math.round((this.logs[at] as number) / SAME) === rounded) {
        this.counts[at] = (this.counts[at] as number) + count;
        return;
      }
      slot = (slot + 1) & mask;
    }
    if (this.size === this.logs.length) this.grow();
    this.logs[this.size] = log;
    this.counts[this.size] = count;
    this.nodes[this.size] = node;
    this.size += 1;
    this.table[slot] = this.size;
    if (this.size * 2 > this.table.length) this.rehash();
  }

  /** Places ordered by node: those of node k stand from `starts[k]` to before `starts[k + 1]`. */
  byNode(nodeCount: number): { readonly starts: Int32Array; readonly places: Int32Array } {
    const starts = new Int32Array(nodeCount + 1);
    for (let at = 0; at < this.size; at += 1) {
      const node = this.nodes[at] as number;
      starts[node + 1] = (starts[node + 1] as number) + 1;
    }
    for (let node = 0; node < nodeCount; node += 1)
      starts[node + 1] = (starts[node + 1] as number) + (starts[node] as number);
    const next = starts.slice();
    const places = new Int32Array(this.size);
    for (let at = 0; at < this.size; at += 1) {
      const node = this.nodes[at] as number;
      places[next[node] as number] = at;
      next[node] = (next[node] as number) + 1;
    }
    return { starts, places };
  }

  private grow(): void {
    const larger = <Numbers extends Float64Array | Int32Array>(old: Numbers, made: Numbers): Numbers => {
      made.set(old);
      return made;
    };
    const length = this.logs.length * 2;
    this.logs = larger(this.logs, new Float64Array(length));
    this.counts = larger(this.counts, new Float64Array(length));
    this.nodes = larger(this.nodes, new Int32Array(length));
  }

  private rehash(): void {
    const table = new Int32Array(this.table.length * 4);
    const mask = table.length - 1;
    for (let at = 0; at < this.size; at += 1) {
      let slot = hashOf(this.nodes[at] as number, Math.round((this.logs[at] as number) / SAME)) & mask;
      while (table[slot] !== 0) slot = (slot + 1) & mask;
      table[slot] = at + 1;
    }
    this.table = table;
  }
}

/** Pasts this near to each other (in ln p) are one. */
const SAME = 1e-12;

function hashOf(node: number, rounded: number): number {
  const high = Math.floor(rounded / 4_294_967_296);
  const mixed = Math.imul(rounded | 0, 0x9e3779b1) ^ Math.imul(high + node, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
