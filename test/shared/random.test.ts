import fc from 'fast-check';
import { pooledRandomness, systemRandomness } from '../../src/shared/random.js';
import { expectSame } from '../kit/same.js';

test('every byte of the generator is handed out at most once, in the length asked for', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 64 }), { minLength: 1, maxLength: 600 }), (lengths) => {
      let serial = 0;
      const randomness = pooledRandomness((pool) => {
        for (let at = 0; at + 4 <= pool.length; at += 4) pool.writeUInt32BE(++serial, at);
      });
      const words = new Set<number>();
      const again: number[] = [];
      for (const length of lengths.map((wanted) => wanted * 4)) {
        const bytes = randomness.bytes(length);
        expectSame(bytes.length, length);
        for (let at = 0; at < length; at += 4) {
          const word = bytes.readUInt32BE(at);
          if (word === 0 || words.has(word)) again.push(word);
          words.add(word);
        }
      }
      expect(again).toEqual([]);
    }),
  );
});

test('two draws of the system differ', () => {
  expect(systemRandomness.bytes(16)).not.toEqual(systemRandomness.bytes(16));
});
