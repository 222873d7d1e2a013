/** What whole and decimal numbers share: how they are typed, their limits and steps, judged exactly as decimals. */
import { ok } from '../../../shared/result.js';
import type { Question } from '../definition.js';
import { typedLine } from '../form.js';
import { fault, type PartFault, type QuestionType } from '../question-type.js';
import {
  compareDecimals,
  type Decimal,
  decimalText,
  digitsOf,
  isOnStep,
  MOST_DIGITS,
  parseDecimal,
} from './decimal-text.js';
import { defineType } from './define-type.js';
import { decimalParameter, setFor, textParameter } from './parameters.js';

const ZERO: Decimal = { units: 0n, places: 0 };

/** A number question type; `places` is the most decimals that are kept. */
export function numberType(name: string, word: string, places: number): QuestionType {
  return defineType({
    name,
    xlsform: { word, appearance: null },
    parameters: [
      decimalParameter('min'),
      decimalParameter('max'),
      decimalParameter('step'),
      textParameter('unit', 'what the number counts, in one word'),
      textParameter('unit-cy', 'the unit in Welsh'),
    ],
    defaultTable: 'summary',
    defaultChart: 'histogram',
    check: numberFaults,

    layout: (question) => ({
      whole: places === 0,
      unit: setFor(question, 'unit') ?? '',
      unitCy: setFor(question, 'unit-cy') ?? setFor(question, 'unit') ?? '',
    }),

    read: (question, typed) => {
      const text = typedLine(typed.own);
      if (text === '') return question.required ? fault('type-number') : ok(null);
      const number = parseDecimal(plainNumber(question, text));
      if (number === null || digitsOf(number) > MOST_DIGITS)
        return fault('number-unreadable', { typed: text });
      if (number.places > places) return fault(places === 0 ? 'number-whole' : 'number-places', { places });
      return wrongNumber(question, number) ?? ok(decimalText(number));
    },

    answerText: (question, answer) =>
      typeof answer === 'string' ? [{ about: null, text: withUnit(question, answer) }] : [],
    variables: ({ name: variable, label }) => [
      { name: variable, label, kind: 'number', codes: null, missing: [] },
    ],
    coder: () => (answer) => [typeof answer === 'string' ? Number(answer) : null],
  });
}

/** People write thousands as 1,000 or 1 000, and the unit beside the number. */
function plainNumber(question: Question, text: string): string {
  const units = [setFor(question, 'unit'), setFor(question, 'unit-cy')].filter((unit) => unit !== null);
  const bare = units.reduce((rest, unit) => (rest === unit ? rest : rest.replace(unit, '')), text).trim();
  return /^[-−–+]?\d{1,3}([, ]\d{3})+(\.\d+)?$/.test(bare) ? bare.replace(/[, ]/g, '') : bare;
}

function wrongNumber(question: Question, number: Decimal) {
  const { least, most, step } = settings(question);
  const shown = {
    least: least === null ? '' : decimalText(least),
    most: most === null ? '' : decimalText(most),
  };
  const isLow = least !== null && compareDecimals(number, least) < 0;
  const isHigh = most !== null && compareDecimals(number, most) > 0;
  if (least !== null && most !== null && (isLow || isHigh)) return fault('number-between', shown);
  if (isLow) return fault('number-low', shown);
  if (isHigh) return fault('number-high', shown);
  if (step === null || step.units <= 0n || isOnStep(number, least ?? ZERO, step)) return null;
  return fault('number-step', { step: decimalText(step), from: decimalText(least ?? ZERO) });
}

/** The least, the most and the step; null where none was set. */
function settings(question: Question): Readonly<Record<'least' | 'most' | 'step', Decimal | null>> {
  const numberOf = (name: string) => parseDecimal(setFor(question, name) ?? '');
  return { least: numberOf('min'), most: numberOf('max'), step: numberOf('step') };
}

function numberFaults(question: Question): PartFault[] {
  const { least, most, step } = settings(question);
  const faults: PartFault[] = [];
  if (least !== null && most !== null && compareDecimals(least, most) > 0)
    faults.push({
      column: 'parameters',
      expected: `max to be at least min, which is ${decimalText(least)}`,
      found: decimalText(most),
    });
  if (step !== null && step.units <= 0n)
    faults.push({ column: 'parameters', expected: 'step to be above 0', found: decimalText(step) });
  return faults;
}

function withUnit(question: Question, number: string) {
  const unit = setFor(question, 'unit');
  if (unit === null) return { und: number };
  return { en: `${number} ${unit}`, cy: `${number} ${setFor(question, 'unit-cy') ?? unit}` };
}
