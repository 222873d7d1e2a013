import fc from 'fast-check';
import { moved } from '../../src/shared/reorder.js';

test('moving swaps neighbours, moving back undoes it, and the ends stay where they are', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 9 }), fc.nat(8), (items, pick) => {
      const index = pick % items.length;
      const down = moved(items, index, 'down');
      expect([...down].sort()).toEqual([...items].sort());
      if (index === items.length - 1) expect(down).toEqual(items);
      else expect(moved(down, index + 1, 'up')).toEqual(items);
      expect(moved(items, 0, 'up')).toEqual(items);
    }),
  );
});
