/** The network of Mehta and Patel: tables of given margins, column by column, as many as possible at once. */
import { type Bounds, boundsOf, type NetworkNode } from './fisher-bounds.js';
import { completionsOf } from './fisher-completions.js';
import { Pasts } from './fisher-pasts.js';

/** How many different pasts are kept before the sum is given up. */
const MOST_PASTS = 2_000_000;
/** What filling a column in one way costs beside its pasts. */
const FILLING = 8;

/** The nodes that columns filled so far have led to, with the partial tables that lead to each. */
interface Stage {
  readonly nodes: readonly NetworkNode[];
  readonly pasts: Pasts;
}

interface Setting {
  readonly logs: Float64Array;
  readonly limit: number;
  readonly mostSteps: number;
  readonly effort: { steps: number; tail: number };
}

/** A table's margins, and how far down its tables count. */
export interface Network {
  /** Totals of the side that has fewer. */
  readonly short: readonly number[];
  /** Totals of the other side, which are filled one after the other. */
  readonly long: readonly number[];
  /** ln 0!, ln 1!, …, up to the whole total. */
  readonly logs: Float64Array;
  /** ln p of the tables that just count. */
  readonly limit: number;
  readonly mostSteps: number;
}

/**
 * The probability of all tables with these margins whose ln p is at most `limit` (Mehta & Patel, *JASA* 78, 1983). Columns
 * are filled one after the other; partial tables that leave the same totals, in whatever order, are one node. Where even
 * the most probable way on stays below the limit all ways count together; where even the least probable is above, none does.
 * The last two columns are filled at once, from a list. Null where that would take too many steps.
 */
export function networkTail({ short, long, logs, limit, mostSteps }: Network): number | null {
  if (logs.length ** short.length > Number.MAX_SAFE_INTEGER) return null;
  const columns = [...long].sort((one, other) => one - other);
  const setting = { logs, limit, mostSteps, effort: { steps: 0, tail: 0 } };
  const pasts = new Pasts();
  pasts.add(0, 0, 1);
  let stage: Stage = {
    nodes: [
      nodeOf(
        [...short].sort((one, other) => one - other),
        logs,
      ),
    ],
    pasts,
  };
  for (let at = 0; at < columns.length - 2; at += 1) {
    const next = fillColumn(stage, columns.slice(at), setting);
    if (next === null) return null;
    stage = next;
  }
  return fillLast(stage, columns.slice(-2), setting) ? Math.min(1, setting.effort.tail) : null;
}

function nodeOf(rows: readonly number[], logs: Float64Array): NetworkNode {
  const total = rows.reduce((sum, row) => sum + row, 0);
  const constant = rows.reduce((sum, row) => sum + (logs[row] as number), -(logs[total] as number));
  return { rows, total, constant };
}

/** A node that a column leads to: its bounds, and its number in the next stage once a past is kept for it. */
interface Child extends Bounds {
  readonly node: NetworkNode;
  number: number;
}

/** Every way of filling the first of `columns` from every node; what is not decided yet stands in the next stage. */
function fillColumn(stage: Stage, columns: readonly number[], setting: Setting): Stage | null {
  const { logs, mostSteps, effort } = setting;
  const [column = 0, ...rest] = columns;
  const bounds = boundsOf(rest, logs);
  const children = new Map<number, Child>();
  const next = { nodes: [] as NetworkNode[], pasts: new Pasts() };
  const { starts, places } = stage.pasts.byNode(stage.nodes.length);
  for (const [number, node] of stage.nodes.entries()) {
    const from = places.subarray(starts[number], starts[number + 1]);
    const fits = fillings(node.rows, column, logs, (left, log) => {
      const child = childOf(left, children, bounds, logs);
      effort.steps += from.length + FILLING;
      lead(stage.pasts, from, child, node.constant - child.node.constant + log, next, setting);
      return effort.steps <= mostSteps && next.pasts.size <= MOST_PASTS;
    });
    if (!fits) return null;
  }
  return next;
}

/** The node that is left, in ascending order. */
function childOf(
  left: Int32Array,
  children: Map<number, Child>,
  bounds: (node: NetworkNode) => Bounds,
  logs: Float64Array,
): Child {
  const rows = left.slice().sort();
  let key = 0;
  for (let at = 0; at < rows.length; at += 1) key = key * logs.length + (rows[at] as number);
  const known = children.get(key);
  if (known !== undefined) return known;
  const node = nodeOf([...rows], logs);
  const child = { node, ...bounds(node), number: -1 };
  children.set(key, child);
  return child;
}

/** Leads partial tables on to a child by one step: each is decided, or kept. */
function lead(
  pasts: Pasts,
  from: Int32Array,
  child: Child,
  step: number,
  next: { readonly nodes: NetworkNode[]; readonly pasts: Pasts },
  { limit, effort }: Setting,
): void {
  for (let at = 0; at < from.length; at += 1) {
    const place = from[at] as number;
    const reached = (pasts.logs[place] as number) + step;
    if (reached + child.low > limit) continue;
    const count = pasts.counts[place] as number;
    if (reached + child.high <= limit) {
      effort.tail += count * Math.exp(reached);
      continue;
    }
    if (child.number < 0) child.number = next.nodes.push(child.node) - 1;
    next.pasts.add(child.number, reached, count);
  }
}

/** Adds what the last columns decide; false where there are too many ways. */
function fillLast(
  { nodes, pasts }: Stage,
  columns: readonly number[],
  { logs, limit, mostSteps, effort }: Setting,
): boolean {
  const { starts, places } = pasts.byNode(nodes.length);
  for (const [number, node] of nodes.entries()) {
    const list = completionsOf(node, columns, logs);
    effort.steps += list.logs.length * FILLING;
    if (effort.steps > mostSteps) return false;
    for (const place of places.subarray(starts[number], starts[number + 1])) {
      const past = pasts.logs[place] as number;
      effort.tail += (pasts.counts[place] as number) * Math.exp(past) * list.upTo(limit - past);
    }
  }
  return true;
}

/**
 * Hands over what every filling of a column leaves of the rows (always the same array), with ln of c!/Πx!, as long as
 * `take` answers true; false where it did not.
 */
function fillings(
  rows: readonly number[],
  total: number,
  logs: Float64Array,
  take: (left: Int32Array, log: number) => boolean,
): boolean {
  const left = Int32Array.from(rows);
  const room = [...rows.keys(), rows.length].map((at) => rows.slice(at).reduce((sum, row) => sum + row, 0));
  const fill = (row: number, open: number, log: number): boolean => {
    if (row === rows.length) return take(left, log);
    const has = rows[row] as number;
    const below = room[row + 1] as number;
    for (let count = Math.max(0, open - below); count <= Math.min(open, has); count += 1) {
      left[row] = has - count;
      if (!fill(row + 1, open - count, log - (logs[count] as number))) return false;
    }
    left[row] = has;
    return true;
  };
  return fill(0, total, logs[total] as number);
}
