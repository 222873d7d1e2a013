/** What a new version of a questionnaire changes, as data: whoever publishes it reads it as a list. */
import type { Questionnaire, QuestionnairePart } from '../questionnaire.js';

/** What can differ. A choice is named with its list; settings and languages are named by what they are called. */
export type Compared = 'question' | 'group' | 'repeat' | 'choice' | 'quota' | 'screen-out' | 'setting';

/**
 * One difference. `changed` has the fields that differ, in the questionnaire's words (`label`, `relevant`, `list`);
 * `moved` is another place in the order, or in another group.
 */
export interface Difference {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  readonly what: Compared;
  readonly name: string;
  /** The list of a choice; null for everything else. */
  readonly list: string | null;
  readonly fields: readonly FieldDifference[];
}

/** A field as it was and as it is, each as JSON. */
export interface FieldDifference {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

interface Item {
  readonly what: Compared;
  readonly list: string | null;
  readonly name: string;
  /** The name of what it stands in. */
  readonly within: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Fields that say where something was written, or that are compared part by part. */
const LEFT_OUT = new Set(['place', 'children', 'name', 'kind']);

/** Every difference, first the parts in the new order, then lists, quotas, screen-outs and settings. */
export function differences(before: Questionnaire, after: Questionnaire): readonly Difference[] {
  const [old, now] = [itemsOf(before), itemsOf(after)];
  const [oldByKey, nowByKey] = [byKey(old), byKey(now)];
  const moved = movedKeys(old, now);
  const changed = now.flatMap((item): readonly Difference[] => {
    const was = oldByKey.get(keyOf(item));
    if (was === undefined) return [difference('added', item)];
    const fields = fieldDifferences(was, item);
    return [
      ...(fields.length > 0 ? [difference('changed', item, fields)] : []),
      ...(moved.has(keyOf(item)) ? [difference('moved', item)] : []),
    ];
  });
  const removed = old.filter((item) => !nowByKey.has(keyOf(item)));
  return [...changed, ...removed.map((item) => difference('removed', item))];
}

function difference(
  kind: Difference['kind'],
  { what, name, list }: Item,
  fields: readonly FieldDifference[] = [],
): Difference {
  return { kind, what, name, list, fields };
}

function itemsOf(questionnaire: Questionnaire): readonly Item[] {
  const { parts, lists, quotas, screenOuts, settings, languages, carried = {} } = questionnaire;
  const choices = Object.entries(lists).flatMap(([list, each]) =>
    each.map(
      (choice): Item => ({ what: 'choice', list, name: choice.name, within: list, fields: { ...choice } }),
    ),
  );
  const named = <Rule extends { readonly name: string }>(what: Compared, rules: readonly Rule[]) =>
    rules.map((rule): Item => ({ what, list: null, name: rule.name, within: '', fields: { ...rule } }));
  const set = Object.entries({ ...settings, languages, carried }).map(
    ([name, value]): Item => ({ what: 'setting', list: null, name, within: '', fields: { [name]: value } }),
  );
  return [
    ...partItems(parts, ''),
    ...choices,
    ...named('quota', quotas),
    ...named('screen-out', screenOuts),
    ...set,
  ];
}

function partItems(parts: readonly QuestionnairePart[], within: string): readonly Item[] {
  return parts.flatMap((part) => {
    const item: Item = { what: part.kind, list: null, name: part.name, within, fields: { ...part } };
    return part.kind === 'question' ? [item] : [item, ...partItems(part.children, part.name)];
  });
}

/** A group that becomes a repeat is another part. Names that parts of different groups share are told apart. */
function keyOf({ what, list, name, within }: Item): string {
  return JSON.stringify([what, list, name, what === 'choice' ? within : '']);
}

function byKey(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [keyOf(item), item]));
}

function fieldDifferences(was: Item, item: Item): readonly FieldDifference[] {
  const names = new Set([...Object.keys(was.fields), ...Object.keys(item.fields)]);
  return [...names]
    .filter((field) => item.what === 'setting' || !LEFT_OUT.has(field))
    .map((field) => ({ field, before: json(was.fields[field]), after: json(item.fields[field]) }))
    .filter(({ before, after }) => before !== after);
}

/** JSON with names in alphabetical order, so that the order in which texts were written is no difference. */
function json(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

/** What stands in another group, or not among the longest run of those that kept their order. */
function movedKeys(old: readonly Item[], now: readonly Item[]): ReadonlySet<string> {
  const before = new Map(old.map((item, index) => [keyOf(item), { index, within: item.within }]));
  const both = now.filter((item) => before.has(keyOf(item)));
  const kept = longestRise(both.map((item) => before.get(keyOf(item))?.index ?? -1));
  const moved = both.filter(
    (item, index) => !kept.has(index) || before.get(keyOf(item))?.within !== item.within,
  );
  return new Set(moved.map(keyOf));
}

/** The places of a longest rising sequence (patience sorting). */
function longestRise(values: readonly number[]): ReadonlySet<number> {
  const tops: number[] = [];
  const previous = values.map(() => -1);
  for (const [place, value] of values.entries()) {
    const pile = tops.findIndex((top) => (values[top] ?? 0) >= value);
    const onto = pile === -1 ? tops.length : pile;
    previous[place] = tops[onto - 1] ?? -1;
    tops[onto] = place;
  }
  const rise = new Set<number>();
  for (let place = tops.at(-1) ?? -1; place !== -1; place = previous[place] ?? -1) rise.add(place);
  return rise;
}
