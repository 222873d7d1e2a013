/** A column while it grows: cells come in one after the other, and are laid out in their final order at the end. */
import type { VariableValue } from '../../../domain/questionnaire/question-type.js';
import type { Texts } from '../../../shared/language.js';
import { codesFor } from './block.js';
import { type Category, type DataColumn, SKIPPED, type VariableKind } from './data-set.js';

/** `worded`: texts that a calculation gives, which are categories while they are few, numbers where all are. */
export type ColumnKind = VariableKind | 'worded';

/** What a column is made of before any row. */
export interface ColumnPlan {
  readonly kind: ColumnKind;
  /** Of categories: in their order. */
  readonly categories: readonly Category[];
}

/** A variable before any row; what a worded one is, is known once all its words were seen. */
export interface PlannedVariable extends ColumnPlan {
  readonly name: string;
  readonly label: Texts;
}

/** What a column holds already: from the block that is to grow. */
export interface KnownColumn {
  readonly column: DataColumn;
  /** Of a worded column, the words that its codes stand for; null once there were too many. */
  readonly words: readonly string[] | null;
}

/** A column in its final order. */
export interface LaidOut {
  readonly kind: VariableKind;
  readonly categories: readonly Category[];
  readonly column: DataColumn;
  readonly words: readonly string[] | null;
}

/** More different words than that are no categories. */
const MOST_WORDS = 100;
const DAY = 86_400_000;

/** New cells of one column. */
export class ColumnBuilder {
  readonly #plan: ColumnPlan;
  readonly #places: ReadonlyMap<number | string, number>;
  readonly #words: Map<string, number>;
  #tooManyWords: boolean;
  #codes = new Int32Array(64);
  #values: Float64Array | null;
  #rows = 0;

  /** `words` are those of the block that grows: null when it had too many, none when there is no such block. */
  constructor(plan: ColumnPlan, words: readonly string[] | null = []) {
    this.#plan = plan;
    this.#places = new Map(plan.categories.map(({ code }, place) => [code, place]));
    this.#words = new Map((words ?? []).map((word, place) => [word, place]));
    this.#tooManyWords = words === null;
    this.#values = plan.kind === 'categories' || plan.kind === 'texts' ? null : new Float64Array(64);
  }

  /** Adds the next row's value, or the number of the reason why there is none (as in `RowCells`). */
  add(value: VariableValue, blank: number): void {
    if (this.#rows === this.#codes.length) this.#grow();
    const row = this.#rows;
    this.#rows += 1;
    if (this.#values !== null) this.#values[row] = Number.NaN;
    if (value === null) {
      this.#codes[row] = -blank;
      return;
    }
    this.#codes[row] = this.#codeOf(value);
    if (this.#values !== null) this.#values[row] = numberOf(value, this.#plan.kind);
  }

  /**
   * The rows in their final order, of which each is a row of the block that grows (0, 1, …) or one of the new ones
   * (−1, −2, …).
   */
  layOut(known: KnownColumn | null, order: Int32Array): LaidOut {
    const codes = new Int32Array(order.length);
    inOrderOf(order, this.#codes, known?.column.codes, codes);
    const values = this.#values === null ? null : new Float64Array(order.length).fill(Number.NaN);
    if (values !== null && this.#values !== null)
      inOrderOf(order, this.#values, known?.column.values ?? undefined, values);
    if (this.#plan.kind === 'worded') return this.#layOutWords(codes, values);
    const { kind, categories } = this.#plan;
    return { kind, categories, column: { codes: narrowed(codes, categories.length), values }, words: [] };
  }

  #codeOf(value: number | string): number {
    if (this.#plan.kind === 'categories') return this.#places.get(value) ?? SKIPPED;
    return this.#plan.kind === 'worded' ? this.#wordOf(String(value)) : 0;
  }

  #wordOf(word: string): number {
    const known = this.#words.get(word);
    if (known !== undefined) return known;
    if (this.#tooManyWords) return 0;
    if (this.#words.size === MOST_WORDS) {
      this.#tooManyWords = true;
      return 0;
    }
    this.#words.set(word, this.#words.size);
    return this.#words.size - 1;
  }

  #layOutWords(codes: Int32Array, values: Float64Array | null): LaidOut {
    if (this.#tooManyWords) {
      const given = codes.map((code) => Math.min(code, 0));
      const isNumber = values?.every((value, row) => (given[row] ?? 0) < 0 || !Number.isNaN(value)) ?? false;
      const kind = isNumber ? 'numbers' : 'texts';
      return { kind, categories: [], column: { codes: narrowed(given, 0), values }, words: null };
    }
    const words = inOrder([...this.#words.keys()]);
    const places = new Map(words.map((word, place) => [word, place]));
    const moved = [...this.#words.keys()].map((word) => places.get(word) ?? 0);
    const column = {
      codes: narrowed(
        codes.map((code) => moved[code] ?? code),
        words.length,
      ),
      values,
    };
    const categories = words.map((word, place) => ({
      ...{ code: place + 1, name: word, label: { und: word.replaceAll('_', ' ') }, missing: false },
    }));
    return { kind: 'categories', categories, column, words };
  }

  #grow(): void {
    const codes = new Int32Array(this.#codes.length * 2);
    codes.set(this.#codes);
    this.#codes = codes;
    if (this.#values === null) return;
    const values = new Float64Array(this.#values.length * 2);
    values.set(this.#values);
    this.#values = values;
  }
}

type Numbers = Int8Array | Int16Array | Int32Array | Float64Array;

/** Puts numbers of new rows (−1, −2, …) and of those there were (0, 1, …) in their order; a plain loop, as this is done for every cell. */
function inOrderOf(order: Int32Array, added: Numbers, before: Numbers | undefined, into: Numbers): void {
  for (let row = 0; row < order.length; row += 1) {
    const from = order[row] as number;
    const number = from < 0 ? added[-1 - from] : before?.[from];
    if (number !== undefined) into[row] = number;
  }
}

/** Words in the order of their numbers when all are numbers, otherwise by code point. */
function inOrder(words: readonly string[]): readonly string[] {
  const areNumbers = words.every((word) => !Number.isNaN(numberOfWord(word)));
  return [...words].sort((a, b) => (areNumbers ? Number(a) - Number(b) : a < b ? -1 : 1));
}

function numberOf(value: number | string, kind: ColumnKind): number {
  if (typeof value === 'number') return value;
  return kind === 'dates' ? Date.parse(value) / DAY : numberOfWord(value);
}

function numberOfWord(word: string): number {
  return word.trim() === '' ? Number.NaN : Number(word);
}

function narrowed(codes: Int32Array, categories: number): DataColumn['codes'] {
  const narrow = codesFor(categories - 1, codes.length);
  narrow.set(codes);
  return narrow;
}
