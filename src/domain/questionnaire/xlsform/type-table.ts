/** XLSForm's words for types without a list of choices, and what Canvass makes of each. */

/** What a plain word means here. */
export type PlainMeaning =
  /** A question that the respondent sees; `word` is XLSForm's one word for all the spellings, `constraint` the type's own. */
  | { readonly kind: 'asked'; readonly word: string; readonly constraint: string | null }
  /** Never shown: worked out, by this where the form gives nothing else, or only kept. */
  | { readonly kind: 'unseen'; readonly word: 'calculate' | 'hidden'; readonly calculation: string | null }
  /** XLSForm's, not Canvass's: the form is accepted, and cannot be fielded before the question is gone. */
  | { readonly kind: 'elsewhere'; readonly word: string; readonly isSeen: boolean }
  /** A file that expressions may look into; no question. */
  | { readonly kind: 'file' };

const asked = (word: string, constraint: string | null = null): PlainMeaning => ({
  kind: 'asked',
  word,
  constraint,
});
const unseen = (calculation: string | null): PlainMeaning => ({
  kind: 'unseen',
  word: calculation === null ? 'hidden' : 'calculate',
  calculation,
});

const TEXT = ['text', 'string', 'q string', 'add text prompt'];
const WHOLE = ['integer', 'int', 'q int', 'add integer prompt'];
/** Whole numbers from 0 to as many. */
const UP_TO: Readonly<Record<string, number>> = {
  percentage: 100,
  'number of days in last month': 31,
  'number of days in last six months': 183,
  'number of days in last year': 365,
};
const DECIMAL = ['decimal', 'q decimal', 'add decimal prompt'];
const DATE = ['date', 'q date', 'add date prompt'];
const MOMENT = [
  ...['dateTime', 'datetime', 'date time', 'q dateTime', 'q date time', 'add dateTime prompt'],
  ...['add date time prompt', 'time'],
];
const NOTE = ['note', 'q note', 'add note prompt'];
const TICK = ['acknowledge', 'q acknowledge', 'add acknowledge prompt', 'trigger'];
const CALCULATE = ['calculate', 'q calculate', 'add calculate prompt'];
/** What a device would fill in; Canvass never asks a device who is holding it. */
const DEVICE = [
  ...['deviceid', 'imei', 'device id', 'get device id', 'uri:deviceid', 'simserial', 'sim id', 'get sim id'],
  ...['uri:simserial', 'subscriberid', 'subscriber id', 'get subscriber id', 'uri:subscriberid'],
  ...['phonenumber', 'get phone number', 'uri:phonenumber', 'username', 'uri:username'],
  ...['email', 'uri:email', 'audit'],
];
/** What surveys do not ask, by XLSForm's one word for all the spellings. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  image: ['image', 'photo', 'q picture', 'q image', 'add image prompt', 'add photo prompt'],
  audio: ['audio', 'q audio', 'add audio prompt'],
  video: ['video', 'q video', 'add video prompt'],
  file: ['file', 'add file prompt'],
  osm: ['osm'],
  barcode: ['barcode', 'q barcode', 'add barcode prompt'],
  geopoint: ['geopoint', 'q geopoint', 'location', 'q location', 'add location prompt', 'gps'],
  geoshape: ['geoshape', 'q geoshape'],
  geotrace: ['geotrace', 'q geotrace'],
};
/** The same of what a device would do without anybody seeing it. */
const BEHIND = ['background-audio', 'start-geopoint', 'background-geopoint'];

const each = (words: readonly string[], meaning: PlainMeaning) =>
  words.map((word) => [word, meaning] as const);

const MEANINGS: ReadonlyMap<string, PlainMeaning> = new Map<string, PlainMeaning>([
  ...each([...TEXT, ...MOMENT], asked('text')),
  ...each(WHOLE, asked('integer')),
  ...Object.entries(UP_TO).map(
    ([word, most]) => [word, asked('integer', `0 <= . and . <= ${most}`)] as const,
  ),
  ...each(['phone number'], asked('text', "regex(., '^\\d*$')")),
  ...each(DECIMAL, asked('decimal')),
  ...each(DATE, asked('date')),
  ...each(NOTE, asked('note')),
  ...each(TICK, asked('acknowledge')),
  ...each(['range'], asked('range')),
  ...each(CALCULATE, { kind: 'unseen', word: 'calculate', calculation: null }),
  ...each(['hidden', ...DEVICE], unseen(null)),
  ...each(['start', 'start time', 'get start time'], unseen('once(now())')),
  ...each(['end', 'end time', 'get end time'], unseen('now()')),
  ...each(['today', 'get today'], unseen('once(today())')),
  ...each(['xml-external', 'csv-external'], { kind: 'file' }),
  ...Object.entries(ELSEWHERE).flatMap(([word, spellings]) =>
    each(spellings, { kind: 'elsewhere', word, isSeen: true }),
  ),
  ...BEHIND.flatMap((word) => each([word], { kind: 'elsewhere', word, isSeen: false })),
]);

/** What the word means; null for a word that no XLSForm knows. */
export function plainMeaning(word: string): PlainMeaning | null {
  return MEANINGS.get(isMapOfTags(word) ? 'osm' : word) ?? null;
}

/** Whether the word is a map whose tags are a list of the sheet osm: `osm LIST`. */
export function isMapOfTags(word: string): boolean {
  return /^osm \S+$/.test(word);
}

/** Whether the word is a moment that Canvass asks for as a line of text. */
export function isMoment(word: string): boolean {
  return MOMENT.includes(word);
}

/** XLSForm's one word for a type that surveys do not ask; null for every other type. */
export function elsewhereWord(word: string): string | null {
  const meaning = plainMeaning(word);
  return meaning?.kind === 'elsewhere' ? meaning.word : null;
}

/**
 * What a word means that says more to other tools than the word `shown`, which is the type's here: a moment, what a device
 * fills in, a map with its tags. Null where it says nothing more, or no longer means that type.
 */
export function furtherMeaning(word: string, shown: string): { readonly calculation: string | null } | null {
  const meaning = plainMeaning(word);
  if (meaning === null || meaning.kind === 'file' || word === shown || meaning.word !== shown) return null;
  if (meaning.kind === 'unseen') return { calculation: meaning.calculation };
  return isMoment(word) || isMapOfTags(word) ? { calculation: null } : null;
}

/** Whether a device would fill the row in. */
export function isOfDevice(word: string): boolean {
  return DEVICE.includes(word);
}
