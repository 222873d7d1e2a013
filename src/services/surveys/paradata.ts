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
