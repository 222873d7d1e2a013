/** How each alternative that was passed over differs from the one chosen: all that a conditional logit looks at. */
import type { ChoiceTasks } from './choice-tasks.js';

/** The differences of tasks with weight, columns divided by `scales` so that units do not matter. */
export interface Differences {
  readonly size: number;
  readonly scales: Float64Array;
  /** Flat rows: passed over minus chosen, `size` numbers in each. */
  readonly rows: Float64Array;
  /** The first row of each task, and behind the last the number of rows. */
  readonly starts: Int32Array;
  /** The task's place in `ChoiceTasks`. */
  readonly tasks: Int32Array;
}

/** The differences; a column that is the same for all alternatives of every task has scale 0 and zeros. */
export function differencesOf(tasks: ChoiceTasks): Differences {
  const size = tasks.names.length;
  const used = Int32Array.from(
    [...tasks.weights.keys()].filter((task) => (tasks.weights[task] as number) > 0),
  );
  const starts = new Int32Array(used.length + 1);
  used.forEach((task, index) => {
    const alternatives = (tasks.starts[task + 1] as number) - (tasks.starts[task] as number);
    starts[index + 1] = (starts[index] as number) + alternatives - 1;
  });
  const rows = new Float64Array((starts.at(-1) ?? 0) * size);
  used.forEach((task, index) => {
    fillTask(rows, (starts[index] as number) * size, tasks, task);
  });
  const scales = scalesOf(rows, size, largestOf(tasks.values, size));
  for (let at = 0; at < rows.length; at += 1) {
    const scale = scales[at % size] as number;
    rows[at] = scale === 0 ? 0 : (rows[at] as number) / scale;
  }
  return { size, scales, rows, starts, tasks: used };
}

function fillTask(rows: Float64Array, from: number, tasks: ChoiceTasks, task: number): void {
  const size = tasks.names.length;
  const chosen = tasks.chosen[task] as number;
  let to = from;
  for (let row = tasks.starts[task] as number; row < (tasks.starts[task + 1] as number); row += 1) {
    if (row === chosen) continue;
    for (let column = 0; column < size; column += 1, to += 1)
      rows[to] =
        (tasks.values[row * size + column] as number) - (tasks.values[chosen * size + column] as number);
  }
}

function largestOf(rows: Float64Array, size: number): Float64Array {
  const largest = new Float64Array(size);
  for (let at = 0; at < rows.length; at += 1)
    largest[at % size] = Math.max(largest[at % size] as number, Math.abs(rows[at] as number));
  return largest;
}

/** The root mean square of each column; 0 for one whose differences are no more than rounding of its values. */
function scalesOf(rows: Float64Array, size: number, values: Float64Array): Float64Array {
  const largest = largestOf(rows, size);
  const sums = new Float64Array(size);
  for (let at = 0; at < rows.length; at += 1) {
    const most = largest[at % size] as number;
    if (most > 0) sums[at % size] = (sums[at % size] as number) + ((rows[at] as number) / most) ** 2;
  }
  return sums.map((sum, column) => {
    const most = largest[column] as number;
    return most > 1e-13 * (values[column] as number) ? most * Math.sqrt((sum * size) / rows.length) : 0;
  });
}
