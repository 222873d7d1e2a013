/** Names of sheets and columns that are nearly right pass, and their author is told which is nearest; whatever else stands there is not remarked on. */
import fc from 'fast-check';
import { describeSheetFault } from '../../../../src/domain/questionnaire/xlsform/index.js';
import { distance } from '../../../../src/domain/questionnaire/xlsform/spelling.js';
import { choices, faults, read, sheet, survey } from './kit.js';

const notes = (...sheets: string[]) => read(sheets.join('\n')).notes.map(describeSheetFault);
const ASKED = survey('type | name | label', 'text | a | A');

test('a column of the survey that is nearly one that is read is told with its sheet, row and the name that is meant', () => {
  const form = survey(
    'type | name | label | relevent | required_mesage | apearance',
    'text | a | A | 1 | x | y',
  );
  expect(notes(form)).toEqual([
    'survey row 1, relevent: nothing is read from this column: is it "relevant"?',
    'survey row 1, required_mesage: nothing is read from this column: is it "required_message"?',
    'survey row 1, apearance: nothing is read from this column: is it "appearance"?',
  ]);
});

test('letters that changed places, another case and a language behind the name are seen through', () => {
  const form = survey('type | name | label::English (en) | Lable::Welsh (cy)', 'text | a | A | B');
  expect(notes(form)).toEqual([
    'survey row 1, Lable::Welsh (cy): nothing is read from this column: is it "label::Welsh (cy)"?',
  ]);
});

test('so is a sheet, where the one that is meant is missing', () => {
  const setings = sheet('Setings', 'form_title', 'T');
  expect(notes(ASKED, setings)).toEqual(['Setings: nothing is read from this sheet: is it "settings"?']);
  expect(notes(ASKED, setings, sheet('settings', 'form_title | verson', 'T | 2'))).toEqual([
    'settings row 1, verson: nothing is read from this column: is it "version"?',
  ]);
  expect(notes(ASKED, sheet('_setings', 'form_title', 'T'))).toEqual([]);
});

test('columns of choices that a filter names are the author’s own', () => {
  const list = sheet('choices', 'list_name | name | label | names', 'c | x | X | k');
  const asked = (filter: string) =>
    survey('type | name | label | choice_filter', `select_one c | a | A | ${filter}`);
  expect(notes(asked("names = 'k'"), list)).toEqual([]);
  expect(notes(asked(''), list)).toEqual([
    'choices row 1, names: nothing is read from this column: is it "name"?',
  ]);
});

test('columns that are far from every name, or are read under another name, are not remarked on', () => {
  expect(
    notes(
      survey('type | name | caption | relevance | comments | level | _lable', 'text | a | A | 1 | x | y | z'),
    ),
  ).toEqual([]);
  const filled = sheet('choices', 'list_name | name | label | attribute | county', 'c | x | X | k | Kent');
  expect(
    notes(survey('type | name | label | bind::orx:max-pixels', 'select_one c | a | A | 9'), filled),
  ).toEqual([]);
});

test('beside faults they stand first, since they may be the cause', () => {
  expect(faults(survey('type | name | lable', 'text | a | A'))).toEqual([
    'survey row 1, lable: nothing is read from this column: is it "label"?',
    'survey row 2, label: expected a label or a hint, found neither',
  ]);
  expect(faults(survey('tpye | name | label', 'text | a | A'))).toContain(
    'survey row 1: expected the column type, found none of that name; is it "tpye"?',
  );
  expect(
    faults(
      [
        survey('type | name | label', 'select_one c | a | A'),
        sheet('choices', 'list_name | nmae | label', 'c | x | X'),
      ].join('\n'),
    ),
  ).toContain('choices row 1: expected the column name, found none of that name; is it "nmae"?');
  expect(notes(survey('type | name | label', 'select_one c | a | A'), choices('c', 'x'))).toEqual([]);
});

test('the distance of two words is symmetric, 0 for equal words alone, and 1 for neighbours that changed places', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
  fc.assert(
    fc.property(word, word, (one, other) => {
      expect(distance(one, other)).toBe(distance(other, one));
      expect(distance(one, other) === 0).toBe(one === other);
      expect(distance(one, `${one}x`)).toBe(1);
    }),
  );
  expect([distance('lable', 'label'), distance('reqired', 'required'), distance('tpye', 'type')]).toEqual([
    1, 1, 1,
  ]);
});
