/** Which answers decide what is asked, and which places would have to wait for themselves. */
import type { Expression } from '../expressions/index.js';
import type { QuestionSlot, Slot } from './compiled.js';
import type { CompileFault } from './fault.js';

export type SlotsByName = ReadonlyMap<string, readonly Slot[]>;

/** Every place by its part's name. */
export function byName(slots: readonly Slot[]): SlotsByName {
  const found = new Map<string, Slot[]>();
  for (const slot of slots) found.set(slot.name, [...(found.get(slot.name) ?? []), slot]);
  return found;
}

/** The places that the expression names; with steps, also those that a path may come to. */
export function namedIn(expression: Expression, slots: SlotsByName, withSteps: boolean): readonly Slot[] {
  return expression.references
    .filter(({ kind }) => kind === 'question' || (withSteps && kind === 'step'))
    .flatMap(({ name }) => slots.get(name) ?? []);
}

/** For each place every question of which something asked depends, directly or through others; not itself. */
export function deciders(slots: readonly Slot[], named: SlotsByName): Map<Slot, readonly QuestionSlot[]> {
  const sourcesOf = new Map(slots.map((slot) => [slot, sources(slot, named)] as const));
  const found = (slot: Slot) => reached([slot], (each) => sourcesOf.get(each) ?? []);
  return new Map(slots.map((slot) => [slot, found(slot).filter((other) => other !== slot)] as const));
}

/** The questions on a page that decide about these places, these included. */
export function decidersOf(from: readonly Slot[], named: SlotsByName): readonly QuestionSlot[] {
  return reached(from, (slot) => sources(slot, named));
}

function reached(from: readonly Slot[], sourcesOf: (slot: Slot) => readonly Slot[]): readonly QuestionSlot[] {
  const seen = new Set<Slot>(from);
  for (const slot of seen) for (const next of sourcesOf(slot)) seen.add(next);
  return [...seen].filter((slot): slot is QuestionSlot => slot.kind === 'question' && slot.asked);
}

/** All that the place's being asked, and its value, may follow from. */
function sources(slot: Slot, named: SlotsByName): readonly Slot[] {
  const triggers = slot.kind === 'question' ? slot.part.trigger.flatMap((name) => named.get(name) ?? []) : [];
  const calculation = slot.kind === 'question' ? refers(slot.calculation, named, true) : [];
  return [...needed(slot, named, true), ...calculation, ...triggers];
}

/** The same without a calculation that waits for its trigger, and without paths unless asked for. */
function needed(slot: Slot, named: SlotsByName, withSteps: boolean): readonly Slot[] {
  const around = slot.parent === null ? [] : [slot.parent];
  const asked = [...around, ...refers(slot.relevant, named, withSteps)];
  if (slot.kind === 'group') return asked;
  if (slot.kind === 'repeat') return [...asked, ...refers(slot.count, named, withSteps)];
  const start = slot.default?.kind === 'expression' ? slot.default.expression : null;
  const isTriggered = slot.part.trigger.length > 0;
  return [
    ...asked,
    ...refers(isTriggered ? null : slot.calculation, named, withSteps),
    ...refers(start, named, withSteps),
    ...refers(slot.choiceFilter, named, withSteps).filter((other) => other !== slot),
  ];
}

function refers(expression: Expression | null, named: SlotsByName, withSteps: boolean): readonly Slot[] {
  return expression === null ? [] : namedIn(expression, named, withSteps);
}

/** Every ring of places of which each has to be known before the next; each ring is told once, at its first place. */
export function ringFaults(slots: readonly Slot[], named: SlotsByName): readonly CompileFault[] {
  const done = new Set<Slot>();
  const faults: CompileFault[] = [];
  for (const start of slots) {
    for (const ring of ringsFrom(start, named, done)) faults.push(ringFault(ring));
  }
  return faults;
}

/** Walks depth first without recursion; a place met again on the way closes a ring. */
function ringsFrom(start: Slot, named: SlotsByName, done: Set<Slot>): readonly (readonly Slot[])[] {
  if (done.has(start)) return [];
  const rings: (readonly Slot[])[] = [];
  const way: { slot: Slot; left: Slot[] }[] = [{ slot: start, left: [...needed(start, named, false)] }];
  for (let step = way.at(-1); step !== undefined; step = way.at(-1)) {
    const next = step.left.pop();
    if (next === undefined) {
      done.add(step.slot);
      way.pop();
      continue;
    }
    const met = way.findIndex(({ slot }) => slot === next);
    if (met !== -1) rings.push(way.slice(met).map(({ slot }) => slot));
    else if (!done.has(next)) way.push({ slot: next, left: [...needed(next, named, false)] });
  }
  return rings;
}

function ringFault(ring: readonly Slot[]): CompileFault {
  const [first] = ring as readonly [Slot, ...Slot[]];
  const names = [...ring, first].map(({ name }) => name).join(' → ');
  const field = first.kind === 'question' && first.calculation !== null ? 'calculation' : 'relevant';
  const { name, place } = first.part;
  return {
    ...{ sheet: 'survey', name, place, field, column: null },
    sentence: `expected an order in which everything can be worked out, found a circle: ${names}`,
  };
}
