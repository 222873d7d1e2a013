/** The cell `parameters`: `key=value` pairs between spaces, commas or semicolons. */

/** The pairs, keys in lower case; null where the cell is not written as pairs. A later key wins. */
export function readParameters(text: string): ReadonlyMap<string, string> | null {
  const tokens = text.match(/=|[^\s=,;]+/g) ?? [];
  const pairs = new Map<string, string>();
  for (let at = 0; at < tokens.length; at += 3) {
    const [key, sign, value] = tokens.slice(at, at + 3);
    if (key === undefined || key === '=' || sign !== '=' || value === undefined || value === '=') return null;
    if (key === '__proto__') return null;
    const name = key.toLowerCase();
    pairs.set(name, value);
  }
  return pairs;
}

/** The pairs as a cell: `key=value key=value`. The inverse of `readParameters` for values that it can give. */
export function writeParameters(parameters: Readonly<Record<string, string>>): string {
  return Object.entries(parameters)
    .map(([key, value]) => `${key}=${value}`)
    .join(' ');
}

/** A number as XLSForm's parameters write it; null where the text is none. */
export function readNumber(text: string): number | null {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : null;
}

/** Whether the text is a whole number. */
export function isWhole(text: string): boolean {
  return /^[+-]?\d+$/.test(text);
}
