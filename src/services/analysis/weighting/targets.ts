/** Targets of raking as a CSV: a line for each category with its variable, itself and what it should be. */
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { ok, type Result, refuse } from '../../../shared/result.js';
import type { Category } from '../data-set/data-set.js';
import type { WeightDefinition } from '../definitions/definition.js';
import type { Description } from '../enquiries/describe.js';

type Targets = WeightDefinition['targets'];

/** More faults than that are one fault. */
const MOST_FAULTS = 5;

interface Line {
  readonly number: number;
  readonly variable: string;
  readonly category: string;
  readonly target: string;
}

/**
 * Reads `variable,category,target` (a header in any order of these, commas, semicolons or tabs). Variables are names,
 * categories their names, labels or codes; a target is a share, a percentage or a count. Refused with a sentence for
 * each line that is wrong, and for each variable whose categories are not all there or do not sum up.
 */
export function readTargets(csv: string, description: Description): Result<Targets, readonly string[]> {
  const lines = linesOf(csv);
  if (!lines.ok) return lines;
  const faults: string[] = [];
  const margins = new Map<string, { category: string; target: number }[]>();
  for (const line of lines.value) {
    const read = readLine(line, description);
    if (!read.ok) {
      faults.push(`Line ${line.number}: ${read.problem}.`);
      continue;
    }
    const margin = margins.get(read.value.variable) ?? [];
    if (margin.some(({ category }) => category === read.value.category))
      faults.push(`Line ${line.number}: ${line.category} of ${line.variable} is there twice.`);
    margin.push({ category: read.value.category, target: read.value.target });
    margins.set(read.value.variable, margin);
  }
  const targets = [...margins].map(([variable, categories]) => ({ variable, categories }));
  faults.push(...targets.flatMap((margin) => marginFaults(margin, description)));
  if (targets.length === 0 && faults.length === 0) faults.push('There are no lines after the header.');
  if (faults.length > MOST_FAULTS)
    return refuse([...faults.slice(0, MOST_FAULTS), `And ${faults.length - MOST_FAULTS} more.`]);
  return faults.length > 0 ? refuse(faults) : ok(targets);
}

/** The targets as a CSV that `readTargets` reads. */
export function writeTargets(targets: Targets): string {
  const rows = targets.flatMap(({ variable, categories }) =>
    categories.map(({ category, target }) => [variable, category, String(target)]),
  );
  return stringify([['variable', 'category', 'target'], ...rows]);
}

function linesOf(csv: string): Result<readonly Line[], readonly string[]> {
  const [header = ''] = csv.trim().split('\n');
  const delimiter = ['\t', ';', ','].find((mark) => header.includes(mark)) ?? ',';
  const options = { delimiter, relax_column_count: true, trim: true, skip_empty_lines: true, bom: true };
  let rows: readonly (readonly string[])[];
  try {
    rows = parse(csv.trim(), options) as unknown as string[][];
  } catch (error) {
    return refuse([`This is no CSV: ${(error as Error).message}.`]);
  }
  const names = (rows[0] ?? []).map((name) => name.toLowerCase());
  const [variable, category, target] = ['variable', 'category', 'target'].map((name) => names.indexOf(name));
  if (variable === -1 || category === -1 || target === -1)
    return refuse(['Begin with a line that says variable,category,target.']);
  return ok(
    rows.slice(1).map((row, index) => ({
      number: index + 2,
      variable: row[variable ?? 0] ?? '',
      category: row[category ?? 0] ?? '',
      target: row[target ?? 0] ?? '',
    })),
  );
}

function readLine(
  { variable, category, target }: Line,
  { questions }: Description,
): Result<{ readonly variable: string; readonly category: string; readonly target: number }, string> {
  const found = questions.flatMap(({ variables }) => variables).find(({ name }) => name === variable);
  if (found === undefined) return refuse(`there is no variable called “${variable}”`);
  if (found.kind !== 'categories') return refuse(`${variable} has no categories`);
  const known = categoryCalled(found.categories, category);
  if (known === undefined) {
    const names = found.categories.map(({ name }) => name).join(', ');
    return refuse(`${variable} has no category “${category}”; it has ${names}`);
  }
  const number = numberIn(target);
  return number === null
    ? refuse(`“${target}” is no share, percentage or count above 0`)
    : ok({ variable, category: known.name, target: number });
}

function categoryCalled(categories: readonly Category[], typed: string): Category | undefined {
  const wanted = typed.trim().toLowerCase();
  const isCalled = ({ name, label, code }: Category) =>
    [name, ...Object.values(label), String(code)].some((word) => word?.toLowerCase() === wanted);
  return categories.find(({ name }) => name === typed) ?? categories.find(isCalled);
}

function numberIn(text: string): number | null {
  const plain = text.replaceAll(',', '').trim();
  const isPercent = plain.endsWith('%');
  const number = Number(isPercent ? plain.slice(0, -1) : plain);
  if (plain === '' || !Number.isFinite(number) || number <= 0) return null;
  return isPercent ? number / 100 : number;
}

/** Every category that says something has a target, and shares sum to 1. */
function marginFaults(
  { variable, categories }: Targets[number],
  { questions }: Description,
): readonly string[] {
  const found = questions.flatMap(({ variables }) => variables).find(({ name }) => name === variable);
  const told = new Set(categories.map(({ category }) => category));
  const missing = (found?.categories ?? []).filter(({ name, missing: silent }) => !silent && !told.has(name));
  const faults = missing.map(({ name }) => `${variable} has no target for ${name}.`);
  const sum = categories.reduce((total, { target }) => total + target, 0);
  const areShares = categories.every(({ target }) => target < 1);
  if (areShares && Math.abs(sum - 1) > 0.0005)
    faults.push(`The shares of ${variable} sum to ${sum.toFixed(4)}, not to 1.`);
  return categories.length < 2 ? [...faults, `${variable} needs at least two categories.`] : faults;
}
