/** How a number reads when it becomes an answer (XPath 1.0 section 4.2, with a blank for NaN as in XForms). */

/** A number as people write it: no exponent, no sign on zero, nothing for NaN. */
export function textOfNumber(value: number): string {
  if (Number.isNaN(value)) return '';
  const short = String(value);
  return short.includes('e') ? withoutExponent(short) : short;
}

/** "1.5e-7" as "0.00000015". */
function withoutExponent(short: string): string {
  const [, sign = '', whole = '', decimals = '', exponent = '0'] =
    /^(-?)(\d+)\.?(\d*)e([+-]\d+)$/.exec(short) ?? [];
  const digits = whole + decimals;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, '0')}`;
}
