/** Turns the lines of a graph so that as many leave each of its nodes as reach it. */

type Line = readonly [number, number];

/**
 * For each line whether it keeps its direction, so that at every node, and over all nodes whose numbers are equal modulo
 * `kinds`, as many lines leave as arrive, within one. Nodes are numbered from 0 below `nodes`. (Euler: with helping lines
 * from each node of odd degree to the hub of its kind, and from each odd hub to one common node, all degrees are even; a
 * walk that uses each line once then leaves every node as often as it reaches it.)
 */
export function orientEvenly(lines: readonly Line[], nodes: number, kinds: number): readonly boolean[] {
  const all = withHelpers(lines, nodes, kinds);
  const linesAt: number[][] = Array.from({ length: nodes + kinds + 1 }, () => []);
  all.forEach(([from, to], line) => {
    linesAt[from]?.push(line);
    linesAt[to]?.push(line);
  });
  const keeps: (boolean | undefined)[] = all.map(() => undefined);
  for (let start = 0; start < linesAt.length; start += 1) walkFrom(start, all, linesAt, keeps);
  return lines.map((_, line) => keeps[line] === true);
}

/** Follows unused lines from the node, wherever they lead, until all of the node's own are used. */
function walkFrom(
  start: number,
  lines: readonly Line[],
  linesAt: readonly number[][],
  keeps: (boolean | undefined)[],
): void {
  let at = start;
  for (let line = linesAt[at]?.pop(); line !== undefined; line = linesAt[at]?.pop()) {
    if (keeps[line] !== undefined) continue;
    const [from, to] = lines[line] as Line;
    keeps[line] = from === at;
    at = from === at ? to : from;
  }
}

function withHelpers(lines: readonly Line[], nodes: number, kinds: number): readonly Line[] {
  const all = [...lines];
  const degree = new Int32Array(nodes + kinds);
  const join = (from: number, to: number) => {
    degree[from] = (degree[from] ?? 0) + 1;
    degree[to] = (degree[to] ?? 0) + 1;
  };
  for (const [from, to] of lines) join(from, to);
  for (let node = 0; node < nodes + kinds; node += 1) {
    if ((degree[node] ?? 0) % 2 === 0) continue;
    const hub = node < nodes ? nodes + (node % kinds) : nodes + kinds;
    if (node < nodes) join(node, hub);
    all.push([node, hub]);
  }
  return all;
}
