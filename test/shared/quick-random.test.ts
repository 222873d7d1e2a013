/** Quick chance: repeatable, within bounds, and even. */
import fc from 'fast-check';
import { quickRandom } from '../../src/shared/quick-random.js';

test('the same seed gives the same draws, another seed others', () => {
  const draws = (seed: string) => {
    const random = quickRandom(seed);
    return Array.from({ length: 20 }, () => random.below(1_000_000));
  };
  expect(draws('a')).toEqual(draws('a'));
  expect(draws('a')).not.toEqual(draws('b'));
});

test('draws stay below the limit and every number comes about equally often', () => {
  const random = quickRandom('dice');
  const counts = new Array<number>(6).fill(0);
  for (let throws = 0; throws < 60_000; throws += 1) counts[random.below(6)]! += 1;
  const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
  // 99.99 % point of chi-square with 5 degrees of freedom.
  expect(chiSquare).toBeLessThan(25.74);
});

test('shuffling keeps the items and reaches every order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.string(), (items, seed) => {
      const shuffled = quickRandom(seed).shuffled(items);
      expect([...shuffled].sort()).toEqual([...items].sort());
    }),
  );
  const random = quickRandom('orders');
  const orders = new Set(Array.from({ length: 500 }, () => random.shuffled('abcd'.split('')).join('')));
  expect(orders.size).toBe(24);
});
