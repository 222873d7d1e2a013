import { drawLine, type LineChart } from '../../../src/web/charts/line.js';
import { niceStep } from '../../../src/web/charts/scale.js';

const chart: LineChart = {
  points: [
    { at: 0, value: 0 },
    { at: 50, value: 61 },
  ],
  from: 0,
  to: 100,
  fromText: '3 January',
  toText: '10 January',
  endText: '61 of 149 voters',
  format: String,
};

test('the line rises in steps over the whole span and ends where the last point is', () => {
  const drawing = drawLine(chart);
  expect(drawing.path).toMatch(/^M0 1000H500V/);
  expect(drawing.end).toMatchObject({ x: '50%', anchor: 'start' });
  expect(drawing.grid.map((tick) => tick.text)).toEqual(['0', '20', '40', '60', '80']);
  expect(drawing.grid[0]!.y).toBeGreaterThan(drawing.grid.at(-1)!.y);
});

test('the last label turns round where it would leave the screen', () => {
  expect(drawLine({ ...chart, points: [{ at: 90, value: 3 }] }).end?.anchor).toBe('end');
});

test('nothing yet is an empty line on a scale', () => {
  const drawing = drawLine({ ...chart, points: [] });
  expect(drawing.path).toBe('');
  expect(drawing.end).toBeNull();
  expect(drawing.grid.length).toBeGreaterThan(1);
});

test.each([
  [3, 1],
  [61, 20],
  [149, 50],
  [447, 200],
  [2657, 1000],
])('a scale up to %i goes in steps of %i', (highest, step) => {
  expect(niceStep(highest, 4)).toBe(step);
});
