/** Functions of repeats and lists, by ODK XForms. */
import { answerTree } from '../../../../../src/domain/questionnaire/expressions/index.js';
import { contextOver, faultOf, numberOf, textOf } from '../kit.js';

const house = {
  pos: 2,
  person: [
    { name: 'Ann', pet: [{ kind: 'cat' }, { kind: 'dog' }] },
    { name: 'Ben', pet: [{ kind: 'fish' }, { kind: '' }] },
  ],
};
const towns = answerTree(
  {
    item: [
      { name: 'hull', county: 'east' },
      { name: 'york', county: 'north' },
      { name: 'beverley', county: 'east' },
    ],
  },
  'root',
);
const lists = { instance: (id: string) => (id === 'towns' ? towns.root : null) };

test.each([
  ['indexed-repeat(${name}, ${person}, 2)', 'Ben'],
  ['indexed-repeat(${name}, ${person}, ${pos} - 1)', 'Ann'],
  ['indexed-repeat(${kind}, ${person}, 1, ${pet}, 2)', 'dog'],
  ['indexed-repeat(/data/person/name, /data/person, 2)', 'Ben'],
  ["indexed-repeat(${kind}, ${person}, '2', ${pet}, '1')", 'fish'],
  ['indexed-repeat(${name}, ${person}, 3)', ''],
  ['indexed-repeat(${name}, ${person}, 0)', ''],
  ["indexed-repeat(${name}, ${person}, 'x')", ''],
])('%s is "%s", from outside and from inside', (text, expected) => {
  expect(textOf(text, contextOver(house))).toBe(expected);
  expect(textOf(text, contextOver(house, 'name', 0))).toBe(expected);
});

test('the answer of the instance before is the position less one', () => {
  const text = 'indexed-repeat(${name}, ${person}, position(..) - 1)';
  expect(textOf(text, contextOver(house, 'name', 1))).toBe('Ann');
  expect(textOf(text, contextOver(house, 'name', 0))).toBe('');
});

test.each([
  ['count(${person})', 2],
  ['count-non-empty(//kind)', 3],
  ['position(..)', 2],
  ['count(/data/person[position() < last()])', 1],
  ['last()', 1],
])('%s is %d', (text, expected) => {
  expect(numberOf(text, contextOver(house, 'name', 1))).toBe(expected);
});

test('position refuses several nodes, and knows nothing of none', () => {
  expect(faultOf('position(/data/person)', contextOver(house))).toBe(
    'column 10: position expected one node, found several',
  );
  expect(numberOf('position(/data/never)', contextOver(house))).toBeNaN();
});

describe('lists', () => {
  const context = contextOver({ county: 'east', town: 'york' }, 'county', 0, lists);
  test.each([
    ["count(instance('towns')/root/item)", '3'],
    ["join(' ', instance('towns')/root/item[county = ${county}]/name)", 'hull beverley'],
    ["instance('towns')/root/item[name = current()/../town]/county", 'north'],
    ["pulldata('towns', 'county', 'name', 'york')", 'north'],
    ["pulldata('towns', 'county', 'name', 'leeds')", ''],
  ])('%s is "%s"', (text, expected) => {
    expect(textOf(text, context)).toBe(expected);
  });
  test('a list that is not there is named', () => {
    expect(faultOf("instance('rivers')/root/item", context)).toBe('column 10: there is no list "rivers"');
  });
});

/** The orders that the ODK XForms shuffle gives, as its implementations agree on them. */
describe('randomize', () => {
  const letters = contextOver({
    letter: ['A', 'B', 'C', 'D', 'E', 'F'].map((text) => ({ text })),
    word: 'mirror',
  });
  test.each([
    ['42', 'AFCBDE'],
    ["'42'", 'AFCBDE'],
    ['-42', 'EDAFBC'],
    ['1', 'BFEACD'],
    ['1.1', 'BFEACD'],
    ['11111111', 'ACDBFE'],
    ['0', 'CBEAFD'],
    ['/data/never', 'CBEAFD'],
    ['/data/word', 'ACBEDF'],
  ])('with seed %s', (seed, expected) => {
    expect(textOf(`join('', randomize(/data/letter, ${seed}))`, letters)).toBe(expected);
  });
  test('without a seed the context draws', () => {
    const draws = [0.9, 0.1, 0.5, 0.5, 0.5, 0.5];
    const context = { ...letters, random: () => draws.shift() ?? 0 };
    const order = textOf("join('', randomize(/data/letter))", context);
    expect([...order].sort().join('')).toBe('ABCDEF');
    expect(order).not.toBe('ABCDEF');
    expect(draws).toEqual([]);
  });
});
