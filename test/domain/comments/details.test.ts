/** What could tell who wrote a comment: found, taken out, and whether a quote keeps to what was said. */
import { detailsIn, isFaithful, withoutDetails } from '../../../src/domain/comments/details.js';
import { readWordLists } from '../../../src/services/analysis/comments/word-lists.js';

const { details } = readWordLists();
const found = (text: string) => detailsIn(text, details).map(({ kind, text: at }) => `${kind}: ${at}`);

test.each<[string, string[]]>([
  [
    'Mail mair.jones@example.org or mair @ example.org',
    ['e-mail: mair.jones@example.org', 'e-mail: mair @ example.org'],
  ],
  [
    'See https://example.org/a?b=1 and example.co.uk/x, or @mairj',
    ['web: https://example.org/a?b=1', 'web: example.co.uk/x,', 'web: @mairj'],
  ],
  [
    'Ring (029) 2018 0000, +44 7700 900123 or 07700900123',
    ['phone: (029) 2018 0000', 'phone: +44 7700 900123', 'phone: 07700900123'],
  ],
  ['We live at CF10 3AT, ward B12', ['postcode: CF10 3AT', 'number: B12']],
  ['On the 3rd, aged 43, NHS number 943 476 5919', ['number: 3rd', 'number: 43', 'phone: 943 476 5919']],
  ['I asked Dr Rhian ap Huw and sister mary', ['title: Dr Rhian', 'name: Huw', 'title: sister mary']],
  [
    'Mair helped. Olwen Parry did not. Then we asked Glenda.',
    ['name: Mair', 'name: Olwen Parry', 'name: Glenda'],
  ],
  ['The GP said on Monday that the NHS and I should wait', []],
  ['Symudais i Ynys Môn o Aberystwyth', ['place: Ynys Môn', 'place: Aberystwyth']],
  ['reading about a bath in bath; Reading, St Albans’ ward', ['place: Reading', 'place: St Albans']],
  ['NOBODY TOLD MAIR ANYTHING', ['name: MAIR', 'capitals: NOBODY TOLD MAIR ANYTHING']],
  ['', []],
])('%s', (text, expected) => {
  expect(found(text).sort()).toEqual([...expected].sort());
});

test('what is taken out leaves one mark for what stood together', () => {
  const text = 'Dr Jones, Cardiff, saw me on 3 May.';
  expect(withoutDetails(text, detailsIn(text, details))).toBe('[…], saw me on […] May.');
});

test.each<[string, boolean]>([
  ['The nurse explained everything', true],
  ['The nurse […] everything, […] twice.', true],
  ['The nurse […] everything, twice.', false],
  ['[My] nurse explained … twice', true],
  ['everything explained', false],
  ['The nurse explained nothing', false],
  ['[…]', false],
  ['urse explained', false],
])('“%s” keeps to the comment: %s', (quote, expected) => {
  expect(isFaithful(quote, 'The nurse explained everything, and she did so twice.')).toBe(expected);
});
