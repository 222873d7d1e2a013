/** Charts of the workbench: everything is inside its drawing at any width, and lengths are as the numbers are. */
import fc from 'fast-check';
import { type DotsChart, drawDots } from '../../../src/web/charts/dots.js';
import { drawHistogram } from '../../../src/web/charts/histogram.js';
import { drawLikert } from '../../../src/web/charts/likert.js';
import { textWidth } from '../../../src/web/charts/measure.js';
import { NARROW, TYPE } from '../../../src/web/charts/scale.js';
import { drawSlope } from '../../../src/web/charts/slope.js';

const percent = (length: string) => Number(length.replace('%', ''));
const layouts = ['above', 'left'] as const;

const share = fc.double({ min: 0, max: 1, noNaN: true });
const dots = fc
  .array(
    fc.record({
      label: fc.constantFrom(
        '7',
        'A short label',
        'A label that is so long that it has to stand in two lines',
      ),
      dots: fc.array(
        fc.tuple(share, share, share).map((numbers) => {
          const [low, value, high] = [...numbers].sort((a, b) => a - b) as [number, number, number];
          return { series: 0, value, interval: [low, high] as const, text: `${Math.round(value * 100)}%` };
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .chain((rows) =>
    fc.constantFrom('dot' as const, 'bar' as const).map((mark): DotsChart => ({ mark, series: [''], rows })),
  );

test('dots lie in their intervals, in order, and leave room for their words', () => {
  fc.assert(
    fc.property(dots, fc.constantFrom(...layouts), (chart, layout) => {
      const drawing = drawDots(chart, layout);
      for (const row of drawing.rows)
        for (const dot of row.dots) {
          expect(percent(dot.from!)).toBeLessThanOrEqual(percent(dot.x) + 0.011);
          expect(percent(dot.x)).toBeLessThanOrEqual(percent(dot.to!) + 0.011);
          expect(percent(dot.from!)).toBeGreaterThanOrEqual(0);
          expect(dot.y).toBeLessThan(drawing.height);
          if (layout === 'above')
            expect((percent(dot.textX) / 100) * NARROW + 12 + textWidth(dot.text, TYPE)).toBeLessThan(
              NARROW + 5,
            );
        }
    }),
    { numRuns: 60 },
  );
});

test('bars begin at nothing, and one twice as long is twice as much', () => {
  const row = (value: number) => ({
    label: String(value),
    dots: [{ series: 0, value, interval: null, text: '' }],
  });
  const drawing = drawDots({ mark: 'bar', series: [''], rows: [row(0.2), row(0.4)] }, 'above');
  const [first, second] = drawing.rows.map(({ dots: [dot] }) => percent(dot!.bar!.width));
  expect(second).toBeCloseTo(2 * first!, 1);
});

test('parts of a whole stand end to end, and fit', () => {
  const wholes = fc
    .array(fc.nat(50), { minLength: 2, maxLength: 7 })
    .filter((parts) => parts.some((part) => part > 0));
  fc.assert(
    fc.property(wholes, fc.boolean(), fc.constantFrom(...layouts), (parts, diverging, layout) => {
      const sum = parts.reduce((total, part) => total + part, 0);
      const shares = parts.map((part) => part / sum);
      const series = parts.map((_, at) => `Answer ${at}`);
      const rows = [{ label: 'All', shares, texts: shares.map((one) => `${Math.round(one * 100)}%`) }];
      const drawing = drawLikert({ series, rows, diverging }, layout);
      const [row] = drawing.rows;
      let pen: number | null = null;
      for (const part of row!.parts) {
        if (pen !== null) expect(percent(part.x)).toBeCloseTo(pen, 1);
        pen = percent(part.x) + percent(part.width);
      }
      expect(pen!).toBeLessThanOrEqual(100.05);
      expect(percent(row!.parts[0]!.x)).toBeGreaterThanOrEqual(-0.01);
      expect(drawing.key.map(({ name }) => name)).toEqual(series);
      expect(new Set(drawing.key.map(({ colour, pattern }) => `${colour} ${pattern}`)).size).toBe(
        series.length,
      );
    }),
    { numRuns: 60 },
  );
});

test('the bars of a histogram are as high as their shares', () => {
  const bins = [
    { from: 0, to: 1, share: 0.25 },
    { from: 1, to: 2, share: 0.5 },
    { from: 2, to: 3, share: 0.25 },
  ];
  const marker = { value: 1.5, text: 'Mean 1.5' };
  const drawing = drawHistogram({ bins, format: String, share: String, marker });
  const [first, second] = drawing.columns.map(({ height }) => height);
  expect(second).toBeCloseTo(2 * first!, 6);
  expect(JSON.stringify(drawing)).toContain('Mean 1.5');
});

const WORDS = [
  'Have used peer support',
  'Have not',
  'Gweithwyr proffesiynol iechyd',
  'Llanfairpwllgwyngyll',
  'Wales',
];
const groupNames = fc.array(fc.constantFrom(...WORDS), { minLength: 2, maxLength: 7 });

test('no two heads of a slope chart overlap, on phones as in wide windows, and all stand above its lines', () => {
  fc.assert(
    fc.property(groupNames, fc.constantFrom(...layouts), (groups, layout) => {
      const ranks = groups.map(() => ({ rank: 1, interval: [1, 1] as const }));
      const drawing = drawSlope({ groups, items: [{ label: 'One', ranks }], about: [] }, layout);
      const width = layout === 'left' ? 620 : 286;
      const boxes = drawing.heads.flatMap(({ x, anchor, lines }, head) =>
        lines.map(({ text, y }) => {
          const [at, wide] = [(percent(x) / 100) * width, textWidth(text, TYPE)];
          const from = { start: at, middle: at - wide / 2, end: at - wide }[anchor]!;
          return { head, from, to: from + wide, y };
        }),
      );
      for (const one of boxes) {
        expect(one.y).toBeLessThan(drawing.lines[0]!.nodes[0]!.y - 10);
        expect(one.y).toBeGreaterThan(10);
        for (const other of boxes)
          if (one.head < other.head && one.y === other.y) expect(one.to).toBeLessThan(other.from);
      }
    }),
    { numRuns: 100 },
  );
});
