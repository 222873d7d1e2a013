import fc from 'fast-check';
import { move, ranked, rankNext, remove } from '../../src/browser/order.js';

const orders = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'));
const option = fc.constantFrom('a', 'b', 'c', 'd', 'e');

test('the order follows the numbers, and equal numbers the list', () => {
  const ranks = new Map([
    ['a', 2],
    ['b', null],
    ['c', 1],
    ['d', 2],
  ]);
  expect(ranked(ranks)).toEqual(['c', 'a', 'd']);
});

test('ranking next never ranks twice and never more than there are ranks', () => {
  fc.assert(
    fc.property(orders, option, fc.integer({ min: 0, max: 5 }), (order, chosen, ranks) => {
      const after = rankNext(order, chosen, ranks);
      expect(new Set(after).size).toBe(after.length);
      expect(after.length).toBeLessThanOrEqual(Math.max(ranks, order.length));
    }),
  );
});

test('up undoes down, and nothing is lost on the way', () => {
  fc.assert(
    fc.property(orders, option, (order, chosen) => {
      const down = move(order, chosen, 1);
      expect([...down].sort()).toEqual([...order].sort());
      if (order.includes(chosen) && order.at(-1) !== chosen) {
        expect(down.indexOf(chosen)).toBe(order.indexOf(chosen) + 1);
        expect(move(down, chosen, -1)).toEqual(order);
      } else expect(down).toEqual(order);
    }),
  );
});

test('removing closes the gap', () => {
  expect(remove(['a', 'b', 'c'], 'b')).toEqual(['a', 'c']);
});
