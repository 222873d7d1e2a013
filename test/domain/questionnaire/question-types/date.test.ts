import { questionType } from '../../../../src/domain/questionnaire/question-types/index.js';
import { answerTo, faultsOf, questionOf } from '../../../kit/questions.js';

const question = questionOf('date');
const typed = (day: string, month: string, year: string) => ({ day, month, year });

test.each([
  [typed('27', '3', '2016'), '2016-03-27'],
  [typed('7', '03', '2016'), '2016-03-07'],
  [typed('29', 'Feb', '2024'), '2024-02-29'],
  [typed('1', 'Chwefror', '2024'), '2024-02-01'],
  [typed('1', 'sept', '1984'), '1984-09-01'],
])('%j is %s', (parts, day) => {
  expect(answerTo(question, parts)).toBe(day);
});

test.each([
  [typed('', '3', '2016'), { day: ['date-without-day'] }],
  [typed('27', '', ''), { month: ['date-without-month-year'] }],
  [typed('', '3', ''), { day: ['date-without-day-year'] }],
  [typed('27', '3', '16'), { year: ['date-year'] }],
  [typed('27', '13', '2016'), { month: ['date-month'] }],
  [typed('27', 'm', '2016'), { month: ['date-month'] }],
  [typed('30', '2', '2016'), { day: ['date-day'] }],
  [typed('29', '2', '1900'), { day: ['date-day'] }],
  [typed('0', '1', '2016'), { day: ['date-day'] }],
  [typed('1', '1', '0000'), { day: ['date-day'] }],
  [{}, { day: ['date-empty'] }],
])('%j is refused at the box that can put it right', (parts, faults) => {
  expect(faultsOf(question, parts)).toEqual(faults);
});

test('an author may set the first and the last day', () => {
  const within = questionOf('date', { parameters: { min: '2016-01-01', max: '2016-12-31' } });
  expect(answerTo(within, typed('31', '12', '2016'))).toBe('2016-12-31');
  expect(faultsOf(within, typed('31', '12', '2015'))).toEqual({ day: ['date-early'] });
  expect(faultsOf(within, typed('1', '1', '2017'))).toEqual({ day: ['date-late'] });
  const { check } = questionType('date');
  expect(check(within)).toEqual([]);
  expect(check({ ...within, parameters: { min: '2016-02-30' } })).toHaveLength(1);
  expect(check({ ...within, parameters: { min: '2017-01-01', max: '2016-01-01' } })).toHaveLength(1);
});

test('a default may be a date, or a moment whose day it is', () => {
  const { fromText } = questionType('date');
  expect(fromText(question, '2016-03-27')).toBe('2016-03-27');
  expect(fromText(question, '2016-03-27T10:00:00.000+01:00')).toBe('2016-03-27');
  expect(fromText(question, 'yesterday')).toBeNull();
});
