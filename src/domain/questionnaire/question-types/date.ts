/** A day: three boxes on the page as people write dates, ISO 8601 in the data set. */
import { ok, type Result } from '../../../shared/result.js';
import type { Question } from '../definition.js';
import { type TypedForm, typedLine } from '../form.js';
import { type AnswerFault, fault, type PartFault } from '../question-type.js';
import { isRealDay, monthNumber } from './calendar.js';
import { defineType } from './define-type.js';
import { setFor } from './parameters.js';

const PARTS = ['day', 'month', 'year'] as const;

const dayParameter = (name: string) => ({
  name,
  expects: 'a date such as 2027-01-31',
  accepts: (value: string) => isIsoDay(value),
});

export const date = defineType({
  name: 'date',
  xlsform: { word: 'date', appearance: null },
  parameters: [dayParameter('min'), dayParameter('max')],
  defaultTable: 'summary',
  defaultChart: 'histogram',

  check: (question): PartFault[] => {
    const [least, most] = [setFor(question, 'min'), setFor(question, 'max')];
    if (least === null || most === null || least <= most) return [];
    return [{ column: 'parameters', expected: `max to be at or after min, which is ${least}`, found: most }];
  },

  read: (question, typed) => {
    const [whole] = typed.own.map((text) => text.trim()).filter((text) => text !== '');
    if (whole !== undefined && isIsoDay(whole)) return inLimits(question, whole);
    return readParts(question, typed);
  },

  typed: (_question, answer) => {
    if (typeof answer !== 'string') return {};
    const [year = '', month = '', day = ''] = answer.split('-').map((part) => String(Number(part)));
    return { day, month, year };
  },

  fromText: (_question, text) => (isIsoDay(text.slice(0, 10)) ? text.slice(0, 10) : null),
  variables: ({ name, label }) => [{ name, label, kind: 'date', codes: null, missing: [] }],
});

function isIsoDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return isRealDay(Number(year), Number(month), Number(day));
}

/** What is missing is asked for by name; of what is there, the first part that cannot be is named. */
function readParts(question: Question, typed: TypedForm): Result<string | null, readonly AnswerFault[]> {
  const [day = '', month = '', year = ''] = PARTS.map((part) => typedLine(typed.part(part)));
  const missing = PARTS.filter((_part, index) => [day, month, year][index] === '');
  const [first] = missing;
  if (missing.length === PARTS.length)
    return question.required ? fault('date-empty', {}, { part: 'day' }) : ok(null);
  if (first !== undefined) return fault(`date-without-${missing.join('-')}`, {}, { part: first });
  const numbers = [Number(year), monthNumber(month), /^\d{1,2}$/.test(day) ? Number(day) : 0] as const;
  if (!/^\d{4}$/.test(year)) return fault('date-year', { typed: year }, { part: 'year' });
  if (numbers[1] < 1 || numbers[1] > 12) return fault('date-month', { typed: month }, { part: 'month' });
  if (!isRealDay(...numbers)) return fault('date-day', { typed: day }, { part: 'day' });
  return inLimits(
    question,
    numbers.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-'),
  );
}

function inLimits(question: Question, day: string): Result<string, readonly AnswerFault[]> {
  const [least, most] = [setFor(question, 'min'), setFor(question, 'max')];
  if (least !== null && day < least) return fault('date-early', {}, { part: 'day', days: { least } });
  if (most !== null && day > most) return fault('date-late', {}, { part: 'day', days: { most } });
  return ok(day);
}
