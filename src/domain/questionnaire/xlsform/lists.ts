/** The questionnaire's choice lists: those of both sheets, and those that or_other adds a choice to. */
import type { ListedChoice } from '../questionnaire.js';
import type { ChoiceLists } from './choice-lists.js';
import { questionRows, type Reading } from './reading.js';
import type { SurveyRow } from './rows.js';

/** The lists by name, and the name under which each question finds its own. */
export interface QuestionnaireLists {
  readonly lists: Readonly<Record<string, readonly ListedChoice[]>>;
  /** `parameter` is the one that names the list of a question which lists labels of a scale in place of choices. */
  listFor(row: SurveyRow, parameter?: string): string | null;
}

/** Lists of external_choices keep their names where no list of choices has it. */
export function listsOf(reading: Reading): QuestionnaireLists {
  const { lists, externalLists } = reading;
  const outside = (name: string) => (lists.has(name) ? `${name}_external` : name);
  const withOther = new Set(
    questionRows(reading).flatMap(({ word }) => (word.kind === 'select' && word.orOther ? [word.list] : [])),
  );
  const all = new Map([...choicesOf(lists), ...choicesOf(externalLists, outside)]);
  const scales = scaleLists(reading, withOther, all);
  for (const [name, own] of scales) all.set(own, all.get(name) ?? []);
  for (const name of withOther) all.set(name, asksOther(all.get(name) ?? [], reading));
  return {
    lists: Object.fromEntries(all),
    listFor: ({ word, parameters }, parameter) => {
      const labels = parameter === undefined ? undefined : parameters.get(parameter);
      if (labels !== undefined) return scales.get(labels) ?? labels;
      if (word.kind === 'listed') return word.list;
      if (word.kind !== 'select') return null;
      return word.picks === 'external' ? outside(word.list) : word.list;
    },
  };
}

/**
 * Lists that or_other adds a choice to and that also label the points of a scale, where there is no other: the scale keeps them
 * as they were written, under a name of its own that no list has.
 */
function scaleLists(
  reading: Reading,
  withOther: ReadonlySet<string>,
  lists: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, string> {
  const labelling = questionRows(reading).flatMap(({ type, parameters }) =>
    type === 'range' ? (parameters.get('tick_labelset') ?? []) : [],
  );
  const shared = [...new Set(labelling)].filter((name) => withOther.has(name));
  const free = (name: string): string => (lists.has(name) ? free(`${name}_scale`) : name);
  return new Map(shared.map((name) => [name, free(`${name}_scale`)]));
}

function choicesOf(
  lists: ChoiceLists,
  rename = (name: string) => name,
): readonly (readonly [string, readonly ListedChoice[]])[] {
  return [...lists].map(([name, written]) => [rename(name), written.map(({ choice }) => choice)]);
}

/** As XLSForm does, the list itself gains the choice, so that all who use it are offered it. */
function asksOther(choices: readonly ListedChoice[], { languages }: Reading): readonly ListedChoice[] {
  const found = choices.find(({ name }) => name === 'other');
  if (found !== undefined) {
    const behaviour = [...new Set([...found.behaviour, 'other' as const])];
    return choices.map((choice) => (choice === found ? { ...choice, behaviour } : choice));
  }
  const words: Readonly<Record<string, string>> = { en: 'Other', cy: 'Arall' };
  const label = Object.fromEntries(languages.all.map(({ code }) => [code, words[code] ?? 'Other']));
  return [...choices, { name: 'other', label, image: null, imageAlt: {}, filters: {}, behaviour: ['other'] }];
}
