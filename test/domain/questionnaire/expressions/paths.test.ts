/** Paths through the answers: steps, conditions, and directions (XPath 1.0 section 2). */
import { contextOver, faultOf, numberOf, textOf } from './kit.js';

const answers = {
  lab: 'Hull',
  home: { size: 3, note: 'x' },
  person: [
    { name: 'Ann', age: 4, pet: [{ kind: 'cat' }, { kind: 'dog' }] },
    { name: 'Ben', age: 41, pet: [{ kind: 'fish' }] },
    { name: 'Cat', age: 12 },
  ],
};
const atBen = contextOver(answers, 'age', 1);

test.each([
  ['/data/lab', 'Hull'],
  ['/data/home/size', '3'],
  ['.', '41'],
  ['./.', '41'],
  ['../name', 'Ben'],
  ['../../lab', 'Hull'],
  ['current()/../name', 'Ben'],
  ['//note', 'x'],
  ['/data//kind', 'cat'],
  ['/data/person[2]/name', 'Ben'],
  ['/data/person[last()]/name', 'Cat'],
  ['/data/person[age > 5]/name', 'Ben'],
  ['/data/person[age > 5][2]/name', 'Cat'],
  ['/data/person[position() = 2]/pet/kind', 'fish'],
  ['/data/person[name = current()/../name]/age', '41'],
  ["${person}[name = 'Ann']/pet[2]/kind", 'dog'],
  ['(${person})[3]/name', 'Cat'],
  ['/data/*[1]', 'Hull'],
  ['string(/data/home)', '3x'],
  ['ancestor::data/lab', 'Hull'],
  ['../preceding-sibling::person[1]/name', 'Ann'],
  ['../following-sibling::*/name', 'Cat'],
  ['preceding-sibling::name', 'Ben'],
  ['self::age', '41'],
  ['/data/@id', ''],
  ['/data/no/such', ''],
  ['/', 'Hull3xAnn4catdogBen41fishCat12'],
  ['name(..)', 'person'],
  ["/data/processing-instruction('x')", ''],
  ['/data/text()', ''],
])('%s gives %s', (text, expected) => {
  expect(textOf(text, atBen)).toBe(expected);
});

test.each([
  ['count(/data/person)', 3],
  ['count(/data/person/pet)', 3],
  ['count(//kind/..)', 3],
  ['count(/data/person/pet/..)', 2],
  ['count(/data/person[pet])', 2],
  ['count(//*)', 20],
  ['count(following::kind)', 1],
  ['count(preceding::name)', 2],
  ['count(ancestor-or-self::node())', 4],
  ['count(${name} | ${lab} | ${lab})', 2],
  ['count(/data/person/name | /data/person/age)', 6],
  ['count(/descendant::kind)', 3],
])('%s is %d', (text, expected) => {
  expect(numberOf(text, atBen)).toBe(expected);
});

test('a union stands in the order of the answers', () => {
  expect(textOf("join(' ', /data/person/age | /data/lab | /data/person/name)", atBen)).toBe(
    'Hull Ann 4 Ben 41 Cat 12',
  );
});

test('in a choice filter the names are those of the choice', () => {
  const towns = contextOver({ town: [{ county: 'east', name: 'hull' }], county: 'east' }, 'county', 1);
  const choice = towns.named('town')[0] ?? null;
  expect(textOf('county = ${county}', { ...towns, here: choice })).toBe('true');
  expect(textOf("name = 'york'", { ...towns, here: choice })).toBe('false');
});

describe('refused', () => {
  test.each([
    ["'a'/b", 'column 1: expected a question or a list before the path'],
    ['1 | 2', 'column 3: expected questions on both sides of |'],
    ["count('a')", 'column 7: count expected a question or a list as argument 1'],
  ])('%s', (text, fault) => {
    expect(faultOf(text, atBen)).toBe(fault);
  });
  test('a path that looks at a million nodes', () => {
    const many = contextOver({ person: Array.from({ length: 400 }, (_, index) => ({ age: index })) });
    expect(faultOf('count(//*[count(//*[count(//*) > 1]) > 1])', many)).toMatch(
      /^column \d+: expected a path that looks at fewer than 1000000 nodes$/,
    );
  });
});
