/** Derived variables: what each rule gives, what it refuses in words, and in which order they are made. */
import type { DataSet } from '../../../src/services/analysis/data-set/data-set.js';
import type {
  Definition,
  Derivation,
  VariableDefinition,
} from '../../../src/services/analysis/definitions/definition.js';
import { LEFT_OUT } from '../../../src/services/analysis/derive/derivation.js';
import { derive, extended } from '../../../src/services/analysis/derive/index.js';
import { rowExpression } from '../../../src/services/analysis/derive/row-expression.js';
import { cellsOf, testDataSet } from '../../kit/data-set.js';

const grid = (part: string, cells: readonly string[]) => ({
  ...{ name: `views_${part}`, categories: ['1', '2', '3', '4', '5'], cells },
  of: { question: 'views', part, table: 'grid' as const },
});
const chosen = (part: string, cells: readonly string[]) => ({
  ...{ name: `used_${part.replace('-', '_')}`, categories: ['no', 'yes'], cells },
  of: { question: 'used', part, table: 'multiple-response' as const },
});
const DATA = testDataSet([
  {
    name: 'country',
    categories: ['england', 'wales', 'scotland'],
    cells: ['england', 'wales', 'scotland', 'hidden', 'wales'],
  },
  {
    name: 'role',
    categories: ['carer', 'nurse', 'none'],
    missing: ['none'],
    cells: ['carer', 'nurse', 'none', 'carer', 'skipped'],
  },
  { name: 'age', cells: [17, 18, 64, 65, 'skipped'] },
  grid('safe', ['5', '4', '1', 'skipped', '3']),
  grid('near', ['1', '2', '4', 'skipped', '5']),
  chosen('group', ['yes', 'no', 'no', 'hidden', 'no']),
  chosen('on-line', ['no', 'yes', 'no', 'hidden', 'no']),
  { name: 'since', kind: 'dates', cells: [17_000, 17_001, 'hidden', 17_003, 17_004] },
]);

const definition = (name: string, how: Derivation): Definition<VariableDefinition> => ({
  name,
  content: { kind: 'variable', label: { en: `Label of ${name}` }, how },
});
const made = (how: Derivation, data: DataSet = DATA) => {
  const { data: with_, failed } = extended(data, [definition('new', how)]);
  return failed.length > 0 ? failed : cellsOf(with_, 'new');
};
const sentenceOf = (how: Derivation) => {
  const derived = derive({ data: DATA, name: 'new', label: { en: 'New' }, how });
  return derived.ok ? null : `${derived.problem.field}: ${derived.problem.sentence}`;
};
const groups = [
  { label: { en: 'Britain' }, categories: ['england', 'scotland'] },
  { label: { en: 'Wales' }, categories: ['wales'] },
];

test('recoding brings categories together, keeps why a cell is blank, and leaves out the rest', () => {
  expect(made({ by: 'recode', of: 'country', groups })).toEqual(['britain', 'wales', 'britain', -2, 'wales']);
  expect(made({ by: 'recode', of: 'country', groups: groups.slice(1) })).toEqual([
    LEFT_OUT,
    'wales',
    LEFT_OUT,
    -2,
    'wales',
  ]);
});

test('a whole grid is recoded at once, row by row', () => {
  const agree = [{ label: { en: 'Agree' }, categories: ['4', '5'] }];
  const { data } = extended(DATA, [definition('agreed', { by: 'recode', of: 'views', groups: agree })]);
  expect(cellsOf(data, 'agreed_safe')).toEqual(['agree', 'agree', LEFT_OUT, -3, LEFT_OUT]);
  expect(cellsOf(data, 'agreed_near')).toEqual([LEFT_OUT, LEFT_OUT, 'agree', -3, 'agree']);
  expect(data.questions.at(-1)).toMatchObject({ name: 'agreed', table: 'grid', parts: ['safe', 'near'] });
});

test('bands take their lower bound in, and are called by what is in them', () => {
  const how: Derivation = { by: 'band', of: 'age', bounds: [18, 65], labels: [] };
  expect(made(how)).toEqual(['under_18', '18_to_64', '18_to_64', '65_or_more', -3]);
  const { data } = extended(DATA, [definition('new', how)]);
  expect(data.variables.at(-1)!.categories.map(({ label }) => label['en'])).toEqual([
    'Under 18',
    '18 to 64',
    '65 or more',
  ]);
  expect(made({ by: 'band', of: 'views_safe', bounds: [4], labels: [] })).toEqual([
    '4_or_more',
    '4_or_more',
    'under_4',
    -3,
    'under_4',
  ]);
});

test('combining keeps the pairs that somebody has; what says nothing says nothing together', () => {
  expect(made({ by: 'combine', of: ['country', 'role'] })).toEqual([
    'england__carer',
    'wales__nurse',
    'scotland__none',
    -2,
    -3,
  ]);
  const { data } = extended(DATA, [definition('new', { by: 'combine', of: ['country', 'role'] })]);
  expect(data.variables.at(-1)!.categories).toMatchObject([
    { label: { en: 'The england, The carer' }, missing: false },
    { label: { en: 'The wales, The nurse' }, missing: false },
    { label: { en: 'The scotland, The none' }, missing: true },
  ]);
});

test('a net is whether any of its answers was given, among those who gave one that says something', () => {
  expect(made({ by: 'net', of: 'country', categories: ['england', 'wales'] })).toEqual([
    'yes',
    'yes',
    'no',
    -2,
    'yes',
  ]);
  expect(made({ by: 'net', of: 'role', categories: ['carer'] })).toEqual(['yes', 'no', LEFT_OUT, 'yes', -3]);
  expect(made({ by: 'net', of: 'used', categories: ['group', 'on-line'] })).toEqual([
    'yes',
    'yes',
    'no',
    -2,
    'no',
  ]);
  const { data } = extended(DATA, [definition('top', { by: 'net', of: 'views', categories: ['4', '5'] })]);
  expect(cellsOf(data, 'top_safe')).toEqual(['yes', 'yes', 'no', -3, 'no']);
});

test('an expression gives a number, or the first category that holds', () => {
  expect(made({ by: 'expression', number: '${age} * 2', cases: [] })).toEqual([34, 36, 128, 130, LEFT_OUT]);
  const cases = [
    { label: { en: 'Young' }, when: '${age} < 18' },
    { label: { en: 'On line' }, when: "selected(${used}, 'on-line')" },
    { label: { en: 'Wales' }, when: "${country} = 'wales' or ${views}/near = 5" },
  ];
  expect(made({ by: 'expression', number: null, cases })).toEqual([
    'young',
    'on_line',
    LEFT_OUT,
    LEFT_OUT,
    'wales',
  ]);
  expect(made({ by: 'expression', number: "if(${since} > '2016-07-19', 1, 0)", cases: [] })).toEqual([
    0, 0, 0, 1, 1,
  ]);
});

test.each<[string, Derivation, string]>([
  [
    'nothing of that name',
    { by: 'recode', of: 'gone', groups },
    'of: There is no question or variable called gone any more',
  ],
  [
    'a category that is not there',
    { by: 'recode', of: 'role', groups },
    'groups: role has no category england, scotland, wales',
  ],
  [
    'several answers',
    { by: 'recode', of: 'used', groups },
    'of: used takes several answers: make a net of it instead',
  ],
  [
    'words as numbers',
    { by: 'band', of: 'country', bounds: [1], labels: [] },
    'of: country is no number, so it has no bands',
  ],
  [
    'bounds out of order',
    { by: 'band', of: 'age', bounds: [18, 18], labels: [] },
    'bounds: Write the bounds from the lowest to the highest, each once',
  ],
  [
    'numbers as categories',
    { by: 'combine', of: ['age', 'role'] },
    'of: age does not put everybody into one of several categories',
  ],
  [
    'a typing mistake',
    { by: 'expression', number: '${age} +', cases: [] },
    'number: At character 9: expected a value, a question or a function, found the end',
  ],
  [
    'an unknown name',
    { by: 'expression', number: '1 + ${agee}', cases: [] },
    'number: At character 5: there is no question or variable called agee',
  ],
  [
    'another answer tomorrow',
    { by: 'expression', number: 'today() - ${since}', cases: [] },
    'number: At character 1: this uses today(), which would not give the same answer again',
  ],
  [
    'nothing to work out',
    { by: 'expression', number: null, cases: [] },
    'cases: Write at least one category with its condition, or an expression that gives a number',
  ],
])('refused in words: %s', (_name, how, sentence) => {
  expect(sentenceOf(how)).toBe(sentence);
});

test('definitions are made after what they need, whatever their order, and rings are told', () => {
  const definitions = [
    definition('b', { by: 'net', of: 'a', categories: ['wales'] }),
    definition('a', { by: 'recode', of: 'country', groups }),
    definition('age_b', { by: 'band', of: 'age', bounds: [18], labels: [] }),
    definition('x', { by: 'expression', number: '${y} + 1', cases: [] }),
    definition('y', { by: 'expression', number: '${x} + 1', cases: [] }),
  ];
  const { data, failed } = extended(DATA, definitions);
  expect(cellsOf(data, 'b')).toEqual(['no', 'yes', 'no', -2, 'yes']);
  expect(data.variables.some(({ name }) => name === 'age_b')).toBe(true);
  expect(failed.map(({ name, sentence }) => `${name}: ${sentence}`)).toEqual([
    'x: These are derived from each other, in a ring: x, y',
    'y: These are derived from each other, in a ring: x, y',
  ]);
});

test('an expression is worked out once for each combination of what it looks at', () => {
  const rows = 20_000;
  const countries = Array.from({ length: rows }, (_, row) => ['england', 'wales', 'scotland'][row % 3]!);
  const data = testDataSet([
    { name: 'country', categories: ['england', 'wales', 'scotland'], cells: countries },
  ]);
  const expression = rowExpression(data, "${country} = 'wales'");
  if (!expression.ok) throw new Error(expression.problem);
  const values = Array.from({ length: rows }, (_, row) => expression.value(row));
  expect(new Set(values).size).toBe(3);
  expect(values.filter((value) => value.ok && value.value === true)).toHaveLength(6667);
});
