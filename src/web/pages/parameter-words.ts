/** What authors call the things that question types let them set; a new one is called by its own name until it is put here. */

import type { Parameter } from '../../domain/questionnaire/question-type.js';

const WORDS: Readonly<Record<string, string>> = {
  randomize: 'In which order are the choices shown?',
  seed: 'What the random order follows from',
  min: 'Fewest, or least',
  max: 'Most',
  step: 'In steps of',
  unit: 'What it counts, in one word',
  'unit-cy': 'The same word in Welsh',
  top: 'How many places there are to give',
  least: 'How many places must be given',
  start: 'Where the scale starts',
  end: 'Where the scale ends',
  tick_interval: 'Points labelled every',
  tick_labelset: 'List that names the points',
  placeholder: 'Point shown before anybody chooses',
  rows: 'Lines of the box',
  ask: 'How is it asked?',
  items: 'Items in each task',
  tasks: 'Tasks for each respondent',
  versions: 'Versions of the design',
  alternatives: 'Options in each task',
  none: 'Is “none of these” offered?',
  equal: 'Is “no preference” offered?',
  sum: 'Points to share out',
  total: 'Points to share out',
};

/** What experiments call otherwise. */
const DESIGN_WORDS: Readonly<Record<string, string>> = {
  versions: 'Different sets of tasks, of which each respondent gets one',
  seed: 'What the design is drawn from',
};

/** What holds where an experiment's field is left empty (`experiment.ts`). */
const DESIGN_HINTS: Readonly<Record<string, string>> = {
  versions: 'A whole number from 1 to 1000. Left empty, 10.',
  seed: 'Any words: the same words draw the same design. Left empty, the name of the question.',
};

/** What an experiment's field wants besides what every such field does; null where there is nothing to add. */
export function designParameterHint(name: string): string | null {
  return Object.hasOwn(DESIGN_HINTS, name) ? (DESIGN_HINTS[name] ?? null) : null;
}

/** The same of an experiment's parameter. */
export function designParameterWords(name: string): string {
  return Object.hasOwn(DESIGN_WORDS, name) ? (DESIGN_WORDS[name] ?? name) : parameterWords(name);
}

/** The parameter's name for people. */
export function parameterWords(name: string): string {
  return Object.hasOwn(WORDS, name) ? (WORDS[name] ?? name) : name;
}

/** What the words of a parameter mean, by its name; the first is what holds without any. */
const MEANINGS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  randomize: { false: 'As they stand in the list', true: 'In another order for each respondent' },
  ask: { tick: 'As a box to tick', 'yes-no': 'As a question with yes and no' },
  equal: { no: 'No: everybody prefers one of the two', yes: 'Yes' },
  none: { no: 'No: everybody chooses one of them', yes: 'Yes' },
};

/** The words of a parameter as choices; the first has the value of an empty field. */
export function parameterChoices({ name, words = [''] }: Pick<Parameter, 'name' | 'words'>) {
  const meanings = Object.hasOwn(MEANINGS, name) ? (MEANINGS[name] ?? {}) : {};
  return words.map((word, at) => ({ value: at === 0 ? '' : word, text: meanings[word] ?? word }));
}

const APPEARANCES: Readonly<Record<string, string>> = {
  minimal: 'A list to open',
  autocomplete: 'A box that suggests choices while somebody types',
  'columns-pack': 'Side by side, where there is room',
};

/** The usual look and these others, for people; none where there are no others. */
export function appearanceChoices(words: readonly string[]) {
  if (words.length === 0) return [];
  const others = words.map((value) => ({ value, text: APPEARANCES[value] ?? value }));
  return [{ value: '', text: 'One below the other' }, ...others];
}
