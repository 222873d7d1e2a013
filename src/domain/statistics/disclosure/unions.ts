/** Sets of few people that sums and differences of shown sets give exactly, however many of them it takes. */

/** A shown set, as the places of the pieces that it is made of. */
export type Shown = readonly number[];

/** So many sums are tried. */
const MOST_TRIED = 4_000;

const SLIGHT = 1e-9;

/**
 * Every set of fewer than `minimum` people whose number follows from the shown ones by adding them up some number of times: the
 * sets whose row of ones and noughts lies in the space that the shown rows span. Pieces of many people can be in no such set, so that
 * the rows that are nought for all of these are looked through alone (Gauss–Jordan, these columns first).
 */
export function unionsKnown(
  pieces: readonly { readonly people: number }[],
  shown: readonly Shown[],
  minimum: number,
): readonly (readonly number[])[] {
  const few = [...pieces.keys()].filter((place) => (pieces[place]?.people ?? 0) < minimum);
  if (few.length === 0) return [];
  const many = [...pieces.keys()].filter((place) => !few.includes(place));
  const rows = shown.map((set) => {
    const own = new Set(set);
    return Float64Array.from([...many, ...few], (place) => (own.has(place) ? 1 : 0));
  });
  const basis = reduced(rows, many.length);
  const people = few.map((place) => pieces[place]?.people ?? 0);
  return sumsOf(basis, people, minimum).map((places) => places.map((place) => few[place] as number));
}

/** A row that is nought for all pieces of many people, with the place of its first one. */
interface BasisRow {
  readonly pivot: number;
  readonly row: Float64Array;
}

/** The rows in echelon form, those whose first `many` columns are nought, cut to the columns behind these. */
function reduced(rows: readonly Float64Array[], many: number): readonly BasisRow[] {
  const left = rows.map((row) => Float64Array.from(row));
  const width = left[0]?.length ?? 0;
  const done: { readonly pivot: number; readonly row: Float64Array }[] = [];
  for (let column = 0; column < width && left.length > 0; column += 1) {
    const at = left.findIndex((row) => Math.abs(row[column] ?? 0) > SLIGHT);
    if (at < 0) continue;
    const [row] = left.splice(at, 1) as [Float64Array];
    const first = row[column] ?? 1;
    row.forEach((value, place) => {
      row[place] = value / first;
    });
    for (const other of [...left, ...done.map((each) => each.row)]) subtract(other, row, column);
    done.push({ pivot: column, row });
  }
  return done
    .filter(({ pivot }) => pivot >= many)
    .map(({ pivot, row }) => ({ pivot: pivot - many, row: row.subarray(many) }));
}

function subtract(from: Float64Array, row: Float64Array, column: number): void {
  const times = from[column] ?? 0;
  if (Math.abs(times) <= SLIGHT) return;
  row.forEach((value, place) => {
    const less = (from[place] ?? 0) - times * value;
    from[place] = Math.abs(less) <= SLIGHT ? 0 : less;
  });
}

/** Sums of basis rows that are ones and noughts: in such a sum each row is taken once or not at all, as nobody else has its first column. */
function sumsOf(basis: readonly BasisRow[], people: readonly number[], minimum: number): readonly number[][] {
  const found: number[][] = [];
  let tried = 0;
  const look = (at: number, sum: Float64Array, inFirsts: number): void => {
    for (let next = at; next < basis.length && tried < MOST_TRIED; next += 1) {
      const { pivot, row } = basis[next] as BasisRow;
      const firsts = inFirsts + (people[pivot] ?? 0);
      if (firsts >= minimum) continue;
      tried += 1;
      const more = sum.map((value, place) => value + (row[place] ?? 0));
      const places = [...more.keys()].filter((place) => Math.abs(more[place] ?? 0) > SLIGHT);
      const isSet = places.every((place) => Math.abs((more[place] ?? 0) - 1) <= SLIGHT);
      const inAll = places.reduce((total, place) => total + (people[place] ?? 0), 0);
      if (isSet && inAll < minimum) found.push(places);
      look(next + 1, more, firsts);
    }
  };
  look(0, new Float64Array(people.length), 0);
  return found;
}
