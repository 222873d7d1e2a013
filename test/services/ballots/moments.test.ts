import fc from 'fast-check';
import { readMoment, typedMoment } from '../../../src/services/ballots/moments.js';

const LONDON = 'Europe/London';
const typed = (day: string, month: string, year: string, time: string) => ({ day, month, year, time });
const read = (day: string, month: string, year: string, time: string, zone = LONDON) =>
  readMoment(typed(day, month, year, time), zone);

test.each([
  ['5pm', 17, 0],
  ['5.30 PM', 17, 30],
  ['17:05', 17, 5],
  ['9am', 9, 0],
  ['12am', 0, 0],
  ['12pm', 12, 0],
  ['midday', 12, 0],
  ['Noon', 12, 0],
  ['midnight', 0, 0],
  ['0:00', 0, 0],
])('"%s" is read as a time of day', (time, hour, minute) => {
  expect(read('3', '1', '2027', time)).toEqual({ ok: true, value: Date.UTC(2027, 0, 3, hour, minute) });
});

test('summer time counts', () => {
  expect(read('03', '07', '2027', '5pm')).toEqual({ ok: true, value: Date.UTC(2027, 6, 3, 16) });
});

test.each([
  ['a month that does not exist', ['3', '13', '2027', '5pm'], 'not-a-date'],
  ['a day that does not exist', ['29', '2', '2027', '5pm'], 'not-a-date'],
  ['a year of two digits', ['3', '1', '27', '5pm'], 'not-a-date'],
  ['words for a day', ['third', '1', '2027', '5pm'], 'not-a-date'],
  ['an hour without am or pm', ['3', '1', '2027', '5'], 'not-a-time'],
  ['13pm', ['3', '1', '2027', '13pm'], 'not-a-time'],
  ['25:00', ['3', '1', '2027', '25:00'], 'not-a-time'],
  ['9:75am', ['3', '1', '2027', '9:75am'], 'not-a-time'],
  ['a date without a time', ['3', '1', '2027', ' '], 'incomplete'],
  ['a time without a date', ['', '', '', '5pm'], 'incomplete'],
  ['a time the clocks jump over', ['28', '3', '2027', '1:30am'], 'gap'],
  ['a time the clocks pass twice', ['31', '10', '2027', '1:30am'], 'twice'],
] as const)('%s is refused', (_what, [day, month, year, time], fault) => {
  expect(read(day, month, year, time)).toEqual({ ok: false, problem: fault });
});

test('the edges of a change of clocks are ordinary moments', () => {
  expect(read('28', '3', '2027', '12:59am')).toEqual({ ok: true, value: Date.UTC(2027, 2, 28, 0, 59) });
  expect(read('28', '3', '2027', '2am')).toEqual({ ok: true, value: Date.UTC(2027, 2, 28, 1) });
  expect(read('31', '10', '2027', '12:59am')).toEqual({ ok: true, value: Date.UTC(2027, 9, 30, 23, 59) });
  expect(read('31', '10', '2027', '2am')).toEqual({ ok: true, value: Date.UTC(2027, 9, 31, 2) });
});

test('each zone has its own changes of clocks', () => {
  expect(read('28', '3', '2027', '1:30am', 'America/New_York').ok).toBe(true);
  expect(read('14', '3', '2027', '2:30am', 'America/New_York')).toEqual({ ok: false, problem: 'gap' });
});

test('empty boxes are no moment, and no fault', () => {
  expect(read('', ' ', '', '')).toEqual({ ok: true, value: null });
  expect(typedMoment(null, LONDON)).toEqual(typed('', '', '', ''));
});

test('every moment to the minute is shown so that it is read again as itself, or known to come twice', () => {
  const minutes = fc.integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2040, 0, 1) / 60_000 });
  fc.assert(
    fc.property(
      minutes,
      fc.constantFrom(LONDON, 'America/St_Johns', 'Australia/Lord_Howe'),
      (minute, zone) => {
        const moment = minute * 60_000;
        const again = readMoment(typedMoment(moment, zone), zone);
        expect(again.ok ? again.value : again.problem).toBe(again.ok ? moment : 'twice');
      },
    ),
    { numRuns: 2000 },
  );
});
