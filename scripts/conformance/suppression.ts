/** Judges a suppression by what it must achieve, as several patterns are right. */

/** A table and what is asked of it; cells left out of `counts` are zero. */
export interface SuppressionCase {
  readonly counts: readonly (readonly [row: string, column: string, count: number])[];
  readonly minimum: number;
  readonly secondary: boolean;
  /** The smallest sum of counts that a safe pattern withholds beside the primary cells. */
  readonly optimum?: number;
}

interface Answered {
  readonly suppressed: readonly {
    readonly row: string | null;
    readonly column: string | null;
    readonly kind: string;
  }[];
  readonly primary: number;
  readonly secondary: number;
  readonly secondaryCount: number;
  readonly safe: boolean;
}

/** One phrase for each thing that is wrong with the answer; the keys of the table are rows and columns, null a margin. */
export function suppressionDifferences(answer: unknown, one: SuppressionCase): readonly string[] {
  const { suppressed, primary, secondary, secondaryCount, safe } = answer as Answered;
  const values = withMargins(one.counts);
  const keys = (kind: string) =>
    suppressed.filter((each) => each.kind === kind).map(({ row, column }) => keyOf(row, column));
  const [first, second] = [keys('primary'), keys('secondary')];
  const small = [...values].filter(([, count]) => count > 0 && count < one.minimum).map(([key]) => key);
  const sum = second.reduce((total, key) => total + (values.get(key) ?? Number.NaN), 0);
  const bridges = bridgesOf([...first, ...second]);
  const isSafe = !first.some((key) => bridges.has(key));
  return [
    [same(first, small), 'other primary cells'],
    [new Set([...first, ...second]).size === suppressed.length, 'a cell twice, or of no kind'],
    [second.every((key) => (values.get(key) ?? 0) > 0), 'withholds a zero or a cell that is not there'],
    [primary === first.length && secondary === second.length, 'numbers of cells'],
    [secondaryCount === sum, `secondaryCount ${secondaryCount}, the cells have ${sum}`],
    [safe === isSafe, `safe ${safe}, in truth ${isSafe}`],
    [!one.secondary || isSafe, 'a primary cell follows from what is published'],
    [one.secondary || second.length === 0, 'secondary cells that were not asked for'],
    [sum <= (one.optimum ?? Number.POSITIVE_INFINITY), `withholds ${sum}, ${one.optimum} would do`],
  ].flatMap(([holds, phrase]) => (holds ? [] : [String(phrase)]));
}

const keyOf = (row: string | null, column: string | null) => JSON.stringify([row, column]);

const same = (one: readonly string[], other: readonly string[]) =>
  JSON.stringify([...one].sort()) === JSON.stringify([...other].sort());

function withMargins(counts: SuppressionCase['counts']): ReadonlyMap<string, number> {
  const values = new Map<string, number>();
  for (const [row, column, count] of counts)
    for (const key of [keyOf(row, column), keyOf(row, null), keyOf(null, column), keyOf(null, null)])
      values.set(key, (values.get(key) ?? 0) + count);
  return values;
}

/**
 * The withheld cells on no cycle of withheld cells (Gusfield 1988): with margins as a line of their own every line sums
 * to zero, a cell is an edge between its row and its column, and no withheld cell is zero, so that every cycle can move.
 */
function bridgesOf(keys: readonly string[]): ReadonlySet<string> {
  return new Set(keys.filter((key) => !connected(keys, key)));
}

/** Whether the two ends of the cell are joined by the others. */
function connected(keys: readonly string[], without: string): boolean {
  const edges = keys.filter((key) => key !== without).map(endsOf);
  const [start, end] = endsOf(without);
  const reached = new Set([start]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const [row, column] of edges) {
      if (reached.has(row) === reached.has(column)) continue;
      reached.add(row).add(column);
      grew = true;
    }
  }
  return reached.has(end);
}

function endsOf(key: string): readonly [string, string] {
  const [row, column] = JSON.parse(key) as [string | null, string | null];
  return [
    `row ${row === null ? 'of margins' : `"${row}"`}`,
    `column ${column === null ? 'of margins' : `"${column}"`}`,
  ];
}
