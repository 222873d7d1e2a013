/** Agreement beyond chance of coders who gave every unit a category: Cohen's κ for two, Fleiss' κ for any number. */
import { type Codings, unitCount, unitCounts } from './codings.js';

/** κ and its z under no agreement beyond chance; z is null where that has no variance. */
export interface CohenKappa {
  readonly kappa: number;
  readonly z: number | null;
}

/**
 * Cohen's κ of two coders (Educational and Psychological Measurement 20, 1960), with z = κ/SE₀,
 * SE₀² = (pₑ + pₑ² − Σ p·q(p + q))/(n(1 − pₑ)²) (Fleiss, Cohen & Everitt, Psychological Bulletin 72, 1969). Null where both
 * coders always gave one and the same category. There must be two coders and no blanks.
 */
export function cohenKappa(codings: Codings): CohenKappa | null {
  const { codes, categories } = codings;
  const units = unitCount(codings);
  const [first, second] = [new Float64Array(categories), new Float64Array(categories)];
  let agreed = 0;
  for (let unit = 0; unit < units; unit += 1) {
    const [one, other] = [codes[2 * unit] as number, codes[2 * unit + 1] as number];
    first[one] = (first[one] as number) + 1;
    second[other] = (second[other] as number) + 1;
    if (one === other) agreed += 1;
  }
  let [byChance, spread] = [0, 0];
  for (let category = 0; category < categories; category += 1) {
    const [p, q] = [(first[category] as number) / units, (second[category] as number) / units];
    byChance += p * q;
    spread += p * q * (p + q);
  }
  if (units === 0 || byChance >= 1) return null;
  const kappa = (agreed / units - byChance) / (1 - byChance);
  const variance = (byChance + byChance ** 2 - spread) / (units * (1 - byChance) ** 2);
  return { kappa, z: variance > 1e-14 ? kappa / Math.sqrt(variance) : null };
}

/**
 * Fleiss' κ of any number of coders (Psychological Bulletin 76, 1971): the mean share of pairs of coders who agree about a
 * unit, against Σ p² over all codes. Null where only one category was ever given. There must be no blanks.
 */
export function fleissKappa(codings: Codings): number | null {
  const { coders, categories } = codings;
  const units = unitCount(codings);
  const totals = new Float64Array(categories);
  let agreed = 0;
  for (let unit = 0; unit < units; unit += 1) {
    let squares = 0;
    for (const [category, count] of unitCounts(codings, unit).entries()) {
      squares += count ** 2;
      totals[category] = (totals[category] as number) + count;
    }
    agreed += (squares - coders) / (coders * (coders - 1));
  }
  const byChance = totals.reduce((sum, total) => sum + (total / (units * coders)) ** 2, 0);
  const isOne = totals.filter((total) => total > 0).length < 2;
  return isOne ? null : (agreed / units - byChance) / (1 - byChance);
}
