/** Entities: held to XLSForm's rules, and left out with a note. */
import { faults, read, sheet, survey } from './kit.js';

const form = (saveTo: string, columns: string, ...rows: string[]) =>
  `${survey('type | name | label | save_to', `text | a | A | ${saveTo}`)}\n${sheet('entities', columns, ...rows)}`;

test('entities are accepted and left out, which the author is told', () => {
  const { notes, obstacles } = read(form('height', 'list_name | label', 'trees | ${a}'));
  expect(notes.map(({ sheet: name, sentence }) => [name, sentence])).toEqual([
    ['entities', 'surveys save no entities: the sheet is left out'],
  ]);
  expect(obstacles).toEqual([]);
  expect(faults(form('', 'dataset | entity_id', 'trees | ${a}'))).toEqual([]);
  expect(faults(form('trees#height', 'dataset | entity_id | update_if', 'trees | ${a} | true()'))).toEqual(
    [],
  );
});

test.each<[string, string, RegExp]>([
  [
    'an answer saved where no entity is',
    survey('type | name | label | save_to', 'text | a | A | x'),
    /on the sheet entities/,
  ],
  ['a property that is taken', form('Label', 'dataset | label', 'trees | x'), /other than name and label/],
  ['a property of ODK', form('__id', 'dataset | label', 'trees | x'), /found "__id"/],
  ['a list without a name', form('', 'label', 'x'), /^entities row 2, dataset/],
  ['a list with a full stop', form('', 'dataset | label', 'a.b | x'), /without full stops, found "a.b"/],
  ['no label for new ones', form('', 'dataset', 'trees'), /^entities row 2, label/],
  [
    'an update of nothing',
    form('', 'dataset | label | update_if', 'trees | x | true()'),
    /an entity_id beside update_if/,
  ],
  [
    'a column that is none',
    form('', 'dataset | label | colour', 'trees | x | red'),
    /^entities row 1, colour/,
  ],
  [
    'a condition to make without one to change',
    form('', 'dataset | entity_id | create_if', 'trees | x | true()'),
    /update_if beside create_if/,
  ],
])('%s', (_what, text, sentence) => {
  expect(faults(text)).toEqual([expect.stringMatching(sentence)]);
});
