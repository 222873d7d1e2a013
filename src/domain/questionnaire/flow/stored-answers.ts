/** Reads answers straight out of a response's stored text: making an object of each of a million responses is most of a file's time. */
import type { Answer } from '../definition.js';

/** Is told of each answer the place of its key among the keys asked for, and from where to where it stands in the text. */
export type TakeAnswer = (place: number, text: string, from: number, to: number) => void;

/**
 * Tells `take` every answer of a state as `JSON.stringify` writes it and answers true; false where the text is laid out otherwise,
 * or something was given on the way in, or an answer is kept aside. What was taken until then is to be forgotten.
 */
export type ReadAnswers = (text: string, take: TakeAnswer) => boolean;

const BACKSLASH = 0x5c;
const QUOTE = 0x22;
const COMMA = 0x2c;
const END = 0x7d;
const SMALL_N = 0x6e;

const BEFORE_SEED = '{"seed":"';
const BEFORE_LANGUAGE = '","language":"';
const BEFORE_ANSWERS = '","given":{},"answers":{';
const NOTHING_HIDDEN = '},"hidden":[],';
const [ARRAY, OBJECT] = [0x5b, 0x7b];

/**
 * A reader of the answers under these keys; others are passed over. Responses of one version have their answers in nearly the same
 * order, so which key comes after which is remembered and looked at first.
 */
export function answersReader(keys: readonly string[]): ReadAnswers {
  const written = keys.map((key) => `"${key}":`);
  const places = new Map(keys.map((key, place) => [key, place]));
  /** Behind each place (0 is the beginning), the one that came last time. */
  const following = new Int32Array(keys.length + 1);
  return (text, take) => {
    let at = answersStart(text);
    if (at < 0) return false;
    if (text.charCodeAt(at) === END) return text.startsWith(NOTHING_HIDDEN, at);
    let before = 0;
    for (;;) {
      let place = following[before] ?? 0;
      const expected = written[place] ?? '';
      if (expected !== '' && text.startsWith(expected, at)) at += expected.length;
      else {
        const close = text.indexOf('":', at + 1);
        if (text.charCodeAt(at) !== QUOTE || close < 0) return false;
        const key = text.slice(at + 1, close);
        if (key.includes('\\')) return false;
        place = places.get(key) ?? -1;
        if (place >= 0) following[before] = place;
        at = close + 2;
      }
      const end = valueEnd(text, at);
      if (end < 0) return false;
      if (place >= 0) {
        take(place, text, at, end);
        before = place + 1;
      }
      at = end;
      const sign = text.charCodeAt(at);
      if (sign === END) return text.startsWith(NOTHING_HIDDEN, at);
      if (sign !== COMMA) return false;
      at += 1;
    }
  };
}

/** Where the first answer begins; -1 where the text does not begin as a state without anything given. */
function answersStart(text: string): number {
  if (!text.startsWith(BEFORE_SEED)) return -1;
  const language = text.indexOf(BEFORE_LANGUAGE, BEFORE_SEED.length);
  const answers = language < 0 ? -1 : text.indexOf(BEFORE_ANSWERS, language + BEFORE_LANGUAGE.length);
  if (answers < 0) return -1;
  const isPlain = !text.slice(0, answers).includes('\\');
  return isPlain ? answers + BEFORE_ANSWERS.length : -1;
}

/** Where the value that begins here is over: a text, a blank, or a list or object of texts; -1 where it is none of these. */
function valueEnd(text: string, at: number): number {
  const first = text.charCodeAt(at);
  if (first === SMALL_N) return at + 4;
  if (first === QUOTE) return textEnd(text, at);
  if (first !== ARRAY && first !== OBJECT) return -1;
  // The sign that closes stands two behind the one that opens.
  const close = first + 2;
  let next = at + 1;
  for (;;) {
    const sign = text.charCodeAt(next);
    if (sign === close) return next + 1;
    if (sign === QUOTE) next = textEnd(text, next);
    else if (sign === ARRAY || sign === OBJECT || Number.isNaN(sign)) return -1;
    else next += 1;
    if (next < 0) return -1;
  }
}

/** Behind the quotation mark that ends the text; -1 where none does. */
function textEnd(text: string, at: number): number {
  for (let next = at + 1; next < text.length; next += 1) {
    const sign = text.charCodeAt(next);
    if (sign === QUOTE) return next + 1;
    if (sign === BACKSLASH) next += 1;
  }
  return -1;
}

/** The answer that stands here. */
export function answerIn(text: string, from: number, to: number): Answer {
  const written = text.slice(from, to);
  if (written === 'null') return null;
  const isPlain = written.charCodeAt(0) === QUOTE && !written.includes('\\');
  return isPlain ? written.slice(1, -1) : (JSON.parse(written) as Answer);
}
