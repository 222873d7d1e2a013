/** Functions of dates and times, by ODK XForms, in a zone without summer time and in one with it. */
import fc from 'fast-check';
import { contextOver, faultOf, holds, numberOf, textOf } from '../kit.js';

const phoenix = contextOver({}, undefined, 0, {
  zone: 'America/Phoenix',
  now: Date.parse('2026-11-22T23:30:15.250-07:00'),
});
const london = contextOver({}, undefined, 0, {
  zone: 'Europe/London',
  now: Date.parse('2026-07-01T00:30:00+01:00'),
});

test('today and now are those of the zone', () => {
  expect(textOf('today()', phoenix)).toBe('2026-11-22');
  expect(textOf('now()', phoenix)).toBe('2026-11-22T23:30:15.250-07:00');
  expect(textOf('today()', london)).toBe('2026-07-01');
  expect(textOf('now()', london)).toBe('2026-07-01T00:30:00.000+01:00');
});

test.each([
  ["date('1970-01-01')", '1970-01-01'],
  ["date('1970-1-2')", '1970-01-02'],
  ['date(0)', '1969-12-31T17:00:00.000-07:00'],
  ['date(1.5)', '1970-01-02T05:00:00.000-07:00'],
  ["date-time('1970-01-01T21:50:49Z')", '1970-01-01T14:50:49.000-07:00'],
  ["date('2018-01-01' + 1)", '2018-01-02'],
  ["date(decimal-date-time('2003-10-20T08:00:00.000-07:00'))", '2003-10-20T08:00:00.000-07:00'],
  ["date('nonsense')", 'Invalid Date'],
  ["date('2026-02-30')", 'Invalid Date'],
  ["date('2026-02-03T24:00:00')", 'Invalid Date'],
  ["date('2026-02-03T10:00:00+15:00')", 'Invalid Date'],
  ["date(number('x'))", 'Invalid Date'],
  ['date(1 div 0)', 'Invalid Date'],
  ["date('')", ''],
  ['date(true())', ''],
  ["'2021-11-30' - '2021-11-29'", '1'],
  ["'2021-11-30' + 1", '18962.291666666668'],
  ["number(date('1970-01-02'))", '1'],
  ["number(date('1969-12-31'))", '-1'],
  ["concat(number('2026-10-28T19:23:00.000+07:00'), ' days')", '20754 days'],
  ["number(date('nonsense'))", ''],
])('%s is %s', (text, expected) => {
  expect(textOf(text, phoenix)).toBe(expected);
});

test.each([
  ["decimal-date-time('1970-01-02T00:00:00Z')", 1],
  ["decimal-date-time('2018-04-24T15:30:00.000+06:00')", 17645.395833333332],
  ["decimal-date-time('1970-01-01T05:30:00+05:30')", 0],
  ["decimal-date-time('1970-01-01T00:00:00-05:45')", 0.23958333333333334],
  ["decimal-date-time('1970-01-01T23:00:00Z')", 23 / 24],
  ["20000 - date('1970-01-02T00:00:00Z')", 19_999],
  ["20000 + '1970-01-02T00:00:00Z'", 20_001],
  ["decimal-time('06:00:00.000-07:00')", 0.25],
  ["decimal-time('06:00:00.000-01:00')", 0],
  ["decimal-time('18:00')", 0.75],
  ["decimal-time('2000-01-01T10:00:00-07:00')", 10 / 24],
  ['decimal-time(today())', 0],
  ["date('1970-01-02T00:00:00Z') + 1000000000000", 1_000_000_000_001],
])('%s is %d', (text, expected) => {
  expect(numberOf(text, phoenix)).toBe(expected);
});

test('the number of a day is the calendar’s in summer too', () => {
  expect(textOf("number(date('1970-01-02'))", london)).toBe('1');
  expect(textOf("number('2018-06-25')", london)).toBe('17707');
  expect(textOf('number(now())', london)).toBe('20634');
});

test.each(["decimal-time('24:00:00.000-07:00')", "decimal-time('06:00:60')", "decimal-time('noon')"])(
  '%s is no number',
  (text) => {
    expect(numberOf(text, phoenix)).toBeNaN();
  },
);

test.each([
  ["date('2012-01-01') < today()", true],
  ["'2026-11-22' < today()", false],
  ["'2026-11-22' = today()", true],
  ["date(1) = date('1970-01-02T00:00:00.000Z')", true],
  ["'x' = date('1999-09-09')", false],
  ["'2018-06-25' = '2018-06-25T00:00:00.000-07:00'", false],
  ["10 + '2012-07-24' = '2012-08-03'", true],
  ["boolean(date('nonsense'))", false],
])('%s: %s', (text, expected) => {
  expect(holds(text, phoenix)).toBe(expected);
});

test.each([
  ["format-date('2012-07-03', '%Y/%n | %y/%m | %b %e %d')", '2012/7 | 12/07 | Jul 3 03'],
  ["format-date('2017-05-28', '%a')", 'Sun'],
  ["format-date-time('2012-08-08T06:07:08.123-07:00', '%H:%M:%S.%3 %h')", '06:07:08.123 6'],
  ["format-date('2012-07-03', '100%, %q %')", '100%, %q %'],
  ["format-date('', '%Y')", ''],
  ["format-date('not a date', '%Y')", ''],
])('%s is "%s"', (text, expected) => {
  expect(textOf(text, phoenix)).toBe(expected);
});

test('months and days have their names in the language', () => {
  const welsh = { ...phoenix, language: 'cy' };
  expect(textOf("format-date('2012-01-03', '%b')", welsh)).toBe('Ion');
});

describe('when the clocks change', () => {
  test('days added are days of the calendar', () => {
    expect(textOf("date(date('2026-10-20') + 7)", london)).toBe('2026-10-27');
    expect(textOf("date('2026-03-27' + 7)", london)).toBe('2026-04-03');
    expect(holds("date('2026-03-27') + 7 = date('2026-04-03')", london)).toBe(true);
  });
  test('days between dates are days of the calendar', () => {
    expect(numberOf("date('2026-06-01') - date('2026-01-01')", london)).toBe(151);
    expect(numberOf("int(date('2026-06-01') - '2026-01-01')", london)).toBe(151);
  });
  test('between moments the time that passed counts', () => {
    expect(
      numberOf(
        "decimal-date-time('2026-03-29T03:00:00') - decimal-date-time('2026-03-29T00:00:00')",
        london,
      ) * 24,
    ).toBeCloseTo(2);
  });
  test('between a midnight and another hour too', () => {
    const days = 151 + 11 / 24;
    expect(numberOf("'2026-06-01T12:00:00' - '2026-01-01'", london)).toBeCloseTo(days, 9);
    expect(numberOf("'2026-01-01' - '2026-06-01T12:00:00'", london)).toBeCloseTo(-days, 9);
  });
  test('any whole number of days there and back again', () => {
    const day = fc
      .integer({ min: 0, max: 20_000 })
      .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.integer({ min: -5_000, max: 5_000 }), (from, days) => {
        const to = textOf(`date('${from}' + ${days})`, london);
        expect(to).toMatch(/^\d{4}-\d{2}-\d{2}$/);
        expect(numberOf(`'${to}' - '${from}'`, london)).toBe(days);
        expect(textOf(`date('${to}' - ${days})`, london)).toBe(from);
      }),
    );
  });
});

test('dates of other kinds are refused only by their arguments', () => {
  expect(faultOf('today(1)')).toBe('column 1: today takes no arguments, found 1');
});
