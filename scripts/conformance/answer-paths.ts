/** Finds in an answer what a conformance case expects there, by its path, and compares within the case's tolerance. */

/** What a case may say of its tolerance. */
export interface Tolerance {
  readonly relative?: number;
}

/** An expected 0 has no share to be off by. */
const NEAR_ZERO = 1e-9;
const USUAL = 1e-8;

/** One phrase for each expected value that the answer does not meet. */
export function pathDifferences(
  answer: unknown,
  expect: Readonly<Record<string, unknown>>,
  tolerance: Tolerance,
): readonly string[] {
  return Object.entries(expect).flatMap(([path, wanted]) => {
    const found = valueAt(answer, path);
    return agrees(found, wanted, tolerance.relative ?? USUAL)
      ? []
      : [`${path} ${JSON.stringify(found)}, expected ${JSON.stringify(wanted)}`];
  });
}

function agrees(found: unknown, wanted: unknown, relative: number): boolean {
  if (typeof wanted !== 'number') return JSON.stringify(found) === JSON.stringify(wanted);
  if (typeof found !== 'number') return false;
  return Math.abs(found - wanted) <= (wanted === 0 ? NEAR_ZERO : relative * Math.abs(wanted));
}

/**
 * The value at the path: keys with dots between them, `[0]` a place, `[row=E,column=Yes]` the one element with these
 * values, `.length` of a list. After `coefficients.` everything up to the last dot is one key.
 */
export function valueAt(answer: unknown, path: string): unknown {
  return stepsOf(path).reduce((value, step) => follow(value, step), answer);
}

function stepsOf(path: string): readonly string[] {
  const coefficient = /^coefficients\.(.+)\.([^.]+)$/s.exec(path);
  if (coefficient !== null) return ['coefficients', ...coefficient.slice(1)];
  return [...path.matchAll(/\[((?:"(?:[^"\\]|\\.)*"|[^\]])*)\]|([^.[]+)/gs)].map(([whole, inside, key]) =>
    inside === undefined ? (key ?? '') : whole,
  );
}

function follow(value: unknown, step: string): unknown {
  if (Array.isArray(value) && step === 'length') return value.length;
  const inside = /^\[(.*)\]$/s.exec(step)?.[1];
  if (inside === undefined) return memberOf(value, step);
  if (!Array.isArray(value)) return undefined;
  if (/^\d+$/.test(inside)) return value[Number(inside)];
  const wanted = conditionsOf(inside);
  const matching = value.filter((each) =>
    wanted.every(([key, text]) => textOf(memberOf(each, key)) === text),
  );
  return matching.length === 1 ? matching[0] : undefined;
}

function conditionsOf(inside: string): readonly (readonly [string, string])[] {
  return [...inside.matchAll(/([^=,]+)=("(?:[^"\\]|\\.)*"|[^,]*)/gs)].map(([, key = '', value = '']) => [
    key,
    value.startsWith('"') ? `=${JSON.parse(value)}` : value === 'null' ? 'null' : `=${value}`,
  ]);
}

/** Texts and numbers are marked, so that the text "null" is not the bare null. */
const textOf = (value: unknown) => (value === null ? 'null' : `=${String(value)}`);

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}
