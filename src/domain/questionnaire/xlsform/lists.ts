/** The questionnaire's choice lists: those of both sheets, and those that or_other adds a choice to. */
import type { ListedChoice } from '../questionnaire.js';
import type { ChoiceLists } from './choice-lists.js';
import { questionRows, type Reading } from './reading.js';
import type { SurveyRow } from './rows.js';

/** The lists by name, and the name under which each question finds its own. */
export interface QuestionnaireLists {
  readonly lists: Readonly<Record<string, readonly ListedChoice[]>>;
  listFor(row: SurveyRow): string | null;
}

/** Lists of external_choices keep their names where no list of choices has it. */
export function listsOf(reading: Reading): QuestionnaireLists {
  const { lists, externalLists } = reading;
  const outside = (name: string) => (lists.has(name) ? `${name}_external` : name);
  const withOther = new Set(
    questionRows(reading).flatMap(({ word }) => (word.kind === 'select' && word.orOther ? [word.list] : [])),
  );
  const all = new Map([...choicesOf(lists), ...choicesOf(externalLists, outside)]);
  for (const name of withOther) all.set(name, asksOther(all.get(name) ?? [], reading));
  return {
    lists: Object.fromEntries(all),
    listFor: ({ word }) => {
      if (word.kind === 'listed') return word.list;
      if (word.kind !== 'select') return null;
      return word.picks === 'external' ? outside(word.list) : word.list;
    },
  };
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
