/** XLSForm's words for types without a list of choices, and what Canvass makes of each. */

/** What a plain word means here. */
export type PlainMeaning =
  /** A question that the respondent sees; `word` is XLSForm's one word for all the spellings. */
  | { readonly kind: 'asked'; readonly word: string }
  /** Never shown: worked out, by this where the form gives nothing else, or only kept. */
  | { readonly kind: 'unseen'; readonly word: 'calculate' | 'hidden'; readonly calculation: string | null }
  /** XLSForm's, not Canvass's: the form is refused, naming the type. */
  | { readonly kind: 'refused' }
  /** A file that expressions may look into; no question. */
  | { readonly kind: 'file' };

const asked = (word: string): PlainMeaning => ({ kind: 'asked', word });
const unseen = (calculation: string | null): PlainMeaning => ({
  kind: 'unseen',
  word: calculation === null ? 'hidden' : 'calculate',
  calculation,
});

const TEXT = ['text', 'string', 'q string', 'add text prompt'];
const WHOLE = ['integer', 'int', 'q int', 'add integer prompt', 'percentage'];
const WHOLE_OF_DAYS = ['last month', 'last six months', 'last year'].map(
  (time) => `number of days in ${time}`,
);
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
  ...['phonenumber', 'phone number', 'get phone number', 'uri:phonenumber', 'username', 'uri:username'],
  ...['email', 'uri:email', 'audit'],
];
const MEDIA = [
  ...['image', 'photo', 'q picture', 'q image', 'add image prompt', 'add photo prompt', 'audio', 'q audio'],
  ...['add audio prompt', 'video', 'q video', 'add video prompt', 'file', 'add file prompt', 'osm'],
  ...['background-audio', 'barcode', 'q barcode', 'add barcode prompt'],
];
const GEOGRAPHY = [
  ...['geopoint', 'geoshape', 'geotrace', 'q geopoint', 'q geoshape', 'q geotrace', 'location', 'q location'],
  ...['add location prompt', 'gps', 'start-geopoint', 'background-geopoint'],
];

const each = (words: readonly string[], meaning: PlainMeaning) =>
  words.map((word) => [word, meaning] as const);

const MEANINGS: ReadonlyMap<string, PlainMeaning> = new Map<string, PlainMeaning>([
  ...each([...TEXT, ...MOMENT], asked('text')),
  ...each([...WHOLE, ...WHOLE_OF_DAYS], asked('integer')),
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
  ...each([...MEDIA, ...GEOGRAPHY], { kind: 'refused' }),
]);

/** What the word means; null for a word that no XLSForm knows. */
export function plainMeaning(word: string): PlainMeaning | null {
  return MEANINGS.get(word) ?? null;
}

/** Whether the word is a moment that Canvass asks for as a line of text. */
export function isMoment(word: string): boolean {
  return MOMENT.includes(word);
}

/** Whether a device would fill the row in. */
export function isOfDevice(word: string): boolean {
  return DEVICE.includes(word);
}
