/** What is kept about how somebody answered: enough to improve a questionnaire, nothing that tells who it was. */

/** A kind of device; never a browser's own name. */
export type Device = 'phone' | 'tablet' | 'computer' | 'unknown';

export interface Paradata {
  readonly device: Device;
  /** Whole seconds from the save before until this page was saved, over all visits. */
  readonly seconds: Readonly<Record<string, number>>;
}

/** A page left open for longer counts as this much: somebody went away, or came back by code. */
const LONGEST_SECONDS = 1800;

/** The paradata after a page was saved `milliseconds` after the save before it. */
export function withPageTime(before: Paradata, page: string, milliseconds: number): Paradata {
  const spent = Math.min(LONGEST_SECONDS, Math.max(0, Math.round(milliseconds / 1000)));
  // A page has the name of a question, which may be called `constructor`.
  const already = Object.hasOwn(before.seconds, page) ? (before.seconds[page] ?? 0) : 0;
  return { ...before, seconds: { ...before.seconds, [page]: already + spent } };
}

/** The kind of device that a browser's `User-Agent` and client hint tell of; nothing else of them is kept. */
export function deviceOf(userAgent: string, mobileHint: string): Device {
  if (userAgent === '') return 'unknown';
  if (/iPad|Tablet|Android(?!.*Mobile)/i.test(userAgent)) return 'tablet';
  if (mobileHint === '?1' || /Mobi|iPhone|iPod/i.test(userAgent)) return 'phone';
  return /Windows|Macintosh|X11|Linux|CrOS/i.test(userAgent) ? 'computer' : 'unknown';
}

/** The paradata of a stored response. */
export function readParadata(json: string): Paradata {
  const { device = 'unknown', seconds = {} } = JSON.parse(json) as Partial<Paradata>;
  return { device, seconds };
}

/** Seconds over all pages. */
export function totalSeconds({ seconds }: Paradata): number {
  return Object.values(seconds).reduce((sum, one) => sum + one, 0);
}

/** What data sets say of stored paradata: the device, and the seconds over all pages. */
export interface ParadataFacts {
  readonly device: string;
  readonly seconds: number;
}

const BEFORE_DEVICE = '{"device":"';
const BEFORE_SECONDS = '","seconds":{';

/** The facts of stored paradata, without making an object of texts that are laid out as they are always written. */
export function paradataFacts(json: string): ParadataFacts {
  const end = json.startsWith(BEFORE_DEVICE) ? json.indexOf(BEFORE_SECONDS) : -1;
  const seconds = end < 0 ? null : sumOfNumbers(json, end + BEFORE_SECONDS.length);
  if (seconds !== null) return { device: json.slice(BEFORE_DEVICE.length, end), seconds };
  const read = readParadata(json);
  return { device: read.device, seconds: totalSeconds(read) };
}

const [QUOTE, BACKSLASH, COMMA, NOUGHT, NINE] = [0x22, 0x5c, 0x2c, 0x30, 0x39];

/** The sum of `"page":12,"other":3`, up to `}}` at the text's end; null where anything else stands there. */
function sumOfNumbers(json: string, start: number): number | null {
  const last = json.length - 2;
  let sum = 0;
  let at = start;
  while (at < last) {
    if (json.charCodeAt(at) !== QUOTE) return null;
    const colon = json.indexOf('":', at + 1);
    if (colon < 0) return null;
    for (at += 1; at < colon; at += 1) if (json.charCodeAt(at) === BACKSLASH) return null;
    at += 2;
    let number = 0;
    let sign = json.charCodeAt(at);
    if (sign < NOUGHT || sign > NINE) return null;
    for (; sign >= NOUGHT && sign <= NINE; sign = json.charCodeAt(at)) {
      number = number * 10 + (sign - NOUGHT);
      at += 1;
    }
    sum += number;
    if (sign === COMMA) at += 1;
    else if (at !== last) return null;
  }
  return json.endsWith('}}') ? sum : null;
}
