import fc from 'fast-check';
import { drawStacked, inkOf } from '../../../src/web/charts/stacked.js';

const share = (length: string) => Number(length.replace('%', '')) / 100;

test('parts follow one another without gap or overlap and never leave the chart', () => {
  const parts = fc.array(fc.record({ series: fc.nat(9), value: fc.nat(500) }), {
    minLength: 1,
    maxLength: 9,
  });
  fc.assert(
    fc.property(fc.array(parts, { minLength: 1, maxLength: 5 }), (rows) => {
      const drawing = drawStacked({
        series: ['a', 'b'],
        rows: rows.map((row) => ({ label: 'Label', parts: row, text: 'In words' })),
      });
      for (const row of drawing.rows) {
        let end = 0;
        for (const part of row.parts) {
          expect(share(part.x)).toBeCloseTo(end, 3);
          end += share(part.width);
        }
        expect(end).toBeLessThanOrEqual(1.001);
      }
    }),
  );
});

test('each series differs from the others in colour and in pattern', () => {
  const inks = Array.from({ length: 7 }, (_, index) => inkOf(index));
  expect(new Set(inks.map((ink) => ink.colour)).size).toBe(7);
  expect(new Set(inks.map((ink) => ink.pattern)).size).toBe(7);
});
