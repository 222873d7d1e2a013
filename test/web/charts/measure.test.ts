import fc from 'fast-check';
import { textWidth, wrap } from '../../../src/web/charts/measure.js';

test('narrow letters are narrower than wide ones, and bold is wider', () => {
  expect(textWidth('illi', 16)).toBeLessThan(textWidth('mWmW', 16) / 2);
  expect(textWidth('share', 16, true)).toBeGreaterThan(textWidth('share', 16));
  expect(textWidth('0000000000', 16)).toBeCloseTo(89, 0);
});

test('wrapping loses no word and keeps within the width unless one word is longer', () => {
  const words = fc.array(fc.stringMatching(/^[a-zA-Z]{1,12}$/), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(words, fc.integer({ min: 20, max: 400 }), (given, width) => {
      const lines = wrap(given.join(' '), 16, width);
      expect(lines.join(' ').split(' ')).toEqual(given);
      for (const line of lines) {
        if (line.includes(' ')) expect(textWidth(line, 16)).toBeLessThanOrEqual(width);
      }
    }),
  );
});
