/**
 * Details in somebody's words that could tell who wrote them: names, numbers, addresses, places. What is found is shown to
 * a person who decides; what is not found can identify all the same.
 */
import { merged, type Span } from './search.js';
import { wordsOf } from './words.js';

export const DETAIL_KINDS = [
  'e-mail',
  'web',
  'phone',
  'postcode',
  'number',
  'title',
  'name',
  'place',
  'capitals',
] as const;
export type DetailKind = (typeof DETAIL_KINDS)[number];

/** One detail where it stands in the text. */
export interface Detail {
  readonly kind: DetailKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What is looked for besides patterns; all but `places` and `names` in small letters. */
export interface DetailLists {
  /** Words before a name: dr, sister, councillor. */
  readonly titles: ReadonlySet<string>;
  /** Places by their small letters; of one or more words. */
  readonly places: ReadonlySet<string>;
  /** Of these, the ones that are also ordinary words, found only with a capital: bath, reading. */
  readonly ordinaryPlaces: ReadonlySet<string>;
  /** Given names that are no ordinary words. */
  readonly names: ReadonlySet<string>;
  /** Words with capitals that name nobody: nhs, monday, english. */
  readonly harmless: ReadonlySet<string>;
}

/** The most words that a place has. */
const PLACE_WORDS = 4;

const PATTERNS: readonly (readonly [DetailKind, RegExp])[] = [
  ['e-mail', /[\p{L}\p{N}._%+-]+\s?@\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu],
  [
    'web',
    /(?:https?:\/\/|www\.)\S+|\b[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:com|org|net|uk|wales|cymru|scot|io|eu|info|nhs)\b(?:\/\S*)?/giu,
  ],
  ['web', /(?<![\p{L}\p{N}.])@[\p{L}\p{N}_]{3,}/gu],
  // UK and international numbers: nine digits or more, with blanks, dots, hyphens and brackets in between.
  ['phone', /(?<!\p{N})(?:\+|00)?\(?\d(?:[\s().-]{0,2}\d){8,14}(?!\p{N})/gu],
  // Royal Mail's formats, outward and inward code; alone, an outward code of letter and digits is found as a number.
  ['postcode', /\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b/giu],
  ['number', /(?:\p{L}{0,3}(?=\d))?\d+(?:[.,:/-]\d+)*(?:st|nd|rd|th|p)?/giu],
];

/** Every detail that is found, in the order of the text; what overlaps is one, of the kind that says more. */
export function detailsIn(text: string, lists: DetailLists): readonly Detail[] {
  const found: Omit<Detail, 'text'>[] = [];
  const add = ({ kind, start, end }: Omit<Detail, 'text'>) => {
    const at = found.findIndex((other) => start < other.end && other.start < end);
    const other = found[at];
    if (other === undefined) found.push({ kind, start, end });
    else found[at] = { ...other, start: Math.min(start, other.start), end: Math.max(end, other.end) };
  };
  for (const [kind, pattern] of PATTERNS)
    for (const match of text.matchAll(pattern))
      add({ kind, start: match.index, end: match.index + match[0].length });
  for (const [start, end] of placesIn(text, lists)) add({ kind: 'place', start, end });
  const inCapitals = isAllCapitals(text);
  for (const name of namesIn(text, lists, inCapitals)) add(name);
  if (inCapitals) found.push({ kind: 'capitals', start: 0, end: text.length });
  return found
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map((detail) => ({ ...detail, text: text.slice(detail.start, detail.end) }));
}

function placesIn(text: string, { places, ordinaryPlaces }: DetailLists): readonly Span[] {
  const words = wordsOf(text);
  const spans: Span[] = [];
  for (let from = 0; from < words.length; from += 1) {
    for (let size = PLACE_WORDS; size > 0; size -= 1) {
      const run = words.slice(from, from + size);
      const [first, last] = [run[0], run[run.length - 1]];
      if (run.length < size || first === undefined || last === undefined) continue;
      const name = run.map(({ word }) => withoutEnding(word)).join(' ');
      const isCapital = /^\p{Lu}/u.test(text.slice(first.start));
      if (!places.has(name) || (ordinaryPlaces.has(name) && !isCapital)) continue;
      spans.push([first.start, last.end]);
      break;
    }
  }
  return merged(spans);
}

/** `Cardiff's` is Cardiff. */
function withoutEnding(word: string): string {
  return word.replace(/'s$/, '');
}

/** Texts in capitals alone, in which a name looks like any other word. */
function isAllCapitals(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  const capitals = letters.filter((letter) => letter !== letter.toLowerCase());
  return letters.length >= 12 && capitals.length / letters.length > 0.8;
}

/**
 * Capitals where a sentence does not begin, with the capitals beside them; whatever follows a title; and given names
 * wherever they stand, in small letters too. Of a text in capitals alone, only given names.
 */
function namesIn(text: string, lists: DetailLists, inCapitals: boolean): readonly Omit<Detail, 'text'>[] {
  const words = namedWords(text, lists, inCapitals);
  const details: Omit<Detail, 'text'>[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) break;
    const next = words[at + 1];
    const goesOn = next !== undefined && !next.opens;
    const titled = word.isTitle && goesOn && (next.isCapital || next.isName);
    const opensName = word.begins && word.isCapital && goesOn && next.isCapital;
    if (!titled && !word.isName && !opensName && (!word.isCapital || word.begins)) continue;
    let last = titled ? at + 1 : at;
    while (words[last + 1]?.isCapital === true && words[last + 1]?.opens === false) last += 1;
    details.push({ kind: titled ? 'title' : 'name', start: word.start, end: words[last]?.end ?? word.end });
    at = last;
  }
  return details;
}

/** The words with what makes each look like a part of a name. */
function namedWords(text: string, lists: DetailLists, inCapitals: boolean) {
  return wordsOf(text).map((word, index, all) => {
    const written = text.slice(word.start, word.end);
    const before = text.slice(all[index - 1]?.end ?? 0, word.start);
    const bare = withoutEnding(word.word);
    const isI = /^I(?:['’]|$)/u.test(written);
    return {
      ...word,
      isCapital: !inCapitals && /^\p{Lu}/u.test(written) && !lists.harmless.has(bare) && !isI,
      begins: index === 0 || /[.!?:;…\n"“‘•(]/u.test(before),
      isTitle: lists.titles.has(bare),
      isName: lists.names.has(bare),
    };
  });
}

/** The text with the detail taken out, as a quote shows that something is missing. */
export function withoutDetail(text: string, { start, end }: Pick<Detail, 'start' | 'end'>): string {
  return `${text.slice(0, start)}[…]${text.slice(end)}`.replaceAll(/\[…\](?:[\s,]*\[…\])+/gu, '[…]');
}

/** The text with all of these details taken out; that it is in capitals cannot be. */
export function withoutDetails(text: string, details: readonly Detail[]): string {
  const fromTheEnd = details.filter(({ kind }) => kind !== 'capitals').sort((a, b) => b.start - a.start);
  return fromTheEnd.reduce((left, detail) => withoutDetail(left, detail), text);
}

/** A quotation without its marks of what was left out, for looking whether its words are those of the comment. */
function pieces(quote: string): readonly string[] {
  return quote
    .split(/\[[^\]]*\]|…|\.\.\./u)
    .map((piece) => plain(piece))
    .filter((piece) => piece !== '');
}

function plain(text: string): string {
  return wordsOf(text)
    .map(({ word }) => word)
    .join(' ');
}

/**
 * Whether the quote says only what the comment says, in its order: words may be left out, and what stands in square
 * brackets may be put in.
 */
export function isFaithful(quote: string, comment: string): boolean {
  const whole = ` ${plain(comment)} `;
  let at = 0;
  for (const piece of pieces(quote)) {
    const found = whole.indexOf(` ${piece} `, at);
    if (found === -1) return false;
    at = found + piece.length + 1;
  }
  return pieces(quote).length > 0;
}
