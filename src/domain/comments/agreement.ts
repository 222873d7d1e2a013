/** How far coders agree, code by code: whether each gave the code to a comment is a yes-or-no decision of its own. */
import type { Codings } from '../statistics/agreement/codings.js';
import { cohenKappa } from '../statistics/agreement/kappa.js';
import { krippendorffAlpha } from '../statistics/agreement/krippendorff.js';
import { type Coding, countedCodes, FINAL_CODER } from './coding.js';

/** Agreement about one code, or about all of them together. */
export interface Agreement {
  /** `kappa` (Cohen) of two coders, `alpha` (Krippendorff) of more. */
  readonly measure: 'kappa' | 'alpha';
  /** 1 at best, 0 as by chance; null where everybody decided alike on everything, so that there is nothing to agree about. */
  readonly value: number | null;
  /** Comments that two coders or more have coded. */
  readonly comments: number;
  /** Of these, the comments on which all coders decided alike. */
  readonly alike: number;
}

export interface AgreementReport {
  readonly coders: readonly string[];
  readonly overall: Agreement;
  /** By id of the code. */
  readonly codes: ReadonlyMap<string, Agreement>;
}

/**
 * Agreement over the comments that at least two coders coded; null where there are none. Overall is the pooled coefficient:
 * observed and expected disagreement are summed over codes before they are divided (De Vries et al., *Field Methods* 20,
 * 2008), so that a code which is hardly ever given does not weigh as much as it would in a mean of coefficients.
 */
export function agreementOf(
  comments: readonly (readonly Coding[])[],
  codes: readonly string[],
  as: ReadonlyMap<string, string>,
): AgreementReport | null {
  const units = comments
    .map((codings) => codings.filter(({ coder }) => coder !== FINAL_CODER))
    .filter((codings) => codings.length > 1)
    .map((codings) => new Map(codings.map((each) => [each.coder, new Set(countedCodes(each.codes, as))])));
  if (units.length === 0) return null;
  const coders = [...new Set(units.flatMap((unit) => [...unit.keys()]))].sort();
  const decisions = codes.map((code) => decided(units, coders, code));
  const measure = coders.length === 2 ? 'kappa' : 'alpha';
  const disagreements = decisions.map(measure === 'kappa' ? kappaParts : alphaParts);
  const sum = (part: 'observed' | 'expected') => disagreements.reduce((total, each) => total + each[part], 0);
  const same = (codings: Codings, unit: number) => new Set(rowOf(codings, unit)).size < 2;
  const alike = (each: readonly Codings[]) =>
    units.filter((_, unit) => each.every((codings) => same(codings, unit))).length;
  return {
    coders,
    overall: {
      ...{ measure, comments: units.length, alike: alike(decisions) },
      value: sum('expected') > 0 ? 1 - sum('observed') / sum('expected') : null,
    },
    codes: new Map(
      codes.map((code, at) => {
        const own = decisions[at] as Codings;
        const value =
          measure === 'kappa' ? (cohenKappa(own)?.kappa ?? null) : krippendorffAlpha(own, 'nominal', [0, 1]);
        return [code, { measure, value, comments: units.length, alike: alike([own]) }];
      }),
    ),
  };
}

/** 1 where the coder gave the code, 0 where not, −1 where the coder has not coded the comment. */
function decided(
  units: readonly ReadonlyMap<string, ReadonlySet<string>>[],
  coders: readonly string[],
  code: string,
): Codings {
  const codes = units.flatMap((unit) =>
    coders.map((coder) => {
      const given = unit.get(coder);
      return given === undefined ? -1 : Number(given.has(code));
    }),
  );
  return { coders: coders.length, categories: 2, codes: Int32Array.from(codes) };
}

function rowOf({ codes, coders }: Codings, unit: number): readonly number[] {
  return [...codes.subarray(unit * coders, (unit + 1) * coders)].filter((code) => code >= 0);
}

interface Disagreement {
  readonly observed: number;
  readonly expected: number;
}

/** Shares of comments on which two coders differ, and would by chance, as Cohen's κ has them. */
function kappaParts(codings: Codings): Disagreement {
  const rows = Array.from({ length: codings.codes.length / 2 }, (_, unit) => rowOf(codings, unit));
  const share = (coder: number) => rows.filter((row) => row[coder] === 1).length / rows.length;
  const [one, other] = [share(0), share(1)];
  return {
    observed: rows.filter(([a, b]) => a !== b).length / rows.length,
    expected: one * (1 - other) + other * (1 - one),
  };
}

/** Disagreement within comments and over all pairable decisions, as Krippendorff's α has them. */
function alphaParts(codings: Codings): Disagreement {
  let [pairable, ones, observed] = [0, 0, 0];
  for (let unit = 0; unit < codings.codes.length / codings.coders; unit += 1) {
    const row = rowOf(codings, unit);
    const yes = row.filter((code) => code === 1).length;
    pairable += row.length;
    ones += yes;
    observed += (2 * yes * (row.length - yes)) / (row.length - 1);
  }
  return {
    observed: observed / pairable,
    expected: (2 * ones * (pairable - ones)) / (pairable * (pairable - 1)),
  };
}

/** How a coefficient is called in words. */
export type AgreementWords =
  | 'none'
  | 'slight'
  | 'fair'
  | 'moderate'
  | 'substantial'
  | 'almost-perfect'
  | 'reliable'
  | 'tentative'
  | 'unreliable'
  | 'undefined';

/**
 * κ in the words of Landis & Koch (*Biometrics* 33, 1977); α by Krippendorff's own bounds: 0.800 to rely on, 0.667 for
 * tentative conclusions (*Content Analysis*, 3rd edition 2013, chapter 12).
 */
export function agreementWords({ measure, value }: Pick<Agreement, 'measure' | 'value'>): AgreementWords {
  if (value === null) return 'undefined';
  if (measure === 'alpha') {
    if (value >= 0.8) return 'reliable';
    return value >= 0.667 ? 'tentative' : 'unreliable';
  }
  if (value <= 0) return 'none';
  const steps = ['slight', 'fair', 'moderate', 'substantial', 'almost-perfect'] as const;
  return steps[Math.min(4, Math.ceil(value * 5 - 1e-9) - 1)] ?? 'slight';
}
