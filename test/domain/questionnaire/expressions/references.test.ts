/** Questions named in an expression: where they stand, and which answer they mean. */
import { contextOver, expressionOf, holds, numberOf, textOf } from './kit.js';

test('every reference is listed with its column', () => {
  const { references } = expressionOf(
    "${age} > 17 and ../town = '${x}' or /data/home/size < count(${person})",
  );
  expect(references).toEqual([
    { kind: 'question', name: 'age', column: 1 },
    { kind: 'step', name: 'town', column: 20 },
    { kind: 'quoted', name: 'x', column: 28 },
    { kind: 'step', name: 'data', column: 38 },
    { kind: 'step', name: 'home', column: 43 },
    { kind: 'step', name: 'size', column: 48 },
    { kind: 'question', name: 'person', column: 61 },
  ]);
});

test('a reference to the response saved before is one of its own', () => {
  expect(expressionOf('${last-saved#town}').references).toEqual([
    { kind: 'last-saved', name: 'town', column: 1 },
  ]);
  const saved = { lastSaved: (name: string) => (name === 'town' ? 'Hull' : '') };
  expect(textOf('${last-saved#town}', contextOver({}, undefined, 0, saved))).toBe('Hull');
});

test('a reference is the answer, and several chosen names have spaces between them', () => {
  const context = contextOver({ age: 42, fruit: ['apple', 'pear'], none: null });
  expect(numberOf('${age} + 1', context)).toBe(43);
  expect(textOf('${fruit}', context)).toBe('apple pear');
  expect(textOf('${none}', context)).toBe('');
  expect(textOf('${never_asked}', context)).toBe('');
});

describe('in repeats', () => {
  const answers = {
    limit: 3,
    person: [
      { name: 'Ann', age: 4, pet: [{ kind: 'cat' }, { kind: 'dog' }] },
      { name: 'Ben', age: 1, pet: [{ kind: 'fish' }] },
    ],
  };
  test('a name means the answer of the same instance', () => {
    expect(textOf('${name}', contextOver(answers, 'age', 1))).toBe('Ben');
    expect(holds('. > ${limit}', contextOver(answers, 'age', 0))).toBe(true);
    expect(numberOf('count(${pet})', contextOver(answers, 'age', 0))).toBe(2);
  });
  test('from outside it means every instance', () => {
    expect(numberOf('sum(${age})', contextOver(answers))).toBe(5);
    expect(textOf("join(', ', ${kind})", contextOver(answers))).toBe('cat, dog, fish');
  });
  test("the repeat's own name means all its instances from inside too", () => {
    expect(numberOf('count(${person})', contextOver(answers, 'age', 1))).toBe(2);
    expect(numberOf('position(..)', contextOver(answers, 'age', 1))).toBe(2);
  });
});
