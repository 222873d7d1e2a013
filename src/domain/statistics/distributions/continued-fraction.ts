/** Continued fractions, from the front, as long as it takes. */

const TINY = 1e-300;
/** Beyond this many terms a fraction has no answer here; none of ours comes near. */
const MOST_TERMS = 20_000_000;
const ENOUGH = 2 ** -53;

/**
 * b₀ + a₁/(b₁ + a₂/(b₂ + …)) by Lentz's algorithm as modified by Thompson and Barnett (*Journal of Computational
 * Physics* 64, 1986), until another term changes nothing. `term(n)` writes aₙ and bₙ into its second argument.
 */
export function continuedFraction(
  first: number,
  term: (n: number, into: { a: number; b: number }) => void,
): number {
  const at = { a: 0, b: 0 };
  let fraction = first === 0 ? TINY : first;
  let numerators = fraction;
  let denominators = 0;
  for (let n = 1; n <= MOST_TERMS; n += 1) {
    term(n, at);
    denominators = at.b + at.a * denominators;
    numerators = at.b + at.a / numerators;
    denominators = 1 / (denominators === 0 ? TINY : denominators);
    if (numerators === 0) numerators = TINY;
    const change = numerators * denominators;
    fraction *= change;
    if (Math.abs(change - 1) <= ENOUGH) break;
  }
  return fraction;
}
