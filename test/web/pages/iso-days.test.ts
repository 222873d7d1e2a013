import fc from 'fast-check';
import { isoDayBoxes, readIsoDay } from '../../../src/web/pages/iso-days.js';

test('every day of the calendar is shown in boxes that are read as the same day', () => {
  const days = fc.integer({
    min: Date.UTC(1900, 0, 1) / 86_400_000,
    max: Date.UTC(2199, 11, 31) / 86_400_000,
  });
  fc.assert(
    fc.property(days, (day) => {
      const iso = new Date(day * 86_400_000).toISOString().slice(0, 10);
      const boxes = isoDayBoxes(iso);
      expect(readIsoDay(boxes.day, boxes.month, boxes.year)).toBe(iso);
    }),
  );
});

test('empty boxes are no day', () => {
  expect(readIsoDay(' ', '', '')).toBeNull();
  expect(isoDayBoxes(null)).toEqual({ day: '', month: '', year: '' });
});

test.each([
  ['31', '2', '2027'],
  ['0', '1', '2027'],
  ['1', '13', '2027'],
  ['1', '1', '27'],
  ['first', '1', '2027'],
  ['1', '', '2027'],
])('%s/%s/%s is no day of the calendar', (day, month, year) => {
  expect(readIsoDay(day, month, year)).toBe('not-a-day');
});
