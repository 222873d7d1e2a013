/** Which withheld cells of a single table an outsider can work out: those that lie on no cycle of withheld cells. */
import { type Grid, neighbours, type Pattern } from './grid.js';

/**
 * The withheld cells that follow exactly from the published cells and margins: the bridges of the graph of withheld cells
 * (Gusfield 1988), found by one depth-first search (Tarjan, *A note on finding the bridges of a graph*, Information Processing
 * Letters 2, 1974). Holds where no withheld cell is zero, so that each of them can fall: then one person can be moved
 * around any cycle, and a bridge is the difference between the published sums on its two sides.
 */
export function givenAway(grid: Grid, withheld: Pattern): readonly number[] {
  const at = neighbours(grid, (cell) => withheld[cell] === 1);
  const reached = new Int32Array(at.length).fill(-1);
  const back = new Int32Array(at.length);
  const bridges: number[] = [];
  let clock = 0;
  const visit = (point: number, by: number) => {
    reached[point] = back[point] = clock++;
    for (const [next, cell] of at[point] ?? []) {
      if (cell === by) continue;
      const isNew = reached[next] === -1;
      if (isNew) visit(next, cell);
      const earliest = (isNew ? back[next] : reached[next]) ?? 0;
      back[point] = Math.min(back[point] ?? 0, earliest);
      if (isNew && earliest > (reached[point] ?? 0)) bridges.push(cell);
    }
  };
  for (let point = 0; point < at.length; point += 1) if (reached[point] === -1) visit(point, -1);
  return bridges;
}
