import fc from 'fast-check';
import { encodeBase32, inGroupsOfFour, readBase32 } from '../../src/shared/base32.js';

test('known values of Crockford base 32', () => {
  expect(encodeBase32(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff))).toBe('ZZZZZZZZ');
  expect(encodeBase32(Uint8Array.of(0))).toBe('00');
});

test('what a person types is read as the code that was printed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 32 }), (bytes) => {
      const code = encodeBase32(bytes);
      expect(
        readBase32(` ${inGroupsOfFour(code).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')} `),
      ).toBe(code);
    }),
  );
});

test('a mark that no code has is refused', () => {
  expect(readBase32('ABCU')).toBeNull();
  expect(readBase32('')).toBeNull();
});
