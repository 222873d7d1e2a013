/** Calculations and conditions that wait for themselves, at once or by way of others. */
import { parseExpression } from '../expressions/index.js';
import { expressionOf } from './expressions-of.js';
import type { Check } from './reading.js';
import { everyRow } from './rows.js';
import { faultAt, textAt } from './table.js';

/** The most names that a fault tells of a ring. */
const MOST_TOLD = 8;

/** The two ways in which a question can need another: to work out its value, and to know whether it is asked. */
const NEEDS = [
  ['bind::calculate', 'expected no calculation to need its own value'],
  ['bind::relevant', 'expected no condition to need the answer that it decides about'],
] as const;

/** Every row at which a ring closes; calculations that wait for a trigger close none. */
export const checkCycles: Check = (reading) =>
  NEEDS.flatMap(([path, expected]) => {
    const rows = everyRow(reading.rows).filter(
      ({ row }) => row.cells.has(path) && (path === 'bind::relevant' || !row.cells.has('trigger')),
    );
    const rings = ringsIn(new Map(rows.map(({ name, row }) => [name, namesIn(textAt(row, path))])));
    return rows.flatMap(({ name, row }) => {
      const ring = rings.get(name);
      if (ring === undefined) return [];
      const way = ring.length > MOST_TOLD ? [...ring.slice(0, MOST_TOLD), '…'] : ring;
      return [faultAt(row, path, `${expected}, found ${[...way, name].join(' → ')}`)];
    });
  });

function namesIn(text: string): readonly string[] {
  const parsed = parseExpression(expressionOf(text) ?? '');
  if (!parsed.ok) return [];
  return parsed.value.references.filter(({ kind }) => kind === 'question').map(({ name }) => name);
}

/** One ring for each name that a search from the top down comes back to, beginning with that name. */
function ringsIn(needs: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly string[]> {
  const rings = new Map<string, readonly string[]>();
  const done = new Set<string>();
  for (const start of needs.keys()) {
    const way: { name: string; left: string[] }[] = [];
    const onWay = new Set<string>();
    const enter = (name: string) => {
      way.push({ name, left: [...(needs.get(name) ?? [])].reverse() });
      onWay.add(name);
    };
    if (!done.has(start)) enter(start);
    for (let last = way.at(-1); last !== undefined; last = way.at(-1)) {
      const next = last.left.pop();
      if (next === undefined) {
        way.pop();
        onWay.delete(last.name);
        done.add(last.name);
      } else if (onWay.has(next)) {
        if (!rings.has(next)) rings.set(next, ringFrom(next, way));
      } else if (!done.has(next) && needs.has(next)) {
        enter(next);
      }
    }
  }
  return rings;
}

function ringFrom(name: string, way: readonly { readonly name: string }[]): readonly string[] {
  const names = way.map((step) => step.name);
  return names.slice(names.lastIndexOf(name));
}
