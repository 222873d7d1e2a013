import { formats } from '../../src/shared/dates.js';
import { loadLocales, translators } from '../../src/shared/locales.js';

const words = translators(loadLocales());
const english = formats('en', words.en);
const welsh = formats('cy', words.cy);
const at = (iso: string) => Date.parse(iso);

test.each([
  ['2027-01-03T17:00:00Z', '3 January 2027 at 5pm (UK time, Europe/London)'],
  ['2027-07-03T16:30:00Z', '3 July 2027 at 5:30pm (UK time, Europe/London)'],
  ['2027-01-03T12:00:00Z', '3 January 2027 at midday (UK time, Europe/London)'],
  ['2027-01-03T00:00:00Z', '3 January 2027 at midnight, as the day begins (UK time, Europe/London)'],
  ['2027-01-03T00:05:00Z', '3 January 2027 at 12:05am (UK time, Europe/London)'],
])('%s in London is %s', (iso, written) => {
  expect(english.moment(at(iso), 'Europe/London')).toBe(written);
});

test('another zone is named as it is', () => {
  expect(english.moment(at('2027-01-03T17:00:00Z'), 'Asia/Tokyo')).toBe(
    '4 January 2027 at 2am (Asia/Tokyo time)',
  );
});

test.each([
  ['2027-01-03T09:00:00Z', '3 Ionawr 2027 am 9 y bore (amser y DU, Europe/London)'],
  ['2027-01-03T17:00:00Z', '3 Ionawr 2027 am 5 y prynhawn (amser y DU, Europe/London)'],
  ['2027-08-03T19:30:00Z', '3 Awst 2027 am 8:30 yr hwyr (amser y DU, Europe/London)'],
])('%s in Welsh is %s', (iso, written) => {
  expect(welsh.moment(at(iso), 'Europe/London')).toBe(written);
});

test('shares are whole per cents that never round something to nothing or all', () => {
  expect(english.percent(61, 149)).toBe('41%');
  expect(english.percent(1, 1000)).toBe('less than 1%');
  expect(english.percent(999, 1000)).toBe('more than 99%');
  expect(english.percent(0, 10)).toBe('0%');
  expect(english.percent(10, 10)).toBe('100%');
  expect(english.percent(0, 0)).toBe('none');
});

test('a share is said with its base', () => {
  const sentence = { count: 149, part: 61, percent: english.percent(61, 149) };
  expect(words.en('site.shareOfVoters', sentence)).toBe('61 of 149 voters (41%)');
  expect(words.cy('site.shareOfVoters', sentence)).toBe('61 o 149 pleidleisiwr (41%)');
});
