/** What authors call the things that question types let them set; a new one is called by its own name until it is put here. */

const WORDS: Readonly<Record<string, string>> = {
  randomize: 'Choices in random order',
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
  ask: 'How it is asked',
  items: 'Items in each task',
  tasks: 'Tasks for each respondent',
  versions: 'Versions of the design',
  alternatives: 'Options in each task',
  none: 'Offer “none of these”',
  sum: 'Points to share out',
  total: 'Points to share out',
};

/** The parameter's name for people. */
export function parameterWords(name: string): string {
  return Object.hasOwn(WORDS, name) ? (WORDS[name] ?? name) : name;
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
