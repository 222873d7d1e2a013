/** What rating scales share: points from a start to an end in steps, some or all of them labelled. */
import { ok, type Result } from '../../../shared/result.js';
import type { Answer, Choice, Question } from '../definition.js';
import { type TypedForm, typedLine } from '../form.js';
import {
  type AnswerFault,
  type DefaultTable,
  fault,
  type PartFault,
  type QuestionType,
  type XlsFormWord,
} from '../question-type.js';
import { codedVariable } from './choices.js';
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  decimalText,
  isOnStep,
  parseDecimal,
} from './decimal-text.js';
import { defineType } from './define-type.js';
import { decimalParameter, setFor, textParameter } from './parameters.js';

/** More points than that are a box for a number. */
const MOST_POINTS = 21;

interface Scale {
  readonly name: string;
  readonly xlsform: XlsFormWord;
  readonly defaultTable: DefaultTable;
  /** The ends of a scale whose author set none. */
  readonly start: string;
  readonly end: string;
}

/** A scale type. Its parameters are those of XLSForm's `range`; its list labels the points that it names. */
export function scaleType(scale: Scale): QuestionType {
  const { start, end, ...named } = scale;
  const pointsOf = (question: Question) => points(question, start, end);
  return defineType({
    ...named,
    choices: 'optional',
    defaultChart: 'bars',
    parameters: [
      ...['start', 'end', 'step', 'tick_interval', 'placeholder'].map(decimalParameter),
      textParameter('tick_labelset', 'the name of a list'),
    ],

    choiceNames: (question) => pointsOf(question).texts,
    check: (question) => scaleFaults(question, start, end),
    layout: (question) => {
      const { texts, least, most } = pointsOf(question);
      return {
        points: texts,
        shown: shownAs(question, texts),
        least: decimalText(least),
        most: decimalText(most),
      };
    },
    read: (question, typed) => readPoint(question, typed, pointsOf(question)),
    condition: (_question, answer) => (typeof answer === 'string' ? answer : ''),
    answerText: (question, answer) =>
      typeof answer === 'string' ? [{ about: null, text: told(question, answer) }] : [],

    variables: (question) => {
      const { name, label } = question;
      const { texts } = pointsOf(question);
      const areCodes = texts.length > 0 && texts.every((text) => /^-?\d{1,9}$/.test(text));
      return areCodes
        ? [
            {
              ...codedVariable(
                name,
                label,
                texts.map((text) => pointOf(question, text)),
              ),
              ordered: true,
            },
          ]
        : [{ name, label, kind: 'number', codes: null, missing: [] }];
    },
    coder: () => (answer) => [typeof answer === 'string' ? Number(answer) : null],
  });
}

interface Points {
  readonly from: Decimal;
  readonly least: Decimal;
  readonly most: Decimal;
  readonly step: Decimal;
  /** Each point; empty where there are too many to show. */
  readonly texts: readonly string[];
}

function points(question: Question, start: string, end: string): Points {
  const numberOf = (name: string, otherwise: string) =>
    parseDecimal(setFor(question, name) ?? otherwise) ?? (parseDecimal(otherwise) as Decimal);
  const [from, to, step] = [numberOf('start', start), numberOf('end', end), numberOf('step', '1')];
  const ahead = compareDecimals(to, from) >= 0;
  const [least, most] = ahead ? [from, to] : [to, from];
  const by = step.units > 0n === ahead ? step : { ...step, units: -step.units };
  const texts: string[] = [];
  const isIn = (at: Decimal) => compareDecimals(at, least) >= 0 && compareDecimals(at, most) <= 0;
  for (
    let at = from;
    step.units !== 0n && isIn(at) && texts.length <= MOST_POINTS;
    at = addDecimals(at, by)
  ) {
    texts.push(decimalText(at));
  }
  return { from, least, most, step, texts: texts.length > MOST_POINTS ? [] : texts };
}

/** All points labelled: a list of labels. Some: a row of numbers. Too many points: a box. */
function shownAs({ choices }: Question, texts: readonly string[]): string {
  if (texts.length === 0) return 'box';
  return texts.every((text) => choices.some(({ name }) => name === text)) ? 'labels' : 'numbers';
}

function readPoint(
  question: Question,
  typed: TypedForm,
  { from, least, most, step }: Points,
): Result<Answer, readonly AnswerFault[]> {
  const text = typedLine(typed.own);
  if (text === '') return question.required ? fault('choose-point') : ok(null);
  const point = parseDecimal(text);
  const isPoint =
    point !== null &&
    compareDecimals(point, least) >= 0 &&
    compareDecimals(point, most) <= 0 &&
    (step.units === 0n || isOnStep(point, from, step));
  if (isPoint) return ok(decimalText(point));
  return fault('point-unknown', { least: decimalText(least), most: decimalText(most) });
}

/** The point as a choice: with its label, or with its number as one. */
function pointOf({ choices }: Question, text: string): Choice {
  return choices.find(({ name }) => name === text) ?? { name: text, label: { und: text } };
}

/** The point's number, and its label where it has one. */
function told({ choices }: Question, text: string) {
  const label = choices.find(({ name }) => name === text)?.label;
  if (label === undefined) return { und: text };
  return Object.fromEntries(Object.entries(label).map(([code, words]) => [code, `${text} – ${words ?? ''}`]));
}

function scaleFaults(question: Question, start: string, end: string): PartFault[] {
  const { from, least, most, step, texts } = points(question, start, end);
  const faults: PartFault[] = [];
  const add = (expected: string, found: string) =>
    void faults.push({ column: 'parameters', expected, found });
  if (compareDecimals(least, most) === 0) add('end to differ from start', decimalText(most));
  if (step.units === 0n) add('step to differ from 0', '0');
  const stray = texts.length === 0 ? [] : question.choices.filter(({ name }) => !texts.includes(name));
  for (const { name } of stray)
    faults.push({
      column: 'choices',
      expected: `a point of the scale, such as ${decimalText(from)}`,
      found: name,
    });
  return faults;
}
