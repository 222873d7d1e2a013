import fc from 'fast-check';
import { type Bar, drawBars } from '../../../src/web/charts/bars.js';
import { textWidth } from '../../../src/web/charts/measure.js';
import { NARROW, TYPE } from '../../../src/web/charts/scale.js';

const share = (length: string) => Number(length.replace('%', '')) / 100;
const bar = fc.record({
  label: fc.string({ minLength: 1, maxLength: 80 }),
  value: fc.double({ min: 0, max: 1e6, noNaN: true }),
  text: fc.integer({ min: 0, max: 999_999 }).map((value) => `${value} papers`),
});
const groups = fc.array(fc.record({ bars: fc.array(bar, { minLength: 1, maxLength: 6 }) }), {
  minLength: 1,
  maxLength: 4,
});

test('lengths are in proportion to values, from zero', () => {
  const { groups: drawn } = drawBars({
    groups: [{ bars: [0, 10, 20, 40].map((value): Bar => ({ label: 'x', value, text: '1' })) }],
  });
  const [none, ten, twenty, forty] = drawn[0]!.bars.map((drawnBar) => share(drawnBar.width));
  expect(none).toBe(0);
  expect(twenty! / ten!).toBeCloseTo(2, 2);
  expect(forty! / ten!).toBeCloseTo(4, 2);
});

test('bars and their labels fit on the narrowest screen, and nothing overlaps', () => {
  fc.assert(
    fc.property(groups, (given) => {
      const drawing = drawBars({ groups: given });
      const bars = drawing.groups.flatMap((group) => group.bars);
      for (const drawn of bars) {
        const end = share(drawn.value.x) * NARROW + 8 + textWidth(drawn.value.text, TYPE, true);
        expect(end).toBeLessThanOrEqual(NARROW + 1);
        expect(drawn.label.at(-1)!.y).toBeLessThan(drawn.y);
      }
      for (const [index, drawn] of bars.slice(1).entries()) {
        const above = bars[index]!;
        expect(drawn.label[0]!.y - TYPE).toBeGreaterThanOrEqual(above.y + above.height);
      }
      expect(drawing.height).toBeGreaterThanOrEqual(bars.at(-1)!.y + bars.at(-1)!.height);
    }),
  );
});

test('an interval spans its ends, and the value stands after it', () => {
  const drawing = drawBars({
    groups: [{ bars: [{ label: 'a', value: 41, text: '41%', interval: [36, 46] }] }],
    max: 100,
  });
  const [drawn] = drawing.groups[0]!.bars;
  expect(share(drawn!.interval!.from)).toBeLessThan(share(drawn!.width));
  expect(share(drawn!.interval!.to)).toBeGreaterThan(share(drawn!.width));
  expect(drawn!.value.x).toBe(drawn!.interval!.to);
});

test('a marker lies on the scale of the bars and is written above them', () => {
  const drawing = drawBars({
    groups: [{ heading: 'Round 1', note: 'Nobody is chosen', bars: [{ label: 'a', value: 49, text: '49' }] }],
    marker: { value: 49, text: 'Quota 49' },
  });
  expect(drawing.marker!.x).toBe(drawing.groups[0]!.bars[0]!.width);
  expect(drawing.marker!.y).toBeLessThan(drawing.groups[0]!.heading[0]!.y);
  expect(drawing.marker!.anchor).toBe('end');
});

test('a chart without papers is drawn without a length', () => {
  const drawing = drawBars({ groups: [{ bars: [{ label: 'a', value: 0, text: '0' }] }] });
  expect(drawing.groups[0]!.bars[0]!.width).toBe('0%');
});

test('a value that the marker would cross stands behind it', () => {
  const bars = [40, 72, 83].map((value): Bar => ({ label: 'x', value, text: `${value} (50%)` }));
  const drawing = drawBars({ groups: [{ bars }], marker: { value: 73, text: 'Majority: 73' } });
  const [far, near, past] = drawing.groups[0]!.bars;
  expect(far!.value.x).toBe(far!.width);
  expect(near!.value.x).toBe(drawing.marker!.x);
  expect(past!.value.x).toBe(past!.width);
});
