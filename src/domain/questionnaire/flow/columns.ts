/** The variables of one survey over all its versions: what a response of any version has under each. */
import type { Choice, Question } from '../definition.js';
import type { Variable } from '../question-type.js';
import { questionType } from '../question-types/index.js';
import type { Compiled, QuestionSlot } from './compiled.js';

/** One question (in one instance of its repeats) with the variables that its answers become. */
export interface Column {
  readonly key: string;
  readonly instances: readonly number[];
  /** As all versions together ask it, named as its variables are; choices that were ever there are all there. */
  readonly question: Question;
  readonly variables: readonly Variable[];
  /** The question in each version, null where a version has none. */
  readonly slots: readonly (QuestionSlot | null)[];
}

/** How many instances of each repeat have columns, by the repeat's key; one where nothing is said. */
export type InstanceCounts = Readonly<Record<string, number>>;

interface Merged {
  readonly key: string;
  readonly slots: (QuestionSlot | null)[];
  question: Question;
}

/**
 * The columns of all versions (the first is the oldest), in the order of the newest, each question that only older
 * versions have after what it followed there. A question of another type is another question. Choices keep the order of
 * the oldest version, new ones follow, so that a code never comes to mean something else; labels are the newest.
 */
export function columnsOf(versions: readonly Compiled[], instances: InstanceCounts): readonly Column[] {
  const merged = new Map<string, Merged>();
  for (const [version, { slots }] of versions.entries()) {
    for (const slot of slots) {
      if (slot.kind === 'question' && hasVariables(slot)) merge(merged, slot, version, versions.length);
    }
  }
  const names = namesOf([...merged.values()]);
  return inOrder(versions, merged).flatMap((entry) =>
    instancesFor(entry.slots, instances).map((numbers) => {
      const name = [names.get(entry) ?? entry.key, ...numbers].join('_');
      const question = { ...entry.question, name };
      return {
        ...{ key: entry.key, instances: numbers, question, slots: entry.slots },
        variables: questionType(question.type).variables(question),
      };
    }),
  );
}

/** The newest question of a key has its plain name, others have the number of the last version that asked them. */
function namesOf(merged: readonly Merged[]): ReadonlyMap<Merged, string> {
  const taken = new Set<string>();
  const lastVersion = ({ slots }: Merged) => slots.findLastIndex((slot) => slot !== null);
  const newest = [...merged].sort((a, b) => lastVersion(b) - lastVersion(a));
  return new Map(
    newest.map((entry) => {
      const plain = entry.key.replaceAll('~', '_');
      const numbered = `${plain}_v${lastVersion(entry) + 1}`;
      let name = taken.has(plain) ? numbered : plain;
      while (taken.has(name)) name += '_';
      taken.add(name);
      return [entry, name];
    }),
  );
}

function hasVariables({ whole, part }: QuestionSlot): boolean {
  return questionType(part.type).variables(whole).length > 0;
}

/** Questions are the same in two versions when they have the same key and type. */
function identityOf({ key, part }: QuestionSlot): string {
  return `${key} ${part.type}`;
}

function merge(merged: Map<string, Merged>, slot: QuestionSlot, version: number, versions: number): void {
  const id = identityOf(slot);
  const known = merged.get(id);
  const entry = known ?? {
    key: slot.key,
    slots: Array.from({ length: versions }, () => null),
    question: slot.whole,
  };
  entry.slots[version] = slot;
  entry.question = {
    ...slot.whole,
    choices: mergedChoices(entry.question.choices, slot.whole.choices),
    rows: mergedChoices(entry.question.rows ?? [], slot.whole.rows ?? []),
  };
  merged.set(id, entry);
}

function mergedChoices(older: readonly Choice[], newer: readonly Choice[]): readonly Choice[] {
  const byName = new Map(newer.map((choice) => [choice.name, choice]));
  const known = new Set(older.map(({ name }) => name));
  return [
    ...older.map((choice) => byName.get(choice.name) ?? choice),
    ...newer.filter(({ name }) => !known.has(name)),
  ];
}

function inOrder(versions: readonly Compiled[], merged: ReadonlyMap<string, Merged>): readonly Merged[] {
  const order: string[] = [];
  for (const { slots } of [...versions].reverse()) {
    let after = -1;
    for (const slot of slots) {
      if (slot.kind !== 'question' || !merged.has(identityOf(slot))) continue;
      const at = order.indexOf(identityOf(slot));
      if (at === -1) order.splice(after + 1, 0, identityOf(slot));
      after = at === -1 ? after + 1 : at;
    }
  }
  return order.flatMap((id) => merged.get(id) ?? []);
}

/** Every combination of instance numbers; a single empty one outside repeats. */
function instancesFor(
  slots: readonly (QuestionSlot | null)[],
  instances: InstanceCounts,
): readonly (readonly number[])[] {
  const repeats = slots.findLast((slot) => slot !== null)?.repeats ?? [];
  return repeats.reduce<readonly (readonly number[])[]>(
    (outer, { key }) => {
      const count = Object.hasOwn(instances, key) ? (instances[key] ?? 1) : 1;
      return outer.flatMap((around) => Array.from({ length: count }, (_, index) => [...around, index + 1]));
    },
    [[]],
  );
}
