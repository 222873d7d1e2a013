/** From attributes with levels to the columns of a choice model, and back to a part-worth for every level. */

/** What an alternative is described by. */
export interface CodedAttribute {
  readonly name: string;
  readonly levels: readonly string[];
  /**
   * A number for each level, where the attribute is taken as a quantity with one coefficient (a price in pounds); null where each
   * level has a part-worth of its own.
   */
  readonly numbers: readonly number[] | null;
}

/** The columns of a model, which alternatives are written into. */
export interface Coding {
  readonly attributes: readonly CodedAttribute[];
  readonly hasNone: boolean;
  /** Names of coefficients: `attribute`, `attribute=level`, and the none option's. */
  readonly names: readonly string[];
  /** For each attribute its first column. */
  readonly firsts: readonly number[];
}

/** An alternative: for each attribute the place of its level (−1: at its average); null is the none option. */
export type CodedProfile = readonly number[] | null;

/** The none option's coefficient. */
export const NONE_COEFFICIENT = 'none';

/**
 * Effects coding: an attribute of L levels has L − 1 columns, 1 for a level's own and −1 in all for the last, so that part-worths
 * add up to 0 (Louviere, Hensher & Swait, *Stated Choice Methods*, Cambridge 2000, chapter 3). A quantity has one column,
 * less its mean over levels. The none option has a constant alone: its utility against an alternative that is average in all
 * attributes.
 */
export function effectsCoding(attributes: readonly CodedAttribute[], hasNone: boolean): Coding {
  const names: string[] = [];
  const firsts = attributes.map((attribute) => {
    const first = names.length;
    names.push(...columnNames(attribute));
    return first;
  });
  if (hasNone) names.push(NONE_COEFFICIENT);
  return { attributes, hasNone, names, firsts };
}

function columnNames({ name, levels, numbers }: CodedAttribute): readonly string[] {
  return numbers === null ? levels.slice(0, -1).map((level) => `${name}=${level}`) : [name];
}

/** The alternative's row of numbers, one a column. */
export function codedRow(
  { attributes, hasNone, names, firsts }: Coding,
  profile: CodedProfile,
): Float64Array {
  const row = new Float64Array(names.length);
  if (profile === null) {
    if (hasNone) row[names.length - 1] = 1;
    return row;
  }
  for (const [at, attribute] of attributes.entries())
    row.set(levelRow(attribute, profile[at] ?? -1), firsts[at]);
  return row;
}

/** What a level (−1: the average of all) is in its attribute's own columns: the weights of its part-worth in the coefficients. */
export function levelRow({ levels, numbers }: CodedAttribute, level: number): Float64Array {
  if (numbers !== null) {
    const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
    return Float64Array.of(level < 0 ? 0 : (numbers[level] ?? Number.NaN) - mean);
  }
  const last = levels.length - 1;
  return Float64Array.from({ length: last }, (_, column) => (level === last ? -1 : level === column ? 1 : 0));
}

/** Weights over all coefficients that give the utility of a level less that of another (of the average, where null). */
export function contrastOf(
  coding: Coding,
  attribute: number,
  level: number,
  against: number | null,
): Float64Array {
  const weights = new Float64Array(coding.names.length);
  const own = coding.attributes[attribute];
  if (own === undefined) return weights;
  const first = coding.firsts[attribute] ?? 0;
  const other = against === null ? null : levelRow(own, against);
  for (const [at, number] of levelRow(own, level).entries())
    weights[first + at] = number - (other?.[at] ?? 0);
  return weights;
}
