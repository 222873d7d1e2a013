/** The variables of all tables about the same people, put together from the columns that each table was made of. */
import { present } from '../../../../shared/assert.js';
import type { Condition, Population, Variable, Weight } from '../population.js';

/** Rows of a table's columns as people: `of[row]` is who the row is; null where they are the same. */
export interface Rows {
  readonly count: number;
  readonly of: Int32Array | null;
}

/** One variable while it is put together: value 0 stands for people of whom nothing is known. */
interface Growing {
  readonly codes: Int32Array;
  /** Values by the keys of categories, or by numbers. */
  readonly values: Map<string, number>;
}

/** Every variable under its name; two that share a name and disagree about somebody are two. */
export class PeopleVariables {
  readonly #people: number;
  readonly #growing = new Map<string, Growing>();
  readonly #weights = new Map<string, Weight>();
  readonly #selections: Uint8Array[] = [];

  /** For so many people. */
  constructor(people: number) {
    this.#people = people;
  }

  /**
   * Enters a column of keys (null: a blank), and answers what of it can be asked: the condition of having one of some keys. Keys that
   * other tables leave blank are values of their own, so that a base is the keys that its table knows.
   */
  enter(
    name: string,
    rows: Rows,
    keyOf: (row: number) => string | null,
  ): (keys: readonly string[]) => Condition {
    for (let attempt = 1; ; attempt += 1) {
      const own = attempt === 1 ? name : `${name} (${attempt})`;
      const growing = this.#growing.get(own) ?? { codes: new Int32Array(this.#people), values: new Map() };
      if (!agrees(growing, rows, keyOf)) continue;
      this.#growing.set(own, growing);
      fill(growing, rows, keyOf);
      return (keys) => ({ variable: own, values: keys.flatMap((key) => growing.values.get(key) ?? []) });
    }
  }

  /** Enters who is selected (1 by row) and answers the place of the selection, for `selected`. */
  select(rows: Rows, mask: Uint8Array | null): number {
    const all = new Uint8Array(this.#people);
    for (let row = 0; row < rows.count; row += 1)
      if ((mask?.[row] ?? 1) === 1) all[rows.of?.[row] ?? row] = 1;
    return this.#selections.push(all) - 1;
  }

  /** Enters a weight, by row. One of the same name that differs is another. */
  weigh(name: string, rows: Rows, weights: Float64Array, madeFrom: readonly string[]): string {
    const byPerson = new Float64Array(this.#people);
    for (let row = 0; row < rows.count; row += 1) byPerson[rows.of?.[row] ?? row] = weights[row] ?? 0;
    for (let attempt = 1; ; attempt += 1) {
      const own = attempt === 1 ? name : `${name} (${attempt})`;
      const known = this.#weights.get(own);
      if (known !== undefined && byPerson.some((weight, person) => weight !== known.byPerson[person]))
        continue;
      this.#weights.set(own, { byPerson, madeFrom });
      return own;
    }
  }

  /** Everything that was entered; `tiesOf` says which variables hang together. */
  population(
    tiesOf: (variables: ReadonlyMap<string, Variable>) => Pick<Population, 'ties' | 'cuts'>,
  ): Population {
    const variables = new Map<string, Variable>();
    for (const [name, { codes, values }] of this.#growing)
      variables.set(name, { values: values.size + 1, codes, had: new Set(codes) });
    if (this.#selections.length > 0) variables.set(SELECTION, this.#selectionVariable().variable);
    return { people: this.#people, variables, ...tiesOf(variables), weights: this.#weights };
  }

  /** The condition of being selected. */
  selected(selection: number): Condition {
    const { combinations } = this.#selectionVariable();
    const values = combinations.flatMap((combination, value) =>
      combination[selection] === '1' ? [value] : [],
    );
    return { variable: SELECTION, values };
  }

  /** A tidy cell in words that are the same whatever else was entered, and in whichever order: names of variables, and keys. */
  written(cell: readonly Condition[]): string {
    const words = cell.map(({ variable, values }) => {
      const growing = present(this.#growing.get(variable), `“${variable}” was entered`);
      const keys = [...growing.values].flatMap(([key, value]) => (values.includes(value) ? [key] : []));
      return [variable, ...keys.sort()];
    });
    return JSON.stringify(words);
  }

  /** Which selections somebody is in, as one variable. */
  #selectionVariable(): { readonly variable: Variable; readonly combinations: readonly string[] } {
    const places = new Map<string, number>();
    const codes = new Int32Array(this.#people);
    for (let person = 0; person < this.#people; person += 1) {
      const combination = this.#selections.map((selection) => selection[person]).join('');
      const place = places.get(combination) ?? places.size;
      places.set(combination, place);
      codes[person] = place;
    }
    return { variable: { values: places.size, codes }, combinations: [...places.keys()] };
  }
}

/** No variable of a questionnaire begins with a point. */
const SELECTION = '.selection';

function agrees({ codes, values }: Growing, rows: Rows, keyOf: (row: number) => string | null): boolean {
  for (let row = 0; row < rows.count; row += 1) {
    const known = codes[rows.of?.[row] ?? row] ?? 0;
    const key = keyOf(row);
    if (known !== 0 && key !== null && values.get(key) !== known) return false;
  }
  return true;
}

function fill({ codes, values }: Growing, rows: Rows, keyOf: (row: number) => string | null): void {
  for (let row = 0; row < rows.count; row += 1) {
    const key = keyOf(row);
    if (key === null) continue;
    const value = values.get(key) ?? values.size + 1;
    values.set(key, value);
    codes[rows.of?.[row] ?? row] = value;
  }
}
